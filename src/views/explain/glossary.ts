import { hypervisorTerms } from './glossary/hypervisors';
import { labTerms } from './glossary/lab';
import { linkTerms } from './glossary/link';
import { memoryTerms } from './glossary/memory';
import { roundTerms } from './glossary/rounds';
import { stageTerms } from './glossary/stages';
import type { Term } from './glossary/term';

export type { Term };

/** The vocabulary of the lab, by the id that a term's button names. */
export const glossary = {
  ...stageTerms,
  ...roundTerms,
  ...memoryTerms,
  ...linkTerms,
  ...hypervisorTerms,
  ...labTerms,
} as const;

export type TermId = keyof typeof glossary;

/** All terms in the order of the alphabet, with their ids. */
export const alphabet: readonly [string, Term][] = Object.entries<Term>(glossary).sort(
  ([, a], [, b]) => a.term.localeCompare(b.term, 'en'),
);
