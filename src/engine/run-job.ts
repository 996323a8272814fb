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

/** A run as it is asked for. */
export interface RunJob {
  scenario: Scenario;
  /** Keep the stale-page proof. */
  proof: boolean;
  /** Into how many pieces the work of an interval is cut; the result does not depend on it. */
  chunks?: number;
  /** Where in the run the first frame is wanted. */
  at?: Place | undefined;
  /** A run in the background gives way to one on screen. */
  rank: Exclude<Rank, 'frame'>;
  /** A quick answer is wanted first, where the run takes longer than a frame of the screen. */
  hasPreview: boolean;
}

/** What a run is simulated with. */
export interface Workplace {
  kernel: PageKernel;
  /** Another kernel, for short work that is done in one piece. */
  shortKernel(): Promise<PageKernel>;
  slices: Slices;
}

/** A run that is not done by then shows a preview first, ms … */
const PREVIEW_AFTER_MS = 12;
/** … unless it is bound to end within two frames; above the second it is bound not to. */
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
  // Settings to check are looked at by what comes with them.
  const hosts = scenario.hosts ? await import('./hosts-run') : null;
  const check = hosts?.checkHosts(scenario) ?? null;
  if (hosts?.failsInSetup(check)) return hosts.failedRun(scenario, check!, kernel.engine);
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
    // The answer leaves before the long work begins.
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

/** What several moves make of the link. */
async function shareOut(kernel: PageKernel, scenario: Scenario): Promise<SharedMoves> {
  const { simulateMoves } = await import('./moves');
  return simulateMoves(kernel, scenario);
}

/** Works for `ms`; returns null where that was not enough. */
function* until<T>(work: Generator<unknown, T>, ms: number): Generator<unknown, T | null> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const { done, value } = work.next();
    if (done) return value;
    yield;
  }
  return null;
}
