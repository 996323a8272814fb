import { engineText } from '../text/engine';

/** The browser has no memory for a run; told anew where it arrives, in the language of the page. */
export class NoMemoryError extends RangeError {
  readonly pages: number;
  constructor(pages: number) {
    super(engineText.noMemory(pages));
    this.name = 'NoMemoryError';
    this.pages = pages;
  }
}
