import type { EngineName, MigrationResult, Scenario } from '../model/types';
import type { RunAnswer } from './framed-run';
import type { Frame } from './frame-player';
import type { SweepGrid } from './grid';
import type { RunJob } from './run-job';
import type { SeedOutcome } from './seeds';
import type { CoreSource, EnginePreference } from './start-kernel';
import type { SweepPoint } from './sweep';

/** What is asked of an engine, by the kind of job. Runs are told apart by the number of their key. */
export interface Asks {
  run: RunJob & { key: number };
  /** `run` is the number of the job that simulated it; `ms` since its start. */
  frame: { key: number; run: number; ms: number; isCounted: boolean };
  seeds: { scenario: Scenario; first: number; count: number };
  tile: { grid: SweepGrid; first: number; count: number };
  prepare: object;
}

/** What the engine answers. Of seeds and tiles it may do fewer than were asked for, from the first on. */
export interface Answers {
  run: RunAnswer;
  frame: Frame | null;
  seeds: SeedOutcome[];
  tile: SweepPoint[];
  prepare: null;
}

export type JobKind = keyof Asks;

/** A job and its number. */
export type JobRequest = {
  [Kind in JobKind]: { type: Kind; id: number } & Asks[Kind];
}[JobKind];

/** The number that stands for the start where that fails; jobs are numbered from 1 on. */
export const START = 0;

/** Messages from the page to an engine; the first one starts it. */
export type Request =
  | { type: 'start'; core: CoreSource; language: EnginePreference }
  | JobRequest
  | { type: 'cancel'; id: number }
  | { type: 'release'; key: number };

/** Messages from an engine to the page. */
export type Reply =
  | { type: 'started'; engine: EngineName }
  /** Some job goes on. */
  | { type: 'alive' }
  | { type: 'preview'; id: number; result: MigrationResult }
  | { type: 'done'; id: number; answer: Answers[JobKind] }
  /** Errors lose their class on the way; `pages` are those that there is no memory for. */
  | { type: 'failed'; id: number; name: string; message: string; pages?: number };
