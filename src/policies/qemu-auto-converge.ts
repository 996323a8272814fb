import type { Decision, Memory, PrecopyStats } from '../model/types';
import type { OptionCode } from '../text/options';
import { decideByDowntime, isQemu10, threadOf } from './qemu-loop';
import type { Options, PolicyOption, PrecopyPolicy } from './policy';
import { qemu } from './qemu';

/** A period of the dirty rate ends at the first sync more than this after the last one, ms. */
const PERIOD_MS = 1000;
/** Periods in which the guest dirtied too much before the throttle moves. */
const BAD_PERIODS = 2;
/** CPU_THROTTLE_DIRTY_SYNC_TIMEOUT_MS of QEMU 10, system/cpu-throttle.c; 7.2 has no such timer. */
const TIMED_SYNC_MS = 5000;

/** Whether to stop is for the sender's looks to decide. */
const TIMED: Decision = { action: 'continue', code: 'timed-sync', values: {} };

function percent(words: OptionCode, value: number): PolicyOption {
  return { words, unit: 'percent', min: 1, max: 99, default: value, integer: true };
}

/** The state after a sync: the period's counters, bad periods seen, and the throttle in percent. */
function afterSync(stats: PrecopyStats, options: Options, memory: Memory): Memory {
  const { sinceMs = 0, dirtied = 0, sent = 0, bad = 0, throttle = 0 } = memory;
  if (stats.elapsedMs - sinceMs <= PERIOD_MS) return memory;
  const dirtyBytes = (stats.totalPagesDirtied - dirtied) * stats.pageBytes;
  const limit = ((stats.totalBytesSent - sent) * options.triggerPercent!) / 100;
  const isBad = dirtyBytes > limit;
  const rises = isBad && bad + 1 >= BAD_PERIODS;
  const next =
    throttle === 0
      ? options.initialPercent!
      : Math.min(options.maxPercent!, throttle + options.incrementPercent!);
  return {
    sinceMs: stats.elapsedMs,
    dirtied: stats.totalPagesDirtied,
    sent: stats.totalBytesSent,
    bad: rises ? 0 : bad + (isBad ? 1 : 0),
    throttle: rises ? next : throttle,
  };
}

/**
 * QEMU with auto-converge (migration_trigger_throttle, mig_throttle_guest_down): the vCPUs are
 * slowed by 20 %, then 10 points more, whenever the guest has twice dirtied more than half of what
 * was sent in a period. The counter is not reset by a good period. In QEMU 10 a timer syncs in long
 * passes, so that the throttle does not wait for their end.
 */
export const qemuAutoConverge: PrecopyPolicy = {
  ...qemu,
  id: 'qemu-auto-converge',
  options: {
    ...qemu.options,
    triggerPercent: percent('throttle-trigger', 50),
    initialPercent: percent('first-throttle', 20),
    incrementPercent: percent('throttle-step', 10),
    maxPercent: percent('max-throttle', 99),
  },
  thread: (scenario) => ({
    ...threadOf(scenario),
    timedSyncMs: isQemu10(scenario.policy.options) ? TIMED_SYNC_MS : Infinity,
  }),
  decide(stats, options, memory): Decision {
    const next = stats.liveRounds > 0 ? afterSync(stats, options, memory) : memory;
    return {
      ...(stats.isTimedSync ? TIMED : decideByDowntime(stats, options.downtimeLimitMs!)),
      memory: next,
      vcpuThrottle: (next.throttle ?? 0) / 100,
    };
  },
};
