/** How browsers, and what loads the built parts, say that a part of the program did not come. */
const SAID = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Whether an error is that of a part that could not be loaded, offline or after a new release. */
export const isLoadFailure = (error: unknown): boolean =>
  error instanceof Error && SAID.test(error.message);
