/** Steps that can be taken back; older ones are forgotten. */
const MOST = 200;

/** What is, what was before it, and what was taken back. */
export class History<T> {
  #past: readonly T[] = $state.raw([]);
  #present: T = $state.raw()!;
  #future: readonly T[] = $state.raw([]);

  constructor(first: T) {
    this.#present = first;
  }

  get present(): T {
    return this.#present;
  }

  /** What was before, the oldest first. */
  get past(): readonly T[] {
    return this.#past;
  }

  /** What undo would bring back; null where there is nothing. */
  get previous(): T | null {
    return this.#past.at(-1) ?? null;
  }

  /** What redo would bring back; null where there is nothing. */
  get next(): T | null {
    return this.#future[0] ?? null;
  }

  /** Makes something new what is; nothing that was taken back can be brought back after that. */
  put(value: T): void {
    this.#past = [...this.#past, this.#present].slice(-MOST);
    this.replace(value);
  }

  /** Changes what is without a step of its own. */
  replace(value: T): void {
    this.#present = value;
    this.#future = [];
  }

  /** Begins anew: nothing is before and nothing after. */
  restart(value: T): void {
    this.#past = [];
    this.replace(value);
  }

  undo(): void {
    if (!this.#past.length) return;
    this.#future = [this.#present, ...this.#future];
    this.#present = this.#past.at(-1)!;
    this.#past = this.#past.slice(0, -1);
  }

  redo(): void {
    if (!this.#future.length) return;
    this.#past = [...this.#past, this.#present];
    this.#present = this.#future[0]!;
    this.#future = this.#future.slice(1);
  }
}
