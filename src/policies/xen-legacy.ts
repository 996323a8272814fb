import type { PrecopyStats } from '../model/types';
import { DRAINING, FIRST_ROUND, type PrecopyPolicy, pagesOfBytes, choiceOption } from './policy';

/**
 * Xen before 4.6, tools/libxc/xc_domain_save.c (00a4b65): DEF_MAX_ITERS 29, DEF_MAX_FACTOR 3, stop
 * under 50 pages in a round. Pages that are dirty again when their batch of 1,024 is sent are
 * skipped. The adaptive rate is 100 Mb/s at first, then the last dirty rate + 50 Mb/s, at most 500
 * Mb/s. With it comes the rule "sent more than last round at top rate". The recorded trace ran
 * without it.
 */
const MBIT = 125_000;
const START_RATE = 100 * MBIT;
const RATE_STEP = 50 * MBIT;
const TOP_RATE = 500 * MBIT;

/** The next round's rate in bytes a second: the last dirty rate plus one step. */
function nextRate({ waitingPages, pageBytes, lastRoundMs }: PrecopyStats): number {
  if (lastRoundMs === 0) return START_RATE;
  const dirtyRate = (waitingPages * pageBytes * 1000) / lastRoundMs;
  return Math.min(TOP_RATE, Math.max(START_RATE, dirtyRate + RATE_STEP));
}

export const xenLegacy: PrecopyPolicy = {
  id: 'xen-legacy',
  cadence: 'round',
  mechanism: { ...DRAINING, slicePages: 1024, skipRedirtied: true },
  options: {
    maxRounds: {
      words: 'max-rounds',
      unit: 'rounds',
      min: 1,
      max: 1000,
      default: 29,
      integer: true,
    },
    maxFactor: {
      words: 'max-factor',
      unit: 'factor',
      min: 1,
      max: 100,
      default: 3,
      integer: false,
    },
    adaptiveRate: choiceOption('adaptive-rate', ['off', 'on']),
    minPages: {
      words: 'few-pages-sent',
      ...pagesOfBytes(50 * 4096, 1),
    },
  },
  thresholdPages: (options) => options.minPages!,
  decide(stats, options, { rate = 0 }) {
    const next = options.adaptiveRate === 1 ? nextRate(stats) : null;
    const pace = next === null ? {} : { bandwidthCap: next, memory: { rate: next } };
    if (stats.liveRounds === 0) return { ...FIRST_ROUND, ...pace };
    const pages = stats.pagesSentInRound + stats.pagesSkippedInRound;
    const minPages = options.minPages!;
    if (pages < minPages)
      return { action: 'stop', code: 'few-pages-left', values: { pages, minPages } };
    if (stats.liveRounds >= options.maxRounds!)
      return { action: 'force', code: 'round-limit', values: { maxRounds: options.maxRounds! } };
    const maxFactor = options.maxFactor!;
    if (stats.totalPagesSent > maxFactor * stats.totalPages)
      return {
        action: 'force',
        code: 'send-limit',
        values: { pagesSent: stats.totalPagesSent, maxFactor },
      };
    if (
      rate >= TOP_RATE &&
      stats.pagesSentInRound > stats.pagesSentInPreviousRound &&
      stats.liveRounds > 1
    )
      return { action: 'force', code: 'rate-limit', values: { pages: stats.pagesSentInRound } };
    return { action: 'continue', code: 'many-pages-left', values: { pages, minPages }, ...pace };
  },
};
