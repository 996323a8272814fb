/** The most steps that can be undone; older ones are dropped. */
const MOST = 200;

/** The current value, the earlier ones, and those that were undone. */
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

  /** The earlier values, the oldest first. */
  get past(): readonly T[] {
    return this.#past;
  }

  /** The value that undo restores; null if there is none. */
  get previous(): T | null {
    return this.#past.at(-1) ?? null;
  }

  /** The value that redo restores; null if there is none. */
  get next(): T | null {
    return this.#future[0] ?? null;
  }

  /** Adds a new current value. After that nothing can be redone. */
  put(value: T): void {
    this.#past = [...this.#past, this.#present].slice(-MOST);
    this.replace(value);
  }

  /** Replaces the current value without a new step. */
  replace(value: T): void {
    this.#present = value;
    this.#future = [];
  }

  /** Starts again with one value, without earlier or undone ones. */
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
