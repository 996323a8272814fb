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
  /** Keep the stale-page proof; the page may turn it off above 2^24 pages. */
  proof: boolean;
  /**
   * The number of parts that the work of an interval is cut into; the result does not depend on
   * it.
   */
  chunks?: number;
}

/** The facts that any engine knows at the end of a run. */
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

/** Pages processed before the clock is read, so that a slice is much shorter than a frame. */
const PAGES_PER_CHUNK = 2 ** 22;

/** Runs a migration to its end; yields the simulated milliseconds after each part of the work. */
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

/** Simulates on the page engine and yields during the work; returns the result. */
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
    // A move that never resumes the VM at the destination uses no stale page there.
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

/** Makes a result of a summary; engine, proof and elapsed time come from the caller. */
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
