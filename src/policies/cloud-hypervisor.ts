import type { Decision, PrecopyStats } from '../model/types';
import { DRAINING, FIRST_ROUND, type PrecopyPolicy, choiceOption } from './policy';
import { downtimeOption, estimateDowntimeMs, pagesWithin } from './downtime';
import { QEMU_THREAD } from './qemu-loop';

/** Passes over dirty pages after the first pass over all memory (vmm/src/lib.rs before #7835). */
const DIRTY_PASSES = 5;

/** Before March 2026: five passes over dirty pages, or fewer if no page is dirty. */
function decideByPasses({ liveRounds, waitingPages: pages }: PrecopyStats): Decision {
  const maxPasses = DIRTY_PASSES + 1;
  const thresholdPages = 0;
  if (pages === 0)
    return { action: 'stop', code: 'below-threshold', values: { pages, thresholdPages } };
  return liveRounds >= maxPasses
    ? { action: 'force', code: 'pass-limit', values: { pages, maxPasses } }
    : { action: 'continue', code: 'above-threshold', values: { pages, thresholdPages } };
}

/**
 * Cloud Hypervisor (ae44c29): whole rounds until the dirty pages can be sent within the downtime,
 * at the bandwidth of the previous round. After the timeout the move is cancelled, or continues
 * regardless.
 */
export const cloudHypervisor: PrecopyPolicy = {
  id: 'cloud-hypervisor',
  cadence: 'round',
  mechanism: DRAINING,
  options: {
    downtimeLimitMs: downtimeOption(),
    timeoutSeconds: {
      words: 'timeout',
      unit: 's',
      min: 0,
      max: 1e6,
      default: 3600,
      integer: false,
    },
    strategy: choiceOption('timeout-strategy', ['cancel', 'ignore']),
    release: choiceOption('cloud-hypervisor-release', ['since-march-2026', 'before-march-2026']),
  },
  // One thread with one connection, as in QEMU. Its rate is not published: illustrative.
  streams: () => QEMU_THREAD,
  // Fitted: 56 ms an iteration at 6 GiB (cloud-hypervisor#7835).
  syncMs: (gib) => (56 / 6) * gib,
  thresholdPages: (options, linkBytesPerSecond, pageBytes) =>
    options.release === 1
      ? null
      : pagesWithin(options.downtimeLimitMs!, linkBytesPerSecond, 0, pageBytes),
  decide(stats, options) {
    if (stats.liveRounds === 0) return FIRST_ROUND;
    if (options.release === 1) return decideByPasses(stats);
    const limitMs = options.downtimeLimitMs!;
    const timeoutSeconds = options.timeoutSeconds!;
    const estimatedMs = estimateDowntimeMs(stats);
    const values = { estimatedMs, limitMs };
    if (estimatedMs <= limitMs) return { action: 'stop', code: 'downtime-within-limit', values };
    if (stats.elapsedMs >= timeoutSeconds * 1000)
      return {
        action: options.strategy === 1 ? 'force' : 'abort',
        code: 'timeout',
        values: { timeoutSeconds },
      };
    return { action: 'continue', code: 'downtime-above-limit', values };
  },
};
