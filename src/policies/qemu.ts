import { DRAINING, type PrecopyPolicy } from './policy';

/**
 * QEMU 7.2, migration/migration.c: stop once the remaining bytes are below bandwidth x
 * downtime-limit, found by a sync that may come before the round is drained. No limit on rounds.
 * Looks come every 100 ms (BUFFER_DELAY); max-bandwidth 128 MiB/s, downtime-limit 300 ms.
 */
export const qemu: PrecopyPolicy = {
  id: 'qemu',
  label: 'QEMU 7.2',
  source: 'QEMU 7.2 migration/migration.c lines 65 to 117 and migration/ram.c',
  cadence: 'look',
  mechanism: { ...DRAINING, scan: 'circular', sync: 'early', lookMs: 100, zeroPageBytes: 1 },
  options: {
    downtimeLimitMs: {
      label: 'Downtime limit',
      explain: 'The guest is paused once the rest can be sent within this time.',
      unit: 'ms',
      min: 0,
      max: 2_000_000,
      default: 300,
      integer: false,
    },
    maxBandwidth: {
      label: 'Bandwidth at most',
      explain: 'Limit on the live link; 0 for none. It does not hold while the guest is paused.',
      unit: 'bytes/s',
      min: 0,
      max: 1e12,
      default: 128 * 1024 * 1024,
      integer: false,
    },
  },
  bandwidthCap: (options) => options.maxBandwidth!,
  thresholdPages(options, linkBytesPerSecond, pageBytes) {
    const rate = Math.min(linkBytesPerSecond, options.maxBandwidth || Infinity);
    return (rate * options.downtimeLimitMs!) / 1000 / pageBytes;
  },
  decide(stats, options) {
    const limitMs = options.downtimeLimitMs!;
    const thresholdBytes = (stats.bandwidthBytesPerSecond * limitMs) / 1000;
    const estimatedMs =
      (stats.waitingPages * stats.pageBytes * 1000) / stats.bandwidthBytesPerSecond;
    const waitingBytes = stats.waitingPages * stats.pageBytes;
    if (stats.liveRounds > 0 && (waitingBytes < thresholdBytes || waitingBytes === 0))
      return { action: 'stop', code: 'downtime-within-limit', values: { estimatedMs, limitMs } };
    return {
      action: 'continue',
      code: 'downtime-above-limit',
      values: { estimatedMs, limitMs },
      syncBelowPages: thresholdBytes / stats.pageBytes,
    };
  },
};
