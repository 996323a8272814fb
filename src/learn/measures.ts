import { figureOf } from '../model/run/compare';
import type { Run } from '../model/run/run';
import { OUTCOME_ORDER } from '../model/outcome-map';
import { liveRound } from '../model/stops';
import { totalPages } from '../model/vm';

/** What a question can ask of a run. */
export type Measure =
  | { is: 'number'; unit: MeasureUnit; of(run: Run): number }
  | { is: 'word'; words: readonly string[]; of(run: Run): string };

export const MEASURE_UNITS = ['ms', 'bytes', 'pages', 'rounds', 'ratio', 'share'] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

const figure = (unit: MeasureUnit, name: Parameters<typeof figureOf>[1]): Measure => ({
  is: 'number',
  unit,
  of: (run) => figureOf(run, name) ?? 0,
});

const number = (unit: MeasureUnit, of: (run: Run) => number): Measure => ({
  is: 'number',
  unit,
  of,
});

/** What a run has, by its name in lesson files. Times in ms, sizes in bytes, shares from 0 to 1. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  outcome: { is: 'word', words: OUTCOME_ORDER, of: ({ result }) => result.outcome },
  totalMs: figure('ms', 'totalMs'),
  setupMs: figure('ms', 'setupMs'),
  storageMs: figure('ms', 'storageMs'),
  brownoutMs: figure('ms', 'brownoutMs'),
  blackoutMs: figure('ms', 'blackoutMs'),
  pullMs: figure('ms', 'pullMs'),
  cleanupMs: figure('ms', 'cleanupMs'),
  bytesSent: figure('bytes', 'bytesSent'),
  amplification: number('ratio', ({ result }) => result.amplification),
  pages: number('pages', ({ scenario }) => totalPages(scenario.vm)),
  liveRounds: figure('rounds', 'liveRounds'),
  pagesDirtied: figure('pages', 'pagesDirtied'),
  pagesLeft: number(
    'pages',
    ({ result }) => result.rounds.find(({ live }) => !live)?.pagesToSend ?? 0,
  ),
  firstRoundMs: number('ms', ({ result }) => liveRound(result, 0)?.durationMs ?? 0),
  firstRoundDirtied: number('pages', ({ result }) => liveRound(result, 0)?.pagesDirtied ?? 0),
  secondRoundPages: number('pages', ({ result }) => liveRound(result, 1)?.pagesToSend ?? 0),
  writeRatio: figure('ratio', 'writeRatio'),
  newlyDirtyRatio: figure('ratio', 'newlyDirtyRatio'),
};

/** Whether a run has a measure of this name. */
export const isMeasure = (name: string): boolean => Object.hasOwn(MEASURES, name);
