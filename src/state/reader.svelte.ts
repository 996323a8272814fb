/** What can be opened: how a number comes about, a term, a chart, the list of keys, what can be shared. */
export type Reading =
  { kind: 'number' | 'term' | 'chart'; id: string } | { kind: 'keys' } | { kind: 'share' };

/** What explains, and what it is open at. */
export class Reader {
  open: Reading | null = $state.raw(null);
  /** What was pressed on the page to open it; it gets the focus back. */
  opener: HTMLElement | null = null;
  /** What the opener opened; a link may have led on from there. */
  #first: Reading | null = null;

  /** Whether it stands beside the stage, which stays usable; else it is a dialog over the page. */
  get isBeside(): boolean {
    return this.open !== null && this.open.kind !== 'keys' && this.open.kind !== 'share';
  }

  /** The element that says what is explained; null where nothing on the page was pressed for it. */
  get pressed(): HTMLElement | null {
    return this.open === this.#first ? this.opener : null;
  }

  /** Opens a read-out: its formula, its values, its source. */
  explain(id: string, opener?: HTMLElement): void {
    this.#read({ kind: 'number', id }, opener);
  }

  /** Opens a term of the glossary. */
  define(id: string, opener?: HTMLElement): void {
    this.#read({ kind: 'term', id }, opener);
  }

  /** Opens how a chart is read. */
  guide(id: string, opener?: HTMLElement): void {
    this.#read({ kind: 'chart', id }, opener);
  }

  /** Opens the list of keys. */
  keys(): void {
    this.#read({ kind: 'keys' });
  }

  /** Opens what can be shared. */
  share(): void {
    this.#read({ kind: 'share' });
  }

  close(): void {
    this.open = null;
  }

  /** Without an opener it is a link that leads on. */
  #read(reading: Reading, opener?: HTMLElement): void {
    if (opener) {
      this.opener = opener;
      this.#first = reading;
    }
    this.open = reading;
  }
}
