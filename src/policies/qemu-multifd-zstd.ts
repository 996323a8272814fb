import type { PrecopyPolicy } from './policy';
import { qemu } from './qemu';
import { QEMU_THREAD } from './qemu-loop';

/**
 * QEMU 7.2 with multifd and zstd: pages are compressed by several threads, so the wire carries less
 * and the processors may be the limit. One thread's rate follows from docs/devel/migration/
 * qatzip-compression.rst: 54 GB in 20.2 s on 8 channels with the link not full.
 */
export const qemuMultifdZstd: PrecopyPolicy = {
  ...qemu,
  id: 'qemu-multifd-zstd',
  options: {
    ...qemu.options,
    channels: {
      words: 'channels',
      unit: 'count',
      min: 1,
      max: 255,
      default: 2,
      integer: true,
    },
    channelBytesPerSecond: {
      words: 'channel-rate',
      unit: 'bytes/s',
      min: 1,
      max: 1e12,
      default: 385e6,
      integer: false,
    },
  },
  streams: ({ policy }) => ({ ...QEMU_THREAD, count: policy.options.channels! }),
  // The channels compress and send while the main thread looks for zero pages.
  zeroPageNanos: 0,
  wire: ({ vm, workload }) => ({ pageBytes: vm.pageBytes / workload.compressRatio }),
  hostLimits({ workload, policy }) {
    const { channels, channelBytesPerSecond } = policy.options;
    const bytesPerSecond = (channels! * channelBytesPerSecond!) / workload.compressRatio;
    return [{ code: 'processors', bytesPerSecond }];
  },
};
