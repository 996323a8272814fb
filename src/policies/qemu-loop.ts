import type { Decision, PrecopyStats } from '../model/types';
import { DRAINING, FIRST_ROUND, type Mechanism, type PolicyOption, type Streams } from './policy';

// What every policy on QEMU's migration thread shares; QEMU 7.2 migration/migration.c and ram.c.

/** Looks instead of rounds, a scan that a sync does not rewind, and 9 bytes for a zero page. */
export const QEMU_LOOP: Mechanism = {
  ...DRAINING,
  scan: 'circular',
  sync: 'early',
  pacing: 'windows',
  zeroPageBytes: 1,
};

/**
 * QEMU's one migration thread. Fitted: it ends near 20 to 25 Gb/s (two reports to qemu-devel, 2022).
 * The window is what Linux lets a socket grow to (tcp_wmem, ip-sysctl.rst).
 */
export const QEMU_THREAD: Streams = {
  count: 1,
  bytesPerSecond: 2.8e9,
  windowBytes: 4 * 2 ** 20,
};

/** Fitted: two reports to qemu-devel (2022) give 140 and 260 ns. */
export const QEMU_ZERO_PAGE_NANOS = 180;

/**
 * The time to take the dirty log. Fitted: 264 ms at 1 TiB (qemu-devel); at 64 GiB the whole pause
 * was 24 ms (qatzip-compression.rst).
 */
export const qemuSyncMs = (gib: number): number => 0.25 * gib;

/** max-bandwidth: 128 MiB/s unless somebody changes it. */
export function bandwidthOption(bytesPerSecond = 128 * 1024 * 1024): PolicyOption {
  return {
    words: 'max-bandwidth',
    unit: 'bytes/s',
    min: 0,
    max: 1e12,
    default: bytesPerSecond,
    integer: false,
  };
}

/**
 * After a sync: stop when fewer bytes wait than the last window's bandwidth carries within the
 * limit, headers not counted and zero pages counted in full; also when none waits.
 */
export function decideByDowntime(stats: PrecopyStats, limitMs: number): Decision {
  if (stats.liveRounds === 0) return FIRST_ROUND;
  const waitingBytes = stats.waitingPages * stats.pageBytes;
  const bandwidth = stats.bandwidthBytesPerSecond;
  const estimatedMs = bandwidth > 0 ? (waitingBytes * 1000) / bandwidth : 0;
  const values = { estimatedMs, limitMs };
  if (waitingBytes === 0 || waitingBytes < (bandwidth * limitMs) / 1000)
    return { action: 'stop', code: 'downtime-within-limit', values };
  if (bandwidth === 0)
    return {
      action: 'continue',
      code: 'no-bandwidth-yet',
      values: { pages: stats.waitingPages },
    };
  return { action: 'continue', code: 'downtime-above-limit', values };
}
