import type { Link } from '../model/link';
import type { Scenario } from '../model/types';
import type { Deadline } from './deadlines';

/** When a paused guest runs at the destination, and how long it takes beyond the last page. */
export function resumedAt({ vm, link, timing }: Scenario, paused: Link, nowMs: number): number {
  // After the last page come device state, one round trip and the resume.
  return paused.finish(nowMs, vm.deviceStateBytes) + link.roundTripMs + timing.resumeMs;
}

/** How a paused guest's move ends: at the destination (failure null), or not. */
export interface Switchover {
  endMs: number;
  failure: Deadline | null;
}

/** Judges the end of the stop phase. `unsentPages` were cut off at `nowMs` by the deadline. */
export function switchOver(
  scenario: Scenario,
  paused: Link,
  nowMs: number,
  unsentPages: number,
  deadline: Deadline,
): Switchover {
  const endMs = resumedAt(scenario, paused, nowMs);
  if (unsentPages === 0 && endMs <= deadline.ms) return { endMs, failure: null };
  return { endMs: deadline.ms, failure: deadline };
}
