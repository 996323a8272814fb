import type { PrecopyPolicy } from './policy';
import { qemu } from './qemu';
import { QEMU_THREAD, isQemu10, threadOf } from './qemu-loop';

/** A packet: 128 pages and one header for all, bytes (migration/multifd.c). */
const PACKET_PAGES = 128;
const PACKET_HEADER = 1344;
/** A zero page that the main thread sends, bytes. */
const ZERO_PAGE = 9;

/**
 * QEMU with multifd: several threads send, each over its own connection. In QEMU 10 a packet
 * counts when its channel has written it, with the bytes written. In 7.2 it counts when it is
 * queued, uncompressed. Zero pages are found by the channels in 10, and by the main thread in 7.2.
 */
export const qemuMultifd: PrecopyPolicy = {
  ...qemu,
  id: 'qemu-multifd',
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
  },
  thread(scenario) {
    const { vm, policy } = scenario;
    const is10 = isQemu10(policy.options);
    return {
      ...threadOf(scenario),
      flushPages: PACKET_PAGES,
      flushesInFlight: is10 ? policy.options.channels! : 0,
      countedPageBytes: is10 ? null : vm.pageBytes + PACKET_HEADER / PACKET_PAGES,
    };
  },
  streams: ({ policy }) => ({ ...QEMU_THREAD, count: policy.options.channels! }),
  // Zero pages are found during sending, so finding them takes no extra time.
  zeroPageNanos: 0,
  wire({ policy }) {
    const headerBytes = PACKET_HEADER / PACKET_PAGES;
    return { headerBytes, zeroPageBytes: isQemu10(policy.options) ? headerBytes : ZERO_PAGE };
  },
};
