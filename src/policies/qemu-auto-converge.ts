import type { Decision, Memory, PrecopyStats, Scenario } from '../model/types';
import type { OptionCode } from '../text/options';
import { decideByDowntime, isQemu10, threadOf } from './qemu-loop';
import type { Options, PolicyOption, PrecopyPolicy, ThreadRules } from './policy';
import { qemu } from './qemu';

/** A period of the dirty rate ends at the first sync more than this long after the last one, ms. */
const PERIOD_MS = 1000;
/** Periods with too many dirty pages before the throttle changes. */
const BAD_PERIODS = 2;
/** CPU_THROTTLE_DIRTY_SYNC_TIMEOUT_MS of QEMU 10, system/cpu-throttle.c; 7.2 has no such timer. */
const TIMED_SYNC_MS = 5000;

/** A share of vCPU time, or of bytes, in percent. */
export function percentOption(words: OptionCode, value: number): PolicyOption {
  return { words, unit: 'percent', min: 1, max: 99, default: value, integer: true };
}

/**
 * What a sync makes of the period that ends with it. A period is bad if more than a share of the
 * bytes sent was dirtied. The throttle rises at the second bad one. Null if the period continues.
 */
export function badPeriod(stats: PrecopyStats, triggerPercent: number, memory: Memory) {
  const { sinceMs = 0, dirtied = 0, sent = 0, bad = 0 } = memory;
  if (stats.elapsedMs - sinceMs <= PERIOD_MS) return null;
  const dirtyBytes = (stats.totalPagesDirtied - dirtied) * stats.pageBytes;
  const isBad = dirtyBytes > ((stats.totalBytesSent - sent) * triggerPercent) / 100;
  const rises = isBad && bad + 1 >= BAD_PERIODS;
  return {
    rises,
    dirtyBytes,
    memory: {
      sinceMs: stats.elapsedMs,
      dirtied: stats.totalPagesDirtied,
      sent: stats.totalBytesSent,
      bad: rises ? 0 : bad + (isBad ? 1 : 0),
    },
  };
}

/**
 * The state after a sync: the period's counters, the number of bad periods, and the throttle in
 * percent.
 */
function afterSync(stats: PrecopyStats, options: Options, memory: Memory): Memory {
  const period = badPeriod(stats, options.triggerPercent!, memory);
  if (!period) return memory;
  const { throttle = 0 } = memory;
  const next =
    throttle === 0
      ? options.initialPercent!
      : Math.min(options.maxPercent!, throttle + options.incrementPercent!);
  return { ...memory, ...period.memory, throttle: period.rises ? next : throttle };
}

/** The options with which managers turn on auto-converge. */
export const AUTO_CONVERGE = {
  triggerPercent: 50,
  initialPercent: 20,
  incrementPercent: 10,
  maxPercent: 99,
};

/** The throttle that auto-converge sets after a sync, and its new state. */
export function autoConverge(
  stats: PrecopyStats,
  options: Options,
  memory: Memory,
): { memory: Memory; vcpuThrottle: number } {
  const next = stats.liveRounds > 0 ? afterSync(stats, options, memory) : memory;
  return { memory: next, vcpuThrottle: (next.throttle ?? 0) / 100 };
}

/** The migration thread with auto-converge's timer. */
export const threadWithTimer = (scenario: Scenario): ThreadRules => ({
  ...threadOf(scenario),
  timedSyncMs: isQemu10(scenario.policy.options) ? TIMED_SYNC_MS : Infinity,
});

/**
 * QEMU with auto-converge (migration_trigger_throttle, mig_throttle_guest_down). A period is bad
 * if the guest dirtied more than half of what was sent. After two bad periods the vCPUs are slowed
 * by 20 %, later by 10 points more each time. A good period does not reset the counter. In QEMU 10
 * a timer syncs during long passes, so the throttle can rise before they end.
 */
export const qemuAutoConverge: PrecopyPolicy = {
  ...qemu,
  id: 'qemu-auto-converge',
  options: {
    ...qemu.options,
    triggerPercent: percentOption('throttle-trigger', AUTO_CONVERGE.triggerPercent),
    initialPercent: percentOption('first-throttle', AUTO_CONVERGE.initialPercent),
    incrementPercent: percentOption('throttle-step', AUTO_CONVERGE.incrementPercent),
    maxPercent: percentOption('max-throttle', AUTO_CONVERGE.maxPercent),
  },
  thread: threadWithTimer,
  decide: (stats, options, memory): Decision => ({
    ...decideByDowntime(stats, options.downtimeLimitMs!),
    ...autoConverge(stats, options, memory),
  }),
};
