import { scenarioMet } from '../../model/link-share';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { pagesCarriedPerSecond, writesPerSecond } from '../../model/verdict';
import { totalPages } from '../../model/vm';
import { policyById } from '../../policies';
import { Channel } from '../../policies/channel';

/** What a run of the same scenario with twice the link came to; its other values as in a result. */
export type Doubled = Pick<
  MigrationResult,
  'outcome' | 'brownoutMs' | 'blackoutMs' | 'pullMs' | 'bytesSent'
> & { liveRounds: number };

/** A question and its answer; null where a run gives none. */
export type Ask = (run: QuestionRun) => { ask: string; answer: string } | null;

/** A run with what several questions need of it. */
export interface QuestionRun {
  result: MigrationResult;
  doubled: Doubled | null;
  live: readonly RoundRecord[];
  pages: number;
  /** Pages a second: written, and with content carried in round 0. */
  writes: number;
  carried: number;
  /** Wire bytes of a page and of a zero page, and what the link carries a second while copying. */
  pageCost: number;
  zeroCost: number;
  liveRate: number;
}

export function prepare(result: MigrationResult, doubled: Doubled | null): QuestionRun {
  const { scenario } = result;
  const policy = policyById(scenario.policy.id);
  const channel = new Channel(scenarioMet(result), policy);
  const cap = policy.bandwidthCap?.(scenario.policy.options) ?? null;
  const live = result.rounds.filter((round) => round.live);
  return {
    result,
    doubled,
    live,
    pages: totalPages(scenario.vm),
    writes: writesPerSecond(scenario.workload),
    carried: pagesCarriedPerSecond(result),
    pageCost: channel.pageCost,
    zeroCost: channel.zeroCost,
    liveRate: channel.live(cap).rateAt(live[0]?.startMs ?? result.setupMs),
  };
}
