import { pagesDrawn } from '../drawn';
import { withEdit } from '../edits';
import { editsDone } from '../written';
import { guestSpeeds } from '../series';
import { copyStartMs } from '../storage-move';
import type { MigrationResult, Reason, RoundRecord, SetupFailure } from '../types';
import { losesNetwork, writesPerSecond } from '../verdict';
import { channelOf } from './channel-of';

/** The values of the verdict, the sentence at the top. Numbers are unrounded. */
export interface Verdict {
  outcome: MigrationResult['outcome'];
  liveRounds: number;
  /** The last live round, if the move ended before all its pages were sent; otherwise null. */
  openRound: number | null;
  brownoutMs: number;
  blackoutMs: number;
  /** Above 0 if the VM moved before its memory. */
  pullMs: number;
  /** How long the VM stood still in the pull because the link was cut, ms. */
  pullWaitMs: number;
  amplification: number;
  /**
   * Page writes a second divided by the pages that can be sent a second. Repeated writes to a page
   * count.
   */
  writeRatio: number;
  /** Whether writes or link were changed while memory was copied: then the ratio is that before. */
  isRatioOfStart: boolean;
  /** Different pages that the reader wrote, beside those of the workload. */
  pagesDrawn: number;
  /** Newly dirty pages divided by the pages that can be sent; null without a live round. */
  newlyDirtyRatio: number | null;
  /** The last live round that sent pages; null if there is none. */
  lastRound: Pick<RoundRecord, 'pagesSent' | 'pagesDirtied' | 'guestSpeed'> | null;
  /** Whether the move waits in the queue, behind others. */
  isQueued: boolean;
  /** Whether the VM is now on a network where no client reaches it. */
  losesNetwork: boolean;
  stop: Reason;
  /** Why the settings of the hosts made it fail; null if they did not. */
  failure: SetupFailure | null;
}

/**
 * Pages with content sent a second in round 0, whether the link, the policy or the processors
 * limited it. The time for which the link was cut does not count. Without a live round, the pages
 * that the link can carry.
 */
export function pagesCarriedPerSecond(result: MigrationResult): number {
  const { link } = result.scenario;
  const { pageCost, zeroCost, paused } = channelOf(result);
  const first = result.rounds[0];
  if (!first?.live || !first.pagesSent || !first.durationMs) return link.bytesPerSecond / pageCost;
  const pageShare = first.bytesSent / (first.bytesSent - first.zeroPagesSent * zeroCost);
  const sendingMs = paused.openMsBetween(first.startMs, first.startMs + first.durationMs);
  return (first.pagesSent * pageShare * 1000) / sendingMs;
}

/**
 * Newly dirty pages a second divided by the pages that can be sent a second, over all live rounds.
 * Several writes to a page in a round count once. Null without a live round.
 */
export function newlyDirtyRatioOf(result: MigrationResult): number | null {
  const live = result.rounds.filter((round) => round.live);
  const ms = live.reduce((sum, round) => sum + round.durationMs, 0);
  if (ms === 0) return null;
  const pages = live.reduce((sum, round) => sum + round.pagesDirtied, 0);
  return (pages * 1000) / ms / pagesCarriedPerSecond(result);
}

function pullWait(result: MigrationResult): number {
  const resumedMs = copyStartMs(result) + result.brownoutMs + result.blackoutMs;
  return guestSpeeds(result)
    .filter(({ fromMs, value }) => value === 0 && fromMs >= resumedMs)
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** The ratio of page writes when the copy of memory begins, and whether it changed later. */
function writeRatioOf(result: MigrationResult): Pick<Verdict, 'writeRatio' | 'isRatioOfStart'> {
  const { scenario } = result;
  const beginMs = copyStartMs(result);
  const sets = scenario.edits.filter(
    ({ set }) => set && /workload|link/.test(Object.keys(set).join()),
  );
  const { workload } = sets.filter(({ atMs }) => atMs <= beginMs).reduce(withEdit, scenario);
  return {
    writeRatio: writesPerSecond(workload) / pagesCarriedPerSecond(result),
    isRatioOfStart: sets.some(({ atMs }) => atMs > beginMs && atMs < beginMs + result.brownoutMs),
  };
}

export function judge(result: MigrationResult): Verdict {
  const live = result.rounds.filter((round) => round.live);
  const last = live.at(-1);
  const { scenario, outcome, brownoutMs, blackoutMs, pullMs, amplification, stop } = result;
  return {
    outcome,
    liveRounds: live.length,
    openRound: outcome === 'aborted' && last?.pagesUnsent ? last.round : null,
    brownoutMs,
    blackoutMs,
    pullMs,
    pullWaitMs: pullMs > 0 ? pullWait(result) : 0,
    amplification,
    ...writeRatioOf(result),
    pagesDrawn: pagesDrawn(editsDone(scenario.edits, result)),
    newlyDirtyRatio: newlyDirtyRatioOf(result),
    lastRound: live.findLast(({ pagesSent }) => pagesSent > 0) ?? null,
    isQueued: result.failure?.stage === 'queue',
    losesNetwork: losesNetwork(result),
    stop,
    failure: result.failure,
  };
}
