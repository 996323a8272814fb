import { writeShare } from '../model/guest-speed';
import { Stream, deriveKey } from '../model/random';
import type { Surroundings } from './aim';
import type { Interval, Plan } from './interval';
import type { Conditions } from './conditions';

/** The progress of a migration: the number of its intervals, and the guest's own time. */
export class Progress {
  readonly #conditions: Conditions;
  readonly #pages: number;
  /** The number of the next interval. */
  index = 0;
  guestSeconds = 0;
  /** The share of vCPU time that the policy takes from the guest. */
  throttle = 0;
  /** When round 0 began, ms since the start. */
  memoryStartMs = 0;

  constructor(conditions: Conditions, pages: number) {
    this.#conditions = conditions;
    this.#pages = pages;
  }

  /**
   * The next interval. The guest does less work in it if throttled, and more if it had idle time.
   */
  next(plan: Plan): Interval {
    const { clock, scan, sender, scenario } = this.#conditions;
    const pace = writeShare(this.throttle, scenario.workload);
    const { nowMs, cursor } = sender;
    const since = (ms: number) => clock.at((ms - this.memoryStartMs) / 1000);
    const passed = since(plan.endMs) - since(nowMs);
    return {
      ...plan,
      index: this.index,
      live: true,
      startMs: nowMs,
      guestStart: this.guestSeconds,
      guestSeconds: Math.max(0, passed) * pace,
      cursor,
      bytes: scan.bytes(plan) + plan.extraBytes,
      isPull: false,
      cutMs: null,
    };
  }

  /** The key of all random draws in an interval. */
  key(index: number, stream: number): [number, number] {
    return deriveKey(this.#conditions.scenario.seed, stream, index);
  }

  /** The facts that determine the state of memory within an interval. */
  surroundingsOf(interval: Interval): Surroundings {
    const { scan, clock, sweepLead, scenario, sender } = this.#conditions;
    return {
      scan,
      clock,
      sweepLead,
      memoryStartMs: this.memoryStartMs,
      link: interval.live ? sender.live : sender.paused,
      workload: scenario.workload,
      key: this.key(interval.index, Stream.frame),
    };
  }

  /** Counts the results of an interval. */
  count(interval: Interval): void {
    const { sender, scan, ground } = this.#conditions;
    const isPass = interval.wrapped || interval.reached >= this.#pages;
    this.index++;
    this.guestSeconds += interval.guestSeconds;
    sender.nowMs = interval.endMs;
    sender.waiting -= interval.pages;
    sender.zeros -= interval.zeros;
    sender.cursor = interval.reached >= this.#pages ? 0 : interval.reached;
    // After a pass over all memory only pages that the guest writes can wait.
    if (isPass) scan.mayWait = ground.written;
  }
}
