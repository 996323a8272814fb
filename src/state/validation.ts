/** The module that checks scenarios and describes what is wrong with them. */
export type Validation = typeof import('../catalog/scenario');

/**
 * Loads the checks when they are first needed. All who wait share one promise. Imports of the same
 * module may resolve in any order, but changes must keep theirs.
 */
export class ValidationLoader {
  #loading: Promise<Validation> | null = null;

  load(): Promise<Validation> {
    this.#loading ??= import('../catalog/scenario').catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }
}
