import type { Link } from '../model/link';
import type { Decision, Memory, PrecopyStats, Reason, Scenario } from '../model/types';
import { overheadsOf } from '../policies/overheads';
import type { PrecopyPolicy } from '../policies/policy';
import { Caps } from './caps';
import { parts } from './parts';
import type { Scan } from './scan';
import type { Windows } from './windows';

/** Facts for the policy that the seat does not know. */
export type RoundStats = Omit<
  PrecopyStats,
  'elapsedMs' | 'totalPages' | 'pageBytes' | 'vcpus' | 'bandwidthBytesPerSecond'
>;

/** The policy in one attempt: its memory, its watcher and its windows. */
export class PolicySeat {
  /** QEMU's migration thread; null for policies without checks. */
  windows: Windows | null;
  readonly #policy: PrecopyPolicy;
  #scenario: Scenario;
  readonly #pages: number;
  readonly #startMs: number;
  #memory: Memory = {};
  #nextWatchMs: number;
  #caps: Caps;

  /** `live` and `scan` are for the windows. */
  constructor(
    policy: PrecopyPolicy,
    scenario: Scenario,
    pages: number,
    startMs: number,
    live: Link,
    scan: Scan,
  ) {
    this.#policy = policy;
    this.#scenario = scenario;
    this.#pages = pages;
    this.#startMs = startMs;
    this.#nextWatchMs = startMs;
    this.#caps = new Caps(scenario, policy);
    const { options } = scenario.policy;
    const { pacing, scale } = policy.mechanism;
    const limitMs = (nowMs: number) =>
      policy.downtimeLimitMs?.(this.#scenario.policy.options, this.#memory, nowMs - startMs) ?? 0;
    this.windows =
      pacing === 'windows'
        ? new parts.loaded.Windows(startMs, {
            link: live,
            scan,
            scale,
            zeroMs: overheadsOf(scenario, policy).zeroMs,
            pageBytes: scenario.vm.pageBytes,
            bytesPerSecond: policy.bandwidthCap?.(options) ?? 0,
            rules: policy.thread!(scenario),
            seed: scenario.seed,
            downtimeLimitMs: limitMs,
            watch: policy.watcher ? (nowMs, waiting) => this.#watch(nowMs, waiting) : null,
          })
        : null;
  }

  /** Returns a function that restores the present state; the policy is not asked in between. */
  save(): () => void {
    const [windows, memory, nextMs] = [this.windows?.copy(), this.#memory, this.#nextWatchMs];
    return () => {
      this.windows = windows ?? null;
      this.#memory = memory;
      this.#nextWatchMs = nextMs;
    };
  }

  /** Uses other values from now on; the policy keeps its memory. */
  change(scenario: Scenario, live: Link): void {
    this.#scenario = scenario;
    this.#caps = new Caps(scenario, this.#policy);
    const { bandwidthCap, thread } = this.#policy;
    const limit = bandwidthCap?.(scenario.policy.options) ?? 0;
    this.windows?.change(live, limit, thread!(scenario));
  }

  /**
   * Asks the policy. `rate` is that of the live link, unless the policy measures its own. `cap` is
   * the reason if the move ends although the policy continues.
   */
  ask(nowMs: number, known: RoundStats, rate: number): Decision & { cap: Reason | null } {
    const { windows } = this;
    const elapsedMs = windows
      ? windows.clockMs(nowMs) - windows.clockMs(this.#startMs)
      : nowMs - this.#startMs;
    const stats = {
      ...known,
      elapsedMs,
      totalPages: this.#pages,
      pageBytes: this.#scenario.vm.pageBytes,
      vcpus: this.#scenario.vm.vcpus,
      bandwidthBytesPerSecond: windows ? windows.bandwidth : rate,
    };
    const decision = this.#policy.decide(stats, this.#scenario.policy.options, this.#memory);
    this.#memory = decision.memory ?? this.#memory;
    const cap = this.#caps.reached(stats, nowMs, decision, (other) =>
      this.#policy.decide(other, this.#scenario.policy.options, this.#memory),
    );
    return { ...decision, cap };
  }

  /** Lets the watcher check the move when its time has come. */
  #watch(nowMs: number, waitingPages: number): Decision | null {
    const watcher = this.#policy.watcher!;
    while (nowMs >= this.#nextWatchMs) {
      const stats = {
        elapsedMs: this.#nextWatchMs - this.#startMs,
        waitingPages,
        totalPages: this.#pages,
        pageBytes: this.#scenario.vm.pageBytes,
      };
      const { options } = this.#scenario.policy;
      const { memory, decision } = watcher.look(stats, options, this.#memory);
      this.#nextWatchMs += watcher.everyMs;
      this.#memory = memory ?? this.#memory;
      if (decision) return decision;
    }
    return null;
  }
}
