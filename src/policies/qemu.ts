import { downtimeOption, pagesWithin } from './downtime';
import {
  QEMU_LOOP,
  QEMU_THREAD,
  QEMU_ZERO_PAGE_NANOS,
  bandwidthOption,
  decideByDowntime,
  isQemu10,
  qemuSyncMs,
  switchoverBandwidthOption,
  threadOf,
  versionOption,
} from './qemu-loop';
import type { PrecopyPolicy } from './policy';

/**
 * QEMU: stop when the remaining bytes are below the last window's bandwidth x downtime-limit. A
 * sync finds that, and may come before the round is drained. No limit on rounds.
 */
export const qemu: PrecopyPolicy = {
  id: 'qemu',
  cadence: 'look',
  mechanism: QEMU_LOOP,
  options: {
    downtimeLimitMs: downtimeOption(),
    maxBandwidth: bandwidthOption(),
    switchoverBandwidth: switchoverBandwidthOption(),
    qemuVersion: versionOption(),
  },
  mayGoOnForEver: () => true,
  streams: () => QEMU_THREAD,
  zeroPageNanos: QEMU_ZERO_PAGE_NANOS,
  syncMs: qemuSyncMs,
  bandwidthCap: (options) => options.maxBandwidth!,
  downtimeLimitMs: (options) => options.downtimeLimitMs!,
  thread: threadOf,
  thresholdPages(options, linkBytesPerSecond, pageBytes) {
    const { downtimeLimitMs, maxBandwidth, switchoverBandwidth } = options;
    return switchoverBandwidth && isQemu10(options)
      ? pagesWithin(downtimeLimitMs!, switchoverBandwidth, 0, pageBytes)
      : pagesWithin(downtimeLimitMs!, linkBytesPerSecond, maxBandwidth ?? 0, pageBytes);
  },
  decide: (stats, options) => decideByDowntime(stats, options.downtimeLimitMs!),
};
