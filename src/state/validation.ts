/** What checks scenarios, and says what is wrong with them. */
export type Validation = typeof import('../catalog/scenario');

/**
 * Loads the checks of entries and files, with the first of them. One promise for all who wait:
 * imports of one module need not answer in the order they were asked, and changes must.
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
