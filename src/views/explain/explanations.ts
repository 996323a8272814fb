import type { Moment } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import { explanationsText } from '../../text/explanations';
import { alphabetically } from '../../text/order';
import { type Explanation, valueAt } from './explanation';
import { PAGES } from './pages';
import { RATES } from './rates';
import { RULES } from './rules';
import { TIMES } from './times';

/** Every number that can be explained, by the id that its button names. */
export const readOuts = {
  ...TIMES,
  ...PAGES,
  ...RATES,
  ...RULES,
} satisfies Record<keyof typeof explanationsText, Explanation>;

export type NumberId = keyof typeof readOuts;

/** The ids and titles of all numbers, in alphabetical order. */
export const titles = (): [NumberId, string][] =>
  (Object.keys(readOuts) as NumberId[])
    .map((id): [NumberId, string] => [id, explanationsText[id].title])
    .sort(([, a], [, b]) => alphabetically(a, b));

/**
 * Explains how a number is computed at a moment of a run, whose stage is played for so long; null
 * for an unknown id.
 */
export function explainNumber(id: string, moment: Moment, frame: Frame | null, playedMs: number) {
  const explanation: Explanation | undefined = readOuts[id as NumberId];
  if (!explanation) return null;
  const { formulas, values, sentence, source, illustrative, terms } = explanation;
  return {
    title: explanationsText[id as NumberId].title,
    terms,
    formulas: valueAt(formulas, moment, playedMs),
    values: values(moment.run, moment, frame, playedMs),
    sentence: sentence(moment.run, moment),
    source: valueAt(source, moment, playedMs),
    illustrative: illustrative?.(moment.run, moment) ?? null,
  };
}
