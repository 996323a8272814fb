import { shellText } from '../text/shell';

/** How browsers and the bundler's loader report that a part of the program did not load. */
const SAID = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Whether an error means that a part could not be loaded, offline or after a new release. */
export const isLoadFailure = (error: unknown): boolean =>
  error instanceof Error && SAID.test(error.message);

/** Why something failed, in words for the reader. */
export const sayError = (error: unknown): string =>
  isLoadFailure(error) ? shellText.notLoaded : (error as Error).message;
