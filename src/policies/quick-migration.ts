import { DRAINING, type PrecopyPolicy } from './policy';

/**
 * Hyper-V Quick Migration: the guest is saved to shared storage, moved and restored. Its published
 * times (virtualizationteam.com, 2008) include saving and restoring. They are memory divided by
 * 64, 128 or 256 MB/s for iSCSI on 1 GbE, 2 Gb and 4 Gb Fibre Channel.
 */
export const quickMigration: PrecopyPolicy = {
  id: 'quick-migration',
  // The same number as for live migrations of Hyper-V; illustrative.
  simultaneous: () => 2,
  cadence: 'round',
  mechanism: { ...DRAINING, live: false },
  options: {
    storageBytesPerSecond: {
      words: 'save-and-restore',
      unit: 'bytes/s',
      min: 1,
      max: 1e12,
      default: 64e6,
      integer: false,
    },
  },
  wire: ({ policy }) => ({ insteadOfLink: policy.options.storageBytesPerSecond! }),
  thresholdPages: () => null,
  decide: () => ({ action: 'stop', code: 'no-live-rounds', values: {} }),
};
