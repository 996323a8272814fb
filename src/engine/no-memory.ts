import { engineText } from '../text/engine';

/** The browser has no memory for a run. The page adds the message, in the reader's language. */
export class NoMemoryError extends RangeError {
  readonly pages: number;
  constructor(pages: number) {
    super(engineText.noMemory(pages));
    this.name = 'NoMemoryError';
    this.pages = pages;
  }
}
