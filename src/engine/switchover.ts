import type { Link } from '../model/link';
import type { Scenario } from '../model/types';
import type { Deadline } from './deadlines';
import type { Conditions } from './conditions';

/** When a paused guest runs at the destination, and how long that takes after the last page. */
export function resumedAt({ vm, link, timing }: Scenario, paused: Link, nowMs: number): number {
  // After the last page: device state, one round trip, and the resume.
  return paused.finish(nowMs, vm.deviceStateBytes) + link.roundTripMs + timing.resumeMs;
}

/** The same with edits until then: `take` applies those before the deadline. */
export function resumedWithEdits(conditions: Conditions, take: (ms: number) => void): number {
  let left = conditions.scenario.vm.deviceStateBytes;
  let { nowMs } = conditions.sender;
  for (;;) {
    const { scenario, nextMs } = conditions;
    const { paused } = conditions.sender;
    const vm = { ...scenario.vm, deviceStateBytes: left };
    const endMs = resumedAt({ ...scenario, vm }, paused, nowMs);
    if (nextMs >= Math.min(endMs, conditions.deadline.ms)) return endMs;
    const ms = Math.min(Math.max(nextMs, nowMs), paused.finish(nowMs, left));
    left -= paused.bytesBetween(nowMs, ms);
    nowMs = ms;
    take(nextMs);
  }
}

/** How a paused guest's move ends: at the destination (failure null), or not. */
export interface Switchover {
  endMs: number;
  failure: Deadline | null;
}

/**
 * Determines the end of the stop phase. The guest would run at the destination at `endMs`. The
 * deadline left `unsentPages` unsent.
 */
export function switchOver(endMs: number, unsentPages: number, deadline: Deadline): Switchover {
  if (unsentPages === 0 && endMs <= deadline.ms) return { endMs, failure: null };
  return { endMs: deadline.ms, failure: deadline };
}
