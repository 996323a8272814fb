import type { MigrationResult, RoundRecord } from '../../model/types';
import type { TermId } from './glossary';
import type { Source } from './sources';

/** What the playhead stands at. */
export interface Moment {
  ms: number;
  /** The round that has begun last; null before the first. */
  round: RoundRecord | null;
  /** Null until the first frame is there. */
  frame: { pages: number; absentPages: number; dirtyPages: number; stalePages: number } | null;
  /** How many times slower than the copying the stage at the playhead passes. */
  slowMotion: number;
}

/** Either always the same, or told by the run and the moment. */
export type Told<T> = T | ((result: MigrationResult, moment: Moment) => T);

/** Values by the names that a formula gives them, with their units. */
export type Values = Record<string, string>;

/** How a read-out comes about. */
export interface Explanation {
  title: string;
  /** Blocks of `formulas.tex`, in the order in which they are shown. */
  formulas: Told<readonly string[]>;
  values: (result: MigrationResult, moment: Moment) => Values;
  sentence: Told<string>;
  source: Told<Source>;
  /** Which of the values no source publishes; null where all are published or follow. */
  illustrative?: Told<string | null>;
  /** Words of the glossary that help here. */
  terms: readonly TermId[];
}

/** What stands for a value that does not exist. */
export const NONE = '–';

/** What is told of this run at this moment. */
export function tell<T extends string | object | null>(
  told: Told<T>,
  result: MigrationResult,
  moment: Moment,
): T {
  return typeof told === 'function' ? told(result, moment) : told;
}

/** A sum as it is written: the first terms, and what the others come to, so that it adds up. */
export function sum(terms: readonly number[], format: (value: number) => string): string {
  const MOST = 4;
  if (terms.length === 0) return format(0);
  if (terms.length <= MOST) return terms.map(format).join(' + ');
  const rest = terms.slice(MOST - 1);
  const others = rest.reduce((all, term) => all + term, 0);
  const first = terms.slice(0, MOST - 1).map(format);
  return `${first.join(' + ')} + ${format(others)} (${rest.length} more)`;
}

/** The live rounds of a run: those sent while the guest ran at the source. */
export const liveRounds = ({ rounds }: MigrationResult): RoundRecord[] =>
  rounds.filter(({ live }) => live);

/** The round at the moment, or the first one before any has begun. */
export const roundOf = (result: MigrationResult, { round }: Moment): RoundRecord | null =>
  round ?? result.rounds[0] ?? null;
