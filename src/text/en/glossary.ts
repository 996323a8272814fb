import { hypervisorTerms } from './glossary/hypervisors';
import { labTerms } from './glossary/lab';
import { linkTerms } from './glossary/link';
import { memoryTerms } from './glossary/memory';
import { roundTerms } from './glossary/rounds';
import { stageTerms } from './glossary/stages';

/** The glossary: what each term means, and what else it is called. */
export const glossary = {
  ...stageTerms,
  ...roundTerms,
  ...memoryTerms,
  ...linkTerms,
  ...hypervisorTerms,
  ...labTerms,
};
