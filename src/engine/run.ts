import type {
  Attempt,
  MigrationResult,
  ModelName,
  Outcome,
  PullStep,
  Reason,
  RoundRecord,
  Scenario,
} from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import type { PageKernel } from './kernel';
import { Migration } from './migration';

export interface ProofOptions {
  /** Keep the stale-page proof; the page may give it up above 2^24 pages. */
  proof: boolean;
  /** Into how many pieces the work of an interval is cut; the result does not depend on it. */
  chunks?: number;
}

/** What any engine knows at the end of a run. */
export interface RunSummary {
  outcome: Outcome;
  stop: Reason;
  memoryStartMs: number;
  stopMs: number;
  endMs: number;
  /** When a guest that pulls its memory has all of it. */
  pulledMs?: number;
  rounds: RoundRecord[];
  pull?: PullStep[];
  attempts?: Attempt[];
}

/** Pages worked on between two looks at the clock, so that a slice stays well under a frame. */
const PAGES_PER_CHUNK = 2 ** 22;

/** Runs a migration to its end; yields the simulated milliseconds done after every piece of work. */
function* advance(
  migration: Migration,
  chunks = Math.ceil(migration.pages / PAGES_PER_CHUNK),
): Generator<number, void> {
  for (let interval = migration.plan(); interval; interval = migration.plan()) {
    for (let chunk = 0; chunk < chunks; chunk++) {
      migration.work.send(interval, chunk, chunks);
      yield migration.nowMs;
    }
    for (let chunk = 0; chunk < chunks; chunk++) {
      migration.work.dirty(interval, chunk, chunks);
      yield migration.nowMs;
    }
    migration.finish(interval);
  }
}

/** Simulates on the page engine and yields while it works; the value returned is the result. */
export function* simulatePages(
  kernel: PageKernel,
  scenario: Scenario,
  policy: PrecopyPolicy,
  { proof, chunks }: ProofOptions,
): Generator<number, MigrationResult> {
  const started = performance.now();
  const migration = new Migration(kernel, scenario, policy, { proof });
  yield* advance(migration, chunks);
  const { ending } = migration;
  return {
    ...assemble(scenario, 'pages', {
      outcome: ending.outcome!,
      stop: ending.stop,
      stopMs: ending.stopMs,
      endMs: ending.endMs,
      pulledMs: ending.pulledMs,
      memoryStartMs: migration.memoryStartMs,
      rounds: migration.rounds.list,
      pull: migration.pullSteps,
      attempts: migration.attempts,
    }),
    engine: kernel.engine,
    staleProof: proof ? 'on' : 'off',
    elapsedMs: performance.now() - started,
    // A move that never activates the destination activates no stale page.
    stalePagesAtActivation: proof ? (ending.hasMoved ? migration.work.stalePages() : 0) : null,
  };
}

/** Lets a generator run to its end. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The parts of the total time, ms. */
export function durationsOf(
  scenario: Scenario,
  run: Omit<RunSummary, 'rounds'>,
): Pick<
  MigrationResult,
  'setupMs' | 'storageMs' | 'brownoutMs' | 'blackoutMs' | 'cleanupMs' | 'pullMs' | 'totalMs'
> {
  const startMs = Math.min(run.memoryStartMs, run.endMs);
  const setupMs = Math.min(scenario.timing.setupMs, startMs);
  const storageMs = startMs - setupMs;
  const brownoutMs = Math.max(0, run.stopMs - run.memoryStartMs);
  const blackoutMs = run.endMs - Math.max(run.stopMs, startMs);
  const hasCleanup = run.outcome !== 'not-converged' && run.outcome !== 'lost';
  const cleanupMs = hasCleanup ? scenario.timing.cleanupMs : 0;
  const pullMs = Math.max(0, (run.pulledMs ?? 0) - run.endMs);
  const totalMs = setupMs + storageMs + brownoutMs + blackoutMs + cleanupMs + pullMs;
  return { setupMs, storageMs, brownoutMs, blackoutMs, cleanupMs, pullMs, totalMs };
}

/** Puts a summary into the shape of a result; engine, proof and elapsed time are the caller's. */
export function assemble(
  scenario: Scenario,
  model: ModelName,
  run: RunSummary,
): Omit<MigrationResult, 'engine' | 'elapsedMs' | 'staleProof' | 'stalePagesAtActivation'> {
  const { outcome, stop, rounds } = run;
  const bytesSent = rounds.reduce((sum, round) => sum + round.bytesSent, 0);
  return {
    scenario,
    model,
    outcome,
    stop,
    ...durationsOf(scenario, run),
    bytesSent,
    amplification: bytesSent / scenario.vm.memoryBytes,
    rounds,
    pull: run.pull ?? [],
    attempts: run.attempts ?? [],
    failure: null,
    warnings: [],
    moves: [],
    linkShare: null,
  };
}
