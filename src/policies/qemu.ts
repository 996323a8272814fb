import { downtimeOption, pagesWithin } from './downtime';
import {
  QEMU_LOOP,
  QEMU_THREAD,
  QEMU_ZERO_PAGE_NANOS,
  bandwidthOption,
  decideByDowntime,
  qemuSyncMs,
} from './qemu-loop';
import type { PrecopyPolicy } from './policy';

/**
 * QEMU 7.2: stop once the remaining bytes are below the last window's bandwidth x downtime-limit,
 * found by a sync that may come before the round is drained. No limit on rounds.
 */
export const qemu: PrecopyPolicy = {
  id: 'qemu',
  cadence: 'look',
  mechanism: QEMU_LOOP,
  options: { downtimeLimitMs: downtimeOption(), maxBandwidth: bandwidthOption() },
  mayGoOnForEver: () => true,
  streams: () => QEMU_THREAD,
  zeroPageNanos: QEMU_ZERO_PAGE_NANOS,
  syncMs: qemuSyncMs,
  bandwidthCap: (options) => options.maxBandwidth!,
  downtimeLimitMs: (options) => options.downtimeLimitMs!,
  thresholdPages: (options, linkBytesPerSecond, pageBytes) =>
    pagesWithin(options.downtimeLimitMs!, linkBytesPerSecond, options.maxBandwidth!, pageBytes),
  decide: (stats, options) => decideByDowntime(stats, options.downtimeLimitMs!),
};
