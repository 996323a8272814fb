import type { PrecopyStats } from '../model/types';
import type { PolicyOption } from './policy';

// Shared by policies that stop when the rest can be sent within a downtime.

/** A limit on the downtime; QEMU's default is 300 ms, its maximum 2000 s. */
export function downtimeOption(ms = 300): PolicyOption {
  return {
    words: 'downtime-limit',
    term: 'downtime-limit',
    unit: 'ms',
    min: 0,
    max: 2_000_000,
    default: ms,
    integer: false,
  };
}

/** Pages that can be sent within the limit at a bandwidth. */
export function pagesWithin(
  limitMs: number,
  linkBytesPerSecond: number,
  maxBandwidth: number,
  pageBytes: number,
): number {
  return (Math.min(linkBytesPerSecond, maxBandwidth || Infinity) * limitMs) / 1000 / pageBytes;
}

/**
 * Stands for no end if the link is cut; more than any limit, but finite because messages cannot
 * hold Infinity.
 */
const FOR_EVER_MS = 1e15;

/** Time to send the waiting pages at the link's rate, without headers, ms. */
export function estimateDowntimeMs(stats: PrecopyStats): number {
  const bytes = stats.waitingPages * stats.pageBytes;
  if (bytes === 0) return 0;
  const bandwidth = stats.bandwidthBytesPerSecond;
  return bandwidth > 0 ? (bytes * 1000) / bandwidth : FOR_EVER_MS;
}
