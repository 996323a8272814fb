import type { Decision, PrecopyStats, Scenario } from '../model/types';
import {
  DRAINING,
  FIRST_ROUND,
  type Mechanism,
  type Options,
  type PolicyOption,
  type Streams,
  type ThreadRules,
} from './policy';

// Shared by all policies on QEMU's migration thread; QEMU 7.2.22 and 10.0.2, migration/migration.c
// and ram.c.

/** Checks instead of rounds, a scan that continues after a sync, and 9 bytes for a zero page. */
export const QEMU_LOOP: Mechanism = {
  ...DRAINING,
  scan: 'circular',
  sync: 'early',
  pacing: 'windows',
  zeroPageBytes: 1,
};

/** Bytes of pages in one flush of QEMU 10: its vector has 64 entries, and a page takes two. */
const FLUSH_BYTES = 32 * 4096;

/** The version of QEMU whose rules apply. */
export function versionOption(): PolicyOption {
  return {
    words: 'qemu-version',
    unit: 'number',
    min: 7.2,
    max: 10,
    default: 10,
    values: [7.2, 10],
  };
}

/** Whether a scenario follows QEMU 10. */
export const isQemu10 = (options: Options): boolean => options.qemuVersion !== 7.2;

/** avail-switchover-bandwidth of QEMU 8.2 and later; off by default. */
export function switchoverBandwidthOption(): PolicyOption {
  return {
    words: 'switchover-bandwidth',
    unit: 'bytes/s',
    min: 0,
    max: 1e12,
    default: 0,
    integer: false,
    isMeasured: true,
  };
}

/**
 * The migration thread of the version. QEMU 10 counts flushed bytes in the quota
 * (migration_rate_exceeded); 7.2 counts each page when it is queued (qemu_file_rate_limit).
 */
export function threadOf({ vm, policy }: Scenario): ThreadRules {
  const is10 = isQemu10(policy.options);
  return {
    flushPages: is10 ? Math.max(1, FLUSH_BYTES / vm.pageBytes) : 1,
    flushesInFlight: 0,
    countedPageBytes: null,
    switchoverBandwidth: is10 ? (policy.options.switchoverBandwidth ?? 0) : 0,
    timedSyncMs: Infinity,
  };
}

/**
 * QEMU's single migration thread. Fitted: its rate is at most about 20 to 25 Gb/s (two reports to
 * qemu-devel, 2022). The window is the largest that Linux gives a socket (tcp_wmem,
 * ip-sysctl.rst).
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

/** max-bandwidth: 128 MiB/s by default. */
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

/** After a timer's sync nothing is decided: the sender's checks decide when to stop. */
const TIMED_SYNC: Decision = { action: 'continue', code: 'timed-sync', values: {} };

/**
 * After a sync: stop if the waiting bytes can be sent within the limit at the last window's
 * bandwidth. Headers do not count, and zero pages count in full. Also stop if no page waits.
 */
export function decideByDowntime(stats: PrecopyStats, limitMs: number): Decision {
  if (stats.isTimedSync) return TIMED_SYNC;
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
