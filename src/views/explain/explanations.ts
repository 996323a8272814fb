import type { MigrationResult } from '../../model/types';
import { type Explanation, type Moment, tell } from './explanation';
import { PAGES } from './pages';
import { RATES } from './rates';
import { RULES } from './rules';
import { TIMES } from './times';

/** Every read-out that can be opened, by the id that its button names. */
export const explanations = { ...TIMES, ...PAGES, ...RATES, ...RULES };

export type NumberId = keyof typeof explanations;

/** Says how a read-out of this run comes about at this moment; null for an id nobody knows. */
export function explainNumber(id: string, result: MigrationResult, moment: Moment) {
  const explanation: Explanation | undefined = explanations[id as NumberId];
  if (!explanation) return null;
  const { title, formulas, values, sentence, source, illustrative = null, terms } = explanation;
  return {
    title,
    terms,
    formulas: tell(formulas, result, moment),
    values: values(result, moment),
    sentence: tell(sentence, result, moment),
    source: tell(source, result, moment),
    illustrative: tell(illustrative, result, moment),
  };
}
