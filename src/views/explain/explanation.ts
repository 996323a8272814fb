import type { Moment, Run } from '../../model/run/run';
import type { MigrationResult, RoundRecord } from '../../model/types';
import type { Frame } from '../../state/frames.svelte';
import { formulasText } from '../../text/formulas';
import type { TermId } from './glossary';
import type { Source } from './sources';

/** A value that is always the same, or is computed from a run at a moment. */
export type OfRun<T> = T | ((run: Run, moment: Moment, playedMs: number) => T);

/** Values by the names that a formula gives them, with their units. */
export type Values = Record<string, string>;

/** How a number is computed. */
export interface Explanation {
  /** Blocks of `formulas.tex`, in the order in which they are shown. */
  formulas: OfRun<readonly string[]>;
  /**
   * The frame is null until the first one has been computed. `playedMs` is how long the stage at
   * the moment is played.
   */
  values: (run: Run, moment: Moment, frame: Frame | null, playedMs: number) => Values;
  sentence: (run: Run, moment: Moment) => string;
  source: OfRun<Source>;
  /** Which of the values no source publishes; null if all are published or computed. */
  illustrative?: (run: Run, moment: Moment) => string | null;
  /** Glossary terms that help to understand it. */
  terms: readonly TermId[];
}

/** Shown instead of a value that does not exist. */
export const NONE = '–';

/** The value at a moment of a run. */
export function valueAt<T extends object>(value: OfRun<T>, moment: Moment, playedMs: number): T {
  return typeof value === 'function' ? value(moment.run, moment, playedMs) : value;
}

/** A sum as text: its first terms, and the total of the others, so that it adds up. */
export function sum(terms: readonly number[], format: (value: number) => string): string {
  const MOST = 4;
  if (terms.length === 0) return format(0);
  if (terms.length <= MOST) return terms.map(format).join(' + ');
  const rest = terms.slice(MOST - 1);
  const others = rest.reduce((all, term) => all + term, 0);
  const first = terms.slice(0, MOST - 1).map(format);
  return formulasText.sumWithMore(first.join(' + '), format(others), rest.length);
}

/** The live rounds of a run: those sent while the guest ran at the source. */
export const liveRounds = ({ rounds }: MigrationResult): RoundRecord[] =>
  rounds.filter(({ live }) => live);

/** The round at the moment, or the first one before any has begun. */
export const roundOf = ({ run, round }: Moment): RoundRecord | null =>
  round ?? run.result.rounds[0] ?? null;
