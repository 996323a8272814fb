import { isAlone, withShare } from '../model/link-share';
import type { Place } from '../model/timeline';
import type { MigrationResult, Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { isBuiltIn, policyById } from '../policies';
import { CancelledError } from './cancelled';
import { drains } from './countable';
import type { PageKernel } from './kernel';
import { pagesForOne } from '../model/large';
import type { SharedMoves } from './moves';
import { simulatePages } from './run';
import { withMoves } from './shares';
import { type Rank, type Slices, nextTask } from './slices';

/** A request for a run. */
export interface RunJob {
  scenario: Scenario;
  /** Keep the stale-page proof. */
  proof: boolean;
  /**
   * The number of parts that the work of an interval is cut into; the result does not depend on
   * it.
   */
  chunks?: number;
  /** Where in the run the first frame is wanted. */
  at?: Place | undefined;
  /** A background run yields to one on screen. */
  rank: Exclude<Rank, 'frame'>;
  /** A quick result is returned first if the run takes longer than one frame of the screen. */
  hasPreview: boolean;
}

/** The kernels of a run. */
export interface Workplace {
  kernel: PageKernel;
  /** Another kernel, for short work without interruption. */
  shortKernel(): Promise<PageKernel>;
  slices: Slices;
}

/** A run that takes longer than this shows a preview first, ms. */
const PREVIEW_AFTER_MS = 12;
/** A draining run of at most this many pages ends within two frames and needs no preview. */
const SHORT_RUN_PAGES = 2 ** 22;
const LONG_RUN_PAGES = 2 ** 24;

/** Simulates on the page engine, in slices. Rejects with CancelledError when the signal says so. */
export async function simulateInSlices(
  { kernel, shortKernel, slices }: Workplace,
  job: RunJob,
  preview: (result: MigrationResult) => void,
  signal: AbortSignal,
): Promise<MigrationResult> {
  const { scenario, rank } = job;
  if (!isBuiltIn(scenario.policy.id) || scenario.edits.length > 0) await import('./all-parts');
  // The code that checks host settings is loaded only if there are settings.
  const hosts = scenario.hosts ? await import('./hosts-run') : null;
  const check = hosts?.checkHosts(scenario) ?? null;
  if (hosts?.failsInSetup(check)) {
    const failed = hosts.failedRun(scenario, check!, kernel.engine);
    if (isAlone(scenario)) return failed;
    return (await import('./moves')).moveOthers(await shortKernel(), failed);
  }
  const shared = isAlone(scenario) ? null : await shareOut(await shortKernel(), scenario);
  if (signal.aborted) throw new CancelledError();
  const own = withShare(scenario, shared?.share ?? null);
  const policy = policyById(own.policy.id);
  const factor = pagesForOne(scenario.vm);
  const work =
    factor > 1
      ? (await import('./scaled')).scaledRun(kernel, own, policy, factor)
      : simulatePages(kernel, own, policy, job);
  // A preview knows nothing of other rules for the first VM.
  const after = own.policy === scenario.policy ? previewAfterMs(job) : Infinity;
  let ran = after > 0 ? await slices.drive(rank, until(work, after), signal) : null;
  if (!ran) {
    const { simulatePreview } = await import('./simulate');
    const early = simulatePreview(await shortKernel(), scenario);
    if (signal.aborted) throw new CancelledError();
    preview(early);
    // Sends the answer before the long work starts.
    await nextTask();
    ran = await slices.drive(rank, work, signal);
  }
  const all = shared ? withMoves(ran, scenario, shared.moves, shared.share) : ran;
  return hosts ? hosts.withHosts(all, check) : all;
}

function previewAfterMs({ scenario, hasPreview }: RunJob): number {
  const pages = totalPages(scenario.vm);
  const isShort = drains(policyById(scenario.policy.id)) && pages <= SHORT_RUN_PAGES;
  if (!hasPreview || isShort) return Infinity;
  return pages > LONG_RUN_PAGES ? 0 : PREVIEW_AFTER_MS;
}

/** Finds the first move's part of the link. */
async function shareOut(kernel: PageKernel, scenario: Scenario): Promise<SharedMoves> {
  const { simulateMoves } = await import('./moves');
  return simulateMoves(kernel, scenario);
}

/** Works for `ms`; returns null if that is not enough. */
function* until<T>(work: Generator<unknown, T>, ms: number): Generator<unknown, T | null> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const { done, value } = work.next();
    if (done) return value;
    yield;
  }
  return null;
}
