import { pagesWithin } from './downtime';
import { decideByDowntime, versionOption } from './qemu-loop';
import { type Options, type PrecopyPolicy, type WatchStats, choiceOption } from './policy';
import type { Memory } from '../model/types';
import { qemu } from './qemu';

const GIB = 2 ** 30;
/** Delays count for at least this much memory, GiB. */
const LEAST_GIB = 2;
/** Nova checks the job twice a second. */
const EVERY_MS = 500;

function gib({ totalPages, pageBytes }: Pick<WatchStats, 'totalPages' | 'pageBytes'>): number {
  return Math.max(LEAST_GIB, Math.ceil((totalPages * pageBytes) / GIB));
}

/** Step i of the ramp: base + i (downtime - base) / steps, with base = downtime / steps. */
function rampMs(step: number, { downtimeMs, steps }: Options): number {
  const base = downtimeMs! / steps!;
  return base + (Math.min(step, steps!) * (downtimeMs! - base)) / steps!;
}

/**
 * OpenStack Nova with libvirt (nova/conf/libvirt.py, nova/virt/libvirt/migration.py at 00a030403).
 * The downtime limit rises to live_migration_downtime in steps, each after a delay per GiB. After
 * live_migration_completion_timeout per GiB the move is aborted, or the guest is paused to force
 * its end.
 */
export const nova: PrecopyPolicy = {
  ...qemu,
  id: 'nova',
  // max_concurrent_live_migrations.
  simultaneous: () => 1,
  mayGoOnForEver: (options) => options.timeoutSeconds === 0,
  options: {
    downtimeMs: {
      words: 'ramp-end',
      unit: 'ms',
      min: 100,
      max: 2_000_000,
      default: 500,
      integer: false,
    },
    steps: {
      words: 'ramp-steps',
      unit: 'count',
      min: 3,
      max: 1000,
      default: 10,
      integer: true,
    },
    delaySeconds: {
      words: 'ramp-delay',
      unit: 's',
      min: 3,
      max: 1e6,
      default: 75,
      integer: false,
    },
    timeoutSeconds: {
      words: 'timeout-until-act',
      unit: 's',
      min: 0,
      max: 1e6,
      default: 800,
      integer: false,
    },
    timeoutAction: choiceOption('timeout-action', ['abort', 'force']),
    qemuVersion: versionOption(),
  },
  bandwidthCap: () => 0,
  downtimeLimitMs: (options, { step = 0 }) => rampMs(step, options),
  watcher: {
    everyMs: EVERY_MS,
    look(stats: WatchStats, options: Options, memory: Memory) {
      const size = gib(stats);
      const step = Math.floor(stats.elapsedMs / (options.delaySeconds! * 1000 * size));
      const timeoutSeconds = options.timeoutSeconds! * size;
      if (timeoutSeconds > 0 && stats.elapsedMs >= timeoutSeconds * 1000)
        return {
          decision: {
            action: options.timeoutAction === 1 ? 'force' : 'abort',
            code: 'timeout',
            values: { timeoutSeconds },
          },
        };
      return step === memory.step ? {} : { memory: { step } };
    },
  },
  thresholdPages: (options, linkBytesPerSecond, pageBytes) =>
    pagesWithin(options.downtimeMs!, linkBytesPerSecond, 0, pageBytes),
  decide: (stats, options, { step = 0 }) => decideByDowntime(stats, rampMs(step, options)),
};
