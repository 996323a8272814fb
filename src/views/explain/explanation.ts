import type { Moment, Run } from '../../model/run/run';
import type { MigrationResult, RoundRecord } from '../../model/types';
import type { Frame } from '../../state/frames.svelte';
import { formulasText } from '../../text/formulas';
import type { TermId } from './glossary';
import type { Source } from './sources';

/** Either always the same, or what a run at a moment makes it. */
export type OfRun<T> = T | ((run: Run, moment: Moment) => T);

/** Values by the names that a formula gives them, with their units. */
export type Values = Record<string, string>;

/** How a read-out comes about. */
export interface Explanation {
  /** Blocks of `formulas.tex`, in the order in which they are shown. */
  formulas: OfRun<readonly string[]>;
  /** The frame is null until the first one is there. */
  values: (run: Run, moment: Moment, frame: Frame | null) => Values;
  sentence: (run: Run, moment: Moment) => string;
  source: OfRun<Source>;
  /** Which of the values no source publishes; null where all are published or follow. */
  illustrative?: (run: Run, moment: Moment) => string | null;
  /** Words of the glossary that help here. */
  terms: readonly TermId[];
}

/** What stands for a value that does not exist. */
export const NONE = '–';

/** What it is at a moment of a run. */
export function valueAt<T extends object>(value: OfRun<T>, moment: Moment): T {
  return typeof value === 'function' ? value(moment.run, moment) : value;
}

/** A sum as it is written: the first terms, and what the others come to, so that it adds up. */
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
