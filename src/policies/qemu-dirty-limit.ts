import type { Decision, Memory, PrecopyStats } from '../model/types';
import { decideByDowntime } from './qemu-loop';
import type { Options, PrecopyPolicy } from './policy';
import { qemu } from './qemu';
import { AUTO_CONVERGE, badPeriod, percentOption } from './qemu-auto-converge';

/**
 * A vCPU is not slowed if its rate is this close to its quota, bytes a second
 * (system/dirtylimit.c).
 */
const TOLERANCE = 25 * 2 ** 20;
/** The longest sleep of a vCPU, in multiples of the time in which its ring fills. */
const LONGEST_SLEEP = 99;
/** The change of a sleep if the rate is close to the quota. */
const SMALL_STEP = 0.1;

/**
 * How long a vCPU sleeps when its ring is full, in multiples of the time in which the ring fills.
 */
function nextSleep(rate: number, quota: number, sleep: number): number {
  const off = Math.abs(rate - quota);
  if (off <= TOLERANCE) return sleep;
  const far = off > Math.max(rate, quota) / 2;
  const step = far ? off / Math.min(rate, quota) : SMALL_STEP;
  return Math.min(LONGEST_SLEEP, Math.max(0, sleep + (rate > quota ? step : -step)));
}

/** The state after a sync: periods as auto-converge counts them, then the sleep. */
function afterSync(stats: PrecopyStats, options: Options, memory: Memory): Memory {
  const period = badPeriod(stats, options.triggerPercent!, memory);
  if (!period) return memory;
  const { isLimited = 0, sleep = 0 } = memory;
  const seconds = (stats.elapsedMs - (memory.sinceMs ?? 0)) / 1000;
  const rate = period.dirtyBytes / seconds / stats.vcpus;
  return {
    ...period.memory,
    isLimited: isLimited || (period.rises ? 1 : 0),
    sleep: isLimited ? nextSleep(rate, options.vcpuLimit!, sleep) : sleep,
  };
}

/**
 * QEMU 8.1 and later with dirty-limit (migration_dirty_limit_guest, dirtylimit_set_throttle). It
 * slows each vCPU to a quota of dirty bytes a second, not all vCPUs by the same share. It starts
 * when auto-converge would. Rates are those of the whole VM, spread evenly over its vCPUs.
 */
export const qemuDirtyLimit: PrecopyPolicy = {
  ...qemu,
  id: 'qemu-dirty-limit',
  options: {
    ...qemu.options,
    triggerPercent: percentOption('throttle-trigger', AUTO_CONVERGE.triggerPercent),
    vcpuLimit: {
      words: 'vcpu-dirty-limit',
      unit: 'bytes/s',
      min: 1,
      max: 1e12,
      default: 2 ** 20,
      integer: false,
    },
  },
  decide(stats, options, memory): Decision {
    const next = stats.liveRounds > 0 ? afterSync(stats, options, memory) : memory;
    const { sleep = 0 } = next;
    return {
      ...decideByDowntime(stats, options.downtimeLimitMs!),
      memory: next,
      vcpuThrottle: sleep / (1 + sleep),
    };
  },
};
