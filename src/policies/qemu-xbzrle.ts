import type { Scenario } from '../model/types';
import type { DeltaCache, PrecopyPolicy } from './policy';
import { qemu } from './qemu';

/** Bytes of a delta besides its encoding: page header, flag and length (save_xbzrle_page). */
const DELTA_BYTES = 3;

/** A cache of so many bytes for pages that are sent again. */
export const deltaCacheOf = ({ vm, workload, link }: Scenario, bytes: number): DeltaCache => ({
  pages: bytes / vm.pageBytes,
  hitBytes: link.pageHeaderBytes + DELTA_BYTES + workload.deltaBytes,
});

/**
 * QEMU with XBZRLE: after the first pass, each page is looked up in a cache of pages sent since
 * then. If it is found, only the difference is sent.
 */
export const qemuXbzrle: PrecopyPolicy = {
  ...qemu,
  id: 'qemu-xbzrle',
  options: {
    ...qemu.options,
    cacheBytes: {
      words: 'cache',
      term: 'xbzrle',
      unit: 'bytes',
      min: 4096,
      max: 2 ** 40,
      default: 64 * 1024 * 1024,
      integer: true,
    },
  },
  deltaCache: (scenario) => deltaCacheOf(scenario, scenario.policy.options.cacheBytes!),
};
