import type { PrecopyPolicy, WatchAnswer } from './policy';
import { downtimeOption } from './downtime';
import { bandwidthOption, versionOption } from './qemu-loop';
import { qemu } from './qemu';

const GIB = 2 ** 30;

/**
 * KubeVirt (virt-config.go at d923fdb): QEMU without a bandwidth limit; the move is aborted when
 * the rest did not reach a new low for progressTimeout, or after completionTimeoutPerGiB. How often
 * it looks is our choice.
 */
export const kubevirt: PrecopyPolicy = {
  ...qemu,
  id: 'kubevirt',
  // parallelOutboundMigrationsPerNode; 5 in the whole cluster.
  simultaneous: () => 2,
  mayGoOnForEver: () => false,
  options: {
    downtimeLimitMs: downtimeOption(),
    maxBandwidth: bandwidthOption(0),
    progressSeconds: {
      words: 'progress-timeout',
      unit: 's',
      min: 1,
      max: 1e6,
      default: 150,
      integer: false,
    },
    timeoutSeconds: {
      words: 'timeout-until-abort',
      unit: 's',
      min: 1,
      max: 1e6,
      default: 150,
      integer: false,
    },
    qemuVersion: versionOption(),
  },
  watcher: {
    everyMs: 500,
    look(stats, options, memory): WatchAnswer {
      const { lowest = Infinity, lowestMs = 0 } = memory;
      const size = Math.max(1, Math.ceil((stats.totalPages * stats.pageBytes) / GIB));
      const timeoutSeconds = options.timeoutSeconds! * size;
      const progressSeconds = options.progressSeconds!;
      if (stats.elapsedMs >= timeoutSeconds * 1000)
        return { decision: { action: 'abort', code: 'timeout', values: { timeoutSeconds } } };
      if (stats.waitingPages < lowest)
        return { memory: { lowest: stats.waitingPages, lowestMs: stats.elapsedMs } };
      if (stats.elapsedMs - lowestMs >= progressSeconds * 1000)
        return { decision: { action: 'abort', code: 'no-progress', values: { progressSeconds } } };
      return {};
    },
  },
};
