/**
 * What the panel can show: how a number is computed, a term, how to read a chart, the list of keys,
 * or sharing.
 */
export type Reading =
  { kind: 'number' | 'term' | 'chart'; id: string } | { kind: 'keys' } | { kind: 'share' };

/** The panel with explanations, and what it shows. */
export class Reader {
  open: Reading | null = $state.raw(null);
  /** The element that opened the panel. It gets the focus back. */
  opener: HTMLElement | null = null;
  /** What the opener opened. Links in the panel may have led to other content since. */
  #first: Reading | null = null;

  /**
   * Whether it is a column beside the stage, which stays usable; otherwise it is a dialog over the
   * page.
   */
  get isBeside(): boolean {
    return this.open !== null && this.open.kind !== 'keys' && this.open.kind !== 'share';
  }

  /** The element that shows as pressed; null if the panel now shows something else. */
  get pressed(): HTMLElement | null {
    return this.open === this.#first ? this.opener : null;
  }

  /** Opens the explanation of a number: its formula, its values, its source. */
  explain(id: string, opener?: HTMLElement): void {
    this.#read({ kind: 'number', id }, opener);
  }

  /** Opens a term of the glossary. */
  define(id: string, opener?: HTMLElement): void {
    this.#read({ kind: 'term', id }, opener);
  }

  /** Opens the guide to a chart. */
  guide(id: string, opener?: HTMLElement): void {
    this.#read({ kind: 'chart', id }, opener);
  }

  /** Opens the list of keys. */
  keys(): void {
    this.#read({ kind: 'keys' });
  }

  /** Opens the ways to share. */
  share(): void {
    this.#read({ kind: 'share' });
  }

  close(): void {
    this.open = null;
  }

  /** Without an opener it comes from a link in the panel. */
  #read(reading: Reading, opener?: HTMLElement): void {
    if (opener) {
      this.opener = opener;
      this.#first = reading;
    }
    this.open = reading;
  }
}
