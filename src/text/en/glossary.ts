import { hypervisorTerms } from './glossary/hypervisors';
import { labTerms } from './glossary/lab';
import { linkTerms } from './glossary/link';
import { memoryTerms } from './glossary/memory';
import { roundTerms } from './glossary/rounds';
import { stageTerms } from './glossary/stages';

/** The glossary: the meaning and the other names of each term. */
export const glossary = {
  ...stageTerms,
  ...roundTerms,
  ...memoryTerms,
  ...linkTerms,
  ...hypervisorTerms,
  ...labTerms,
};
