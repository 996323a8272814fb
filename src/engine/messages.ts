import type { SweepGrid, SweepPart } from '../model/sweep-grid';
import type { EngineName, MigrationResult, Scenario } from '../model/types';
import type { RunAnswer } from './framed-run';
import type { Frame } from './frame-player';
import type { RunJob } from './run-job';
import type { SeedOutcome } from './seeds';
import type { CoreSource, EnginePreference } from './start-kernel';

/** Requests to an engine, by the kind of job. `key` is the number of the run's key. */
export interface Asks {
  run: RunJob & { key: number };
  /** `run` is the number of the job that simulated it; `ms` since its start. */
  frame: { key: number; run: number; ms: number; isCounted: boolean };
  seeds: { scenario: Scenario; first: number; count: number };
  tile: { grid: SweepGrid; first: number; count: number };
  prepare: object;
}

/** Answers of the engine. It may answer only the first of the seeds or parts requested. */
export interface Answers {
  run: RunAnswer;
  frame: Frame | null;
  seeds: SeedOutcome[];
  tile: SweepPart;
  prepare: null;
}

export type JobKind = keyof Asks;

/** A job and its number. */
export type JobRequest = {
  [Kind in JobKind]: { type: Kind; id: number } & Asks[Kind];
}[JobKind];

/** The job number in the reply to a failed start; jobs are numbered from 1. */
export const START = 0;

/** Messages from the page to an engine; the first message starts it. */
export type Request =
  | { type: 'start'; core: CoreSource; language: EnginePreference }
  | JobRequest
  | { type: 'cancel'; id: number }
  | { type: 'release'; key: number };

/** Messages from an engine to the page. */
export type Reply =
  | { type: 'started'; engine: EngineName }
  /** A job is still at work. */
  | { type: 'alive' }
  | { type: 'preview'; id: number; result: MigrationResult }
  | { type: 'done'; id: number; answer: Answers[JobKind] }
  /** `pages` is set if there is no memory for that many. Messages do not keep an error's class. */
  | { type: 'failed'; id: number; name: string; message: string; pages?: number };
