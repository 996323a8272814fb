/** What can be read: how a number comes about, what a term means, which keys there are. */
export type Reading =
  { kind: 'number'; id: string } | { kind: 'term'; id: string } | { kind: 'keys' };

/** The one dialog that explains, and what it is open at. */
export class Reader {
  open: Reading | null = $state.raw(null);

  /** Opens a read-out: its formula, its values, its source. */
  explain(id: string): void {
    this.open = { kind: 'number', id };
  }

  /** Opens a term of the glossary. */
  define(id: string): void {
    this.open = { kind: 'term', id };
  }

  /** Opens the list of keys. */
  keys(): void {
    this.open = { kind: 'keys' };
  }

  close(): void {
    this.open = null;
  }
}
