import type { Scenario } from '../model/types';
import { DRAINING, FIRST_ROUND, type PrecopyPolicy, type Wire } from './policy';

/** What the transports of a Hyper-V host make of a page and of the link. */
export function hyperVWire({ vm, workload, link }: Scenario): Partial<Wire> {
  switch (link.transport) {
    case 'tcp':
      return {};
    case 'compression': {
      // min(link x ratio, CPU rate) of memory a second, counted in bytes on the wire.
      const ratio = workload.compressRatio;
      return {
        pageBytes: vm.pageBytes / ratio,
        hostBytesPerSecond: link.compressBytesPerSecond / ratio,
        isHostShared: true,
      };
    }
    case 'smb':
    case 'smb-direct':
      // SMB Multichannel uses every network adapter; SMB Direct leaves the copying to them as well.
      return {
        linkFactor: link.nics,
        // Set-SmbBandwidthLimit, category LiveMigration.
        ...(link.smbLimitBytesPerSecond && {
          hostBytesPerSecond: link.smbLimitBytesPerSecond,
          isHostShared: true,
        }),
      };
  }
}

/**
 * Hyper-V Live Migration: passes over the memory until what is left is under a threshold or the
 * passes are used up. Ten passes: Microsoft training unit "Implement Hyper-V Live Migration".
 */
export const hyperV: PrecopyPolicy = {
  id: 'hyper-v',
  cadence: 'round',
  mechanism: DRAINING,
  options: {
    maxPasses: {
      words: 'max-passes',
      term: 'pass',
      unit: 'rounds',
      min: 1,
      max: 1000,
      default: 10,
      integer: true,
    },
    thresholdPages: {
      words: 'threshold',
      term: 'threshold',
      unit: 'pages',
      min: 0,
      max: 2 ** 28,
      default: 4096,
      integer: true,
      illustrative: true,
    },
  },
  wire: hyperVWire,
  thresholdPages: (options) => options.thresholdPages!,
  decide(stats, options) {
    const maxPasses = options.maxPasses!;
    const thresholdPages = options.thresholdPages!;
    if (stats.liveRounds === 0) return FIRST_ROUND;
    const pages = stats.waitingPages;
    if (pages <= thresholdPages)
      return { action: 'stop', code: 'below-threshold', values: { pages, thresholdPages } };
    if (stats.liveRounds >= maxPasses)
      return { action: 'force', code: 'pass-limit', values: { pages, maxPasses } };
    return { action: 'continue', code: 'above-threshold', values: { pages, thresholdPages } };
  },
};
