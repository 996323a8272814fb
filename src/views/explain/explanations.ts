import type { Moment } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import { type Explanation, valueAt } from './explanation';
import { PAGES } from './pages';
import { RATES } from './rates';
import { RULES } from './rules';
import { TIMES } from './times';

/** Every read-out that can be opened, by the id that its button names. */
export const explanations = { ...TIMES, ...PAGES, ...RATES, ...RULES };

export type NumberId = keyof typeof explanations;

/** Says how a read-out comes about at a moment of a run; null for an id nobody knows. */
export function explainNumber(id: string, moment: Moment, frame: Frame | null) {
  const explanation: Explanation | undefined = explanations[id as NumberId];
  if (!explanation) return null;
  const { title, formulas, values, sentence, source, illustrative = null, terms } = explanation;
  return {
    title,
    terms,
    formulas: valueAt(formulas, moment),
    values: values(moment.run, moment, frame),
    sentence: valueAt(sentence, moment),
    source: valueAt(source, moment),
    illustrative: valueAt(illustrative, moment),
  };
}
