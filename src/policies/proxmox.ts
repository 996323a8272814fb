import type { Decision } from '../model/types';
import { downtimeOption, pagesWithin } from './downtime';
import { type PrecopyPolicy, choiceOption } from './policy';
import { qemu } from './qemu';
import { AUTO_CONVERGE, autoConverge, threadWithTimer } from './qemu-auto-converge';
import { QEMU_THREAD, decideByDowntime, versionOption } from './qemu-loop';
import { deltaCacheOf } from './qemu-xbzrle';

/** The limit never exceeds QEMU's own maximum, ms. */
const MAX_LIMIT_MS = 2_000_000;

/**
 * One SSH process encrypts the stream of a "secure" migration. Fitted: a mean of 773 MiB/s over
 * 10 GbE (Proxmox forum, 2025).
 */
const SSH_BYTES_PER_SECOND = 773 * 2 ** 20;

/** xbzrle-cache-size: a tenth of the memory. */
const CACHE_SHARE = 0.1;

/**
 * Proxmox VE (qemu-server e6352be): QEMU with a downtime limit of 0.1 s. The limit doubles after
 * more than five one-second polls in which the rest did not shrink. Auto-converge and XBZRLE are
 * on (set_migration_caps).
 */
export const proxmox: PrecopyPolicy = {
  ...qemu,
  id: 'proxmox',
  // max_workers: jobs of a bulk migration on a node.
  simultaneous: () => 4,
  mayGoOnForEver: () => false,
  options: {
    downtimeLimitMs: downtimeOption(100),
    patience: {
      words: 'patience',
      unit: 'count',
      min: 1,
      max: 1000,
      default: 5,
      integer: true,
    },
    tunnel: choiceOption('tunnel', ['off', 'on'], 1),
    qemuVersion: versionOption(),
  },
  streams: ({ policy }) =>
    policy.options.tunnel === 1
      ? { ...QEMU_THREAD, bytesPerSecond: SSH_BYTES_PER_SECOND }
      : QEMU_THREAD,
  bandwidthCap: () => 0,
  downtimeLimitMs: (options, { doubling = 1 }) =>
    Math.min(MAX_LIMIT_MS, options.downtimeLimitMs! * doubling),
  watcher: {
    everyMs: 1000,
    look({ waitingPages }, options, memory) {
      const { doubling = 1, polls = 0, last = Infinity } = memory;
      const waits = waitingPages >= last ? polls + 1 : polls;
      const doubles = waits > options.patience!;
      return {
        memory: {
          ...memory,
          last: waitingPages,
          polls: doubles ? 0 : waits,
          doubling: doubles ? Math.min(2 ** 32, doubling * 2) : doubling,
        },
      };
    },
  },
  thresholdPages: (options, linkBytesPerSecond, pageBytes) =>
    pagesWithin(options.downtimeLimitMs!, linkBytesPerSecond, 0, pageBytes),
  thread: threadWithTimer,
  deltaCache: (scenario) => deltaCacheOf(scenario, CACHE_SHARE * scenario.vm.memoryBytes),
  decide: (stats, options, memory): Decision => ({
    ...decideByDowntime(stats, proxmox.downtimeLimitMs!(options, memory, stats.elapsedMs)),
    ...autoConverge(stats, AUTO_CONVERGE, memory),
  }),
};
