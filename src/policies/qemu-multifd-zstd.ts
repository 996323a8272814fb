import type { PrecopyPolicy } from './policy';
import { qemuMultifd } from './qemu-multifd';

/**
 * QEMU with multifd and zstd: the threads compress pages, so fewer bytes are sent, and the
 * processors may be the limit. The rate of one thread is from
 * docs/devel/migration/qatzip-compression.rst: 54 GB in 20.2 s on 8 channels, with the link not
 * full.
 */
export const qemuMultifdZstd: PrecopyPolicy = {
  ...qemuMultifd,
  id: 'qemu-multifd-zstd',
  options: {
    ...qemuMultifd.options,
    channelBytesPerSecond: {
      words: 'channel-rate',
      unit: 'bytes/s',
      min: 1,
      max: 1e12,
      default: 385e6,
      integer: false,
    },
  },
  wire: (scenario, scale) => ({
    ...qemuMultifd.wire!(scenario, scale),
    pageBytes: scenario.vm.pageBytes / scenario.workload.compressRatio,
  }),
  hostLimits({ workload, policy }) {
    const { channels, channelBytesPerSecond } = policy.options;
    const bytesPerSecond = (channels! * channelBytesPerSecond!) / workload.compressRatio;
    return [{ code: 'processors', bytesPerSecond }];
  },
};
