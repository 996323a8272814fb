/**
 * A part of the engine that the first run on the page does not need; `all-parts.ts` registers it.
 */
export class Later<T> {
  #part: T | null = null;

  bring(part: T): void {
    this.#part = part;
  }

  /** The part; throws if it is not registered. */
  get loaded(): T {
    if (!this.#part) throw new Error('The engine is not loaded whole.');
    return this.#part;
  }
}
