import type { Source } from '../sources';

/** A word of the field, or of this lab, and what it means. */
export interface Term {
  term: string;
  /** What else it is called. */
  also?: string;
  definition: string;
  /** Terms that help to understand this one. */
  see: readonly string[];
  source?: Source;
}
