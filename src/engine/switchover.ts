import type { Link } from '../model/link';
import type { Outcome, Reason, Scenario } from '../model/types';

/** How a paused guest's move ends: at the destination, or not. */
export interface Switchover {
  hasMoved: boolean;
  endMs: number;
  /** Set where the guest has not moved. */
  failure: { outcome: Outcome; stop: Reason } | null;
}

/** The caller's cap on time as a reason. */
export function timeCap({ limits }: Scenario): Reason {
  return { code: 'time-cap', values: { maxSeconds: limits.maxSeconds } };
}

/**
 * Judges the end of the stop phase: after the last pages come device state, one round trip and the
 * resume. `unsentBytes` are the wire bytes that the caller's cap cut off at `nowMs`.
 */
export function switchOver(
  scenario: Scenario,
  paused: Link,
  nowMs: number,
  unsentBytes: number,
): Switchover {
  const { vm, link, timing, limits } = scenario;
  const capMs = limits.maxSeconds * 1000;
  const stateMs = paused.finish(nowMs, vm.deviceStateBytes);
  const resumedMs = stateMs + link.roundTripMs + timing.resumeMs;
  if (unsentBytes === 0 && resumedMs <= capMs)
    return { hasMoved: true, endMs: resumedMs, failure: null };
  const isLost = paused.finish(nowMs, unsentBytes + 1) === Infinity;
  const failure: Switchover['failure'] = isLost
    ? { outcome: 'aborted', stop: { code: 'link-lost', values: {} } }
    : { outcome: 'not-converged', stop: timeCap(scenario) };
  return { hasMoved: false, endMs: capMs, failure };
}
