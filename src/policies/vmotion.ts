import { fastest } from '../model/compression';
import { DRAINING, FIRST_ROUND, type PrecopyPolicy, choiceOption } from './policy';
import { downtimeOption, estimateDowntimeMs, pagesWithin } from './downtime';

/** A round does not converge if it leaves more than this share of the previous one. */
const SHRINKS_BELOW = 0.7;
/** Each such round takes this much more vCPU time from the guest, up to the limit. */
const SLOWER_BY = 0.2;
const SLOWEST = 0.95;

/**
 * A vMotion stream reaches about 15 GbE. Since vSphere 7.0 U2, vMotion opens as many streams as
 * the link needs (VMware, "How to tune vMotion for lower migration times").
 */
const STREAM_BYTES_PER_SECOND = 15e9 / 8;
/** The most bytes that a stream may have in flight; not published: illustrative. */
const WINDOW_BYTES = 16 * 2 ** 20;

/**
 * VMware vMotion: whole rounds until the rest can be sent within the switchover goal of 0.5 s
 * (vmware.log: "can be sent within the switchover time goal of 0.500 seconds"). A guest that
 * writes faster than the link sends is slowed (stun during page send), so the move always
 * converges. How much and when is not published, so those numbers are illustrative.
 */
export const vmotion: PrecopyPolicy = {
  id: 'vmotion',
  // Per host: 4 on 1 GbE, 8 from 10 GbE on (vSphere, “Limits on Simultaneous Migrations”).
  simultaneous: ({ link }) => (fastest(link) > 1.25e8 ? 8 : 4),
  mayGoOnForEver: () => true,
  cadence: 'round',
  mechanism: DRAINING,
  options: {
    switchoverMs: {
      ...downtimeOption(500),
      words: 'switchover-goal',
    },
    slowGuest: { ...choiceOption('slow-guest', ['no', 'yes'], 1), illustrative: true },
  },
  streams: ({ link }) => ({
    count: Math.max(1, Math.ceil(fastest(link) / STREAM_BYTES_PER_SECOND)),
    windowBytes: WINDOW_BYTES,
  }),
  thresholdPages: (options, linkBytesPerSecond, pageBytes) =>
    pagesWithin(options.switchoverMs!, linkBytesPerSecond, 0, pageBytes),
  decide(stats, options, memory) {
    if (stats.liveRounds === 0) return FIRST_ROUND;
    const limitMs = options.switchoverMs!;
    const estimatedMs = estimateDowntimeMs(stats);
    const values = { estimatedMs, limitMs };
    if (estimatedMs <= limitMs) return { action: 'stop', code: 'downtime-within-limit', values };
    const { throttle = 0 } = memory;
    const isStuck = stats.waitingPages > SHRINKS_BELOW * stats.pagesSentInRound;
    if (!isStuck || options.slowGuest !== 1)
      return { action: 'continue', code: 'downtime-above-limit', values };
    const slower = Math.min(SLOWEST, throttle + SLOWER_BY);
    return {
      action: 'continue',
      code: 'guest-slowed',
      values: { ...values, percent: 100 * slower },
      vcpuThrottle: slower,
      memory: { throttle: slower },
    };
  },
};
