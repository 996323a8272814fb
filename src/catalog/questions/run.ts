import type { MigrationResult, RoundRecord } from '../../model/types';
import { pagesCarriedPerSecond } from '../../model/run/judge';
import { writesPerSecond } from '../../model/verdict';
import { channelOf } from '../../model/run/channel-of';
import { totalPages } from '../../model/vm';
import { policyById } from '../../policies';

/** The result of the same scenario with twice the link. */
export type Doubled = Pick<
  MigrationResult,
  'outcome' | 'brownoutMs' | 'blackoutMs' | 'pullMs' | 'bytesSent'
> & { liveRounds: number };

/** Makes a question and its answer; null if the question does not fit the run. */
export type Ask = (run: QuestionRun) => { ask: string; answer: string } | null;

/** A run, with the values that several questions use. */
export interface QuestionRun {
  result: MigrationResult;
  doubled: Doubled | null;
  live: readonly RoundRecord[];
  pages: number;
  /** Pages per second: page writes, and pages with content sent in round 0. */
  writes: number;
  carried: number;
  /** Wire bytes of a header, a page and a zero page, and bytes per second that the link carries while copying. */
  headerBytes: number;
  pageCost: number;
  zeroCost: number;
  liveRate: number;
}

export function prepare(result: MigrationResult, doubled: Doubled | null): QuestionRun {
  const { scenario } = result;
  const policy = policyById(scenario.policy.id);
  const channel = channelOf(result);
  const cap = policy.bandwidthCap?.(scenario.policy.options) ?? null;
  const live = result.rounds.filter((round) => round.live);
  return {
    result,
    doubled,
    live,
    pages: totalPages(scenario.vm),
    writes: writesPerSecond(scenario.workload),
    carried: pagesCarriedPerSecond(result),
    headerBytes: channel.headerBytes,
    pageCost: channel.pageCost,
    zeroCost: channel.zeroCost,
    liveRate: channel.live(cap).rateAt(live[0]?.startMs ?? result.setupMs),
  };
}
