import { GuestClock } from '../model/guest-clock';
import { faultSlowdown } from '../model/guest-speed';
import type { Link } from '../model/link';
import { Stream, deriveKey } from '../model/random';
import { memoryStartMs } from '../model/storage-move';
import { filledRange, totalPages } from '../model/vm';
import type { Attempt, Decision, Outcome, PullStep, Reason, Scenario } from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { Channel } from '../policies/channel';
import { type Deadline, deadlineAfter, deadlineBefore } from './deadlines';
import { GuestWrites } from './guest-writes';
import { type Course, type Interval, course } from './interval';
import type { PageKernel } from './kernel';
import { PolicySeat } from './policy-seat';
import type { DeltaCosts } from './delta-cache';
import { parts } from './parts';
import type { Pull } from './pull';
import { RoundLog } from './round-log';
import { Scan } from './scan';
import { resumedAt, switchOver } from './switchover';
import { Sender } from './sender';

export interface MigrationOptions {
  /** Keep the stale bitmap as proof. */
  proof: boolean;
  /** Reserve what frames need. */
  frames?: boolean;
}

/**
 * One migration on the page engine, interval by interval: `plan` says what comes next, `send` and
 * `dirty` do it (in any number of chunks), `finish` syncs and asks the policy. Time and decisions
 * are arithmetic on counts; all pages live in the kernel.
 */
export class Migration {
  readonly kernel: PageKernel;
  readonly scenario: Scenario;
  readonly policy: PrecopyPolicy;
  readonly pages: number;
  readonly scan: Scan;
  readonly clock: GuestClock;
  readonly paused: Link;
  rounds = new RoundLog();
  /** Attempts that a lost link ended, before the one that `rounds` describes. */
  readonly attempts: Attempt[] = [];
  pull: Pull | null = null;
  pullSteps: PullStep[] = [];

  outcome: Outcome | null = null;
  /** Whether the guest runs at the destination in the end. */
  hasMoved = false;
  stop: Reason = { code: 'first-round', values: {} };
  /** When round 0, the pause and the switchover began or ended; ms since the start. */
  memoryStartMs = 0;
  stopMs = 0;
  endMs = 0;
  /** When a guest that pulls its memory has all of it; else `endMs`. */
  pulledMs = 0;

  readonly #channel: Channel;
  readonly #guest: GuestWrites;
  readonly #proof: boolean;
  readonly #sender: Sender;
  #seat!: PolicySeat;
  #deadline!: Deadline;
  /** When setup of this attempt was over. */
  #attemptMs = 0;
  #dirtied = 0;
  #throttle = 0;
  #syncBelow = 0;
  #index = 0;
  #stopping = false;
  #guestSeconds = 0;
  #deltas: DeltaCosts | null = null;

  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    policy: PrecopyPolicy,
    { proof, frames = false }: MigrationOptions,
  ) {
    this.kernel = kernel;
    this.scenario = scenario;
    this.policy = policy;
    const { vm, workload } = scenario;
    this.pages = totalPages(vm);
    this.#channel = new Channel(scenario, policy);
    this.scan = new Scan(kernel, this.pages, this.#channel.pageCost, this.#channel.zeroCost);
    this.clock = new GuestClock(workload.phases);
    this.paused = this.#channel.paused;
    this.#sender = new Sender(kernel, this.scan, this.pages, this.paused);

    this.#proof = proof || frames;
    kernel.reserve(this.pages, frames ? 4 : 3);
    kernel.setMarksStale(proof);
    const filled = filledRange(scenario);
    const key = deriveKey(scenario.seed, Stream.zeroPages, 0);
    kernel.setZeroPages(this.pages, filled.first, filled.last, vm.zeroPageShare, ...key);
    this.#guest = new GuestWrites(kernel, scenario);
    this.#begin(scenario.timing.setupMs);
  }

  get nowMs(): number {
    return this.#sender.nowMs;
  }

  /** The link while the guest runs. */
  get live(): Link {
    return this.#sender.live;
  }

  /**
   * Setup is over at `fromMs`: the disk goes first where it moves. Then all memory waits, and the
   * policy is asked whether to copy it live.
   */
  #begin(fromMs: number): void {
    const { policy, scenario } = this;
    const sender = this.#sender;
    this.#attemptMs = fromMs;
    sender.startRound0();
    const { pageCost } = this.#channel;
    this.scan.pageCost = pageCost;
    const cache = policy.deltaCache?.(scenario);
    if (cache) {
      const { DeltaCosts } = parts();
      this.#deltas = new DeltaCosts(cache, scenario.workload, pageCost);
    }
    // Windows keep the policy's limit themselves.
    const hasWindows = policy.mechanism.pacing === 'windows';
    const cap = hasWindows ? 0 : (policy.bandwidthCap?.(scenario.policy.options) ?? 0);
    sender.live = this.#channel.live(cap);
    this.#watchFor(deadlineBefore(scenario, this.live, fromMs));
    const nowMs = Math.min(memoryStartMs(scenario, fromMs), this.#deadline.ms);
    sender.nowMs = nowMs;
    if (this.attempts.length === 0) this.memoryStartMs = nowMs;
    this.#seat = new PolicySeat(policy, scenario, this.pages, nowMs, this.live, this.scan);
    if (nowMs >= this.#deadline.ms) this.#interrupt();
    else this.#obey(this.#ask(0));
    this.#open();
  }

  #watchFor(deadline: Deadline): void {
    this.#deadline = deadline;
    this.#sender.deadlineMs = deadline.ms;
  }

  #open(): void {
    if (this.outcome !== null && !this.#stopping) return;
    this.rounds.open(!this.#stopping, this.#sender.nowMs, this.#sender.left);
    this.#dirtied = 0;
  }

  /** Returns the next interval, or null once the run has ended. */
  plan(): Interval | null {
    if (this.pull) return this.#planPull(this.pull);
    if (this.#stopping)
      return { ...this.#interval(this.#sender.pause()), live: false, guestSeconds: 0 };
    if (this.outcome !== null) return null;
    return this.#interval(this.#course());
  }

  /** How the sender goes on while the guest runs. */
  #course(): Course {
    const { sync, slicePages, skipRedirtied } = this.policy.mechanism;
    const sender = this.#sender;
    const { windows } = this.#seat;
    if (slicePages !== null)
      return skipRedirtied ? sender.skippingSlice(slicePages) : sender.slice(slicePages);
    if (sync === 'round-end') return sender.round();
    return windows ? sender.untilLook(windows) : sender.untilFewerThan(this.#syncBelow);
  }

  /** The next pages that the running guest demands and the source pushes. */
  #planPull(pull: Pull): Interval | null {
    const sender = this.#sender;
    if (sender.left === 0 || sender.nowMs >= this.#deadline.ms) {
      this.#finishPull();
      return null;
    }
    const key = deriveKey(this.scenario.seed, Stream.pull, this.#index);
    const { endMs, walk, faults, guestSeconds } = pull.step(sender, key);
    const all = course(endMs, { ...walk, pages: walk.pages + faults });
    return { ...this.#interval(all), live: false, guestSeconds, isPull: true, endsRound: false };
  }

  #interval(course: Course): Interval {
    const { memoryStartMs, clock } = this;
    const { nowMs, cursor } = this.#sender;
    const since = (ms: number) => clock.at((ms - memoryStartMs) / 1000);
    const passed = since(course.endMs) - since(nowMs);
    return {
      ...course,
      index: this.#index,
      live: true,
      startMs: nowMs,
      guestStart: this.#guestSeconds,
      guestSeconds: Math.max(0, passed) * this.#pace,
      cursor,
      bytes: this.scan.bytes(course) + course.extraBytes,
      isPull: false,
    };
  }

  /** Share of its writes that a throttled guest gets done; one with idle time catches up. */
  get #pace(): number {
    return this.scenario.workload.pace === 'demand' ? 1 : 1 - this.#throttle;
  }

  /** The key from which everything random in the interval is drawn. */
  key(interval: Interval, stream: number = Stream.interval): [number, number] {
    return deriveKey(this.scenario.seed, stream, interval.index);
  }

  /** Emits the pages of the interval: chunk `chunk` of `chunks`. */
  send(interval: Interval, chunk = 0, chunks = 1): void {
    if (interval.emitted) return;
    this.scan.emit(interval, chunk, chunks);
  }

  /** Draws the guest's writes of the interval into the dirty bitmap: chunk `chunk` of `chunks`. */
  dirty(interval: Interval, chunk = 0, chunks = 1): void {
    if (!interval.live || interval.guestSeconds <= 0) return;
    this.#dirtied += this.#guest.write(interval, this.key(interval), chunk, chunks);
  }

  /** Closes the interval: counts, and at a round's end the sync and the policy's answer. */
  finish(interval: Interval): void {
    const sender = this.#sender;
    const isPass = interval.wrapped || interval.reached >= this.pages;
    this.#index++;
    this.#guestSeconds += interval.guestSeconds;
    sender.nowMs = interval.endMs;
    sender.waiting -= interval.pages;
    sender.zeros -= interval.zeros;
    sender.cursor = interval.reached >= this.pages ? 0 : interval.reached;
    this.rounds.add(interval);
    if (isPass) this.#endPass();
    if (!interval.endsRound) return;
    if (!interval.live) this.#finishStop();
    else this.#finishRound(interval.decision);
  }

  /** Closes an interval without touching a bitmap, where it is known how many pages it dirtied. */
  pass(interval: Interval, dirtied: number): void {
    this.#dirtied = dirtied;
    this.finish(interval);
  }

  /** After a pass over all memory only the working set can wait. */
  #endPass(): void {
    const { firstPage, workingSetPages } = this.scenario.workload;
    this.scan.mayWait = { first: firstPage, last: firstPage + workingSetPages };
  }

  #finishRound(interference: Decision | null): void {
    const unsent = this.#sender.left;
    const { firstPage, workingSetPages } = this.scenario.workload;
    let added = this.#dirtied;
    if (unsent === 0) {
      this.kernel.swapBitmaps();
    } else {
      added = this.kernel.mergeDirty(
        Math.floor(firstPage / 64),
        Math.ceil((firstPage + workingSetPages) / 64),
      );
    }
    this.#sender.waiting += added;
    if (this.policy.mechanism.scan === 'restart') this.#sender.cursor = 0;
    const round = this.rounds.close(this.#sender.nowMs, unsent, this.#dirtied, added);
    const { vm, timing, limits } = this.scenario;
    const slowdown = faultSlowdown(this.#dirtied, round.durationMs, timing.faultMicros, vm.vcpus);
    round.guestSpeed = (1 - this.#throttle) * slowdown;
    if (this.#deltas) this.scan.pageCost = this.#deltas.next(unsent, added, this.#guestSeconds);
    const decision = interference ?? this.#ask(round.round + 1);
    round.code = decision.code;
    round.values = decision.values;
    const { maxRounds } = limits;
    if (this.#sender.nowMs >= this.#deadline.ms) this.#interrupt();
    else if (decision.action === 'continue' && round.round + 1 >= maxRounds)
      this.#finishAt(
        'not-converged',
        { code: 'round-cap', values: { maxRounds } },
        this.#sender.nowMs,
      );
    else this.#obey(decision);
    this.#open();
  }

  #ask(liveRounds: number): Decision {
    const { nowMs, left } = this.#sender;
    const known = { liveRounds, waitingPages: left, ...this.rounds.sent() };
    return this.#seat.ask(nowMs, known, this.live.rateAt(nowMs));
  }

  #obey(decision: Decision): void {
    this.#syncBelow = decision.syncBelowPages ?? 0;
    this.#throttle = decision.vcpuThrottle ?? this.#throttle;
    if (decision.bandwidthCap !== undefined)
      this.#sender.live = this.#channel.live(decision.bandwidthCap);
    if (decision.action === 'continue') return;
    this.stop = { code: decision.code, values: decision.values };
    this.stopMs = this.#sender.nowMs;
    if (decision.action === 'abort') {
      this.#finishAt('aborted', this.stop, this.#sender.nowMs);
      return;
    }
    this.outcome = decision.action === 'force' ? 'forced' : 'converged';
    this.#stopping = true;
    if (decision.action === 'switch') this.#switchToPull();
  }

  /** Post-copy: device state goes over, the guest runs at the destination and lacks what waits. */
  #switchToPull(): void {
    const resumedMs = resumedAt(this.scenario, this.paused, this.#sender.nowMs);
    if (resumedMs > this.#deadline.ms) {
      this.#stopping = true;
      this.#sender.nowMs = this.#deadline.ms;
      this.#interrupt();
      return;
    }
    this.hasMoved = true;
    this.endMs = resumedMs;
    this.#watchFor(deadlineAfter(this.scenario, this.paused, resumedMs));
    this.#throttle = 0;
    this.#sender.cursor = 0;
    this.#sender.nowMs = resumedMs;
    const { Pull, placingRate } = parts();
    this.pull = new Pull(
      this.kernel,
      this.scenario,
      this.scan,
      this.#channel.live(placingRate(this.scenario, this.scan.pageCost)),
      this.clock,
      {
        startMs: resumedMs,
        memoryStartMs: this.memoryStartMs,
        proof: this.#proof,
        scale: this.policy.mechanism.scale,
      },
      this.#sender.left,
    );
  }

  /** The last page has come, or a deadline ended the pull. */
  #finishPull(): void {
    const unsent = this.#sender.left;
    const round = this.rounds.close(this.#sender.nowMs, unsent, 0, 0);
    round.code = 'pull';
    round.guestSpeed = this.pull!.meanSpeed;
    if (unsent > 0) {
      this.outcome = this.#deadline.outcome;
      this.stop = this.#deadline.stop;
    }
    this.pulledMs = this.#sender.nowMs;
    this.#stopping = false;
    this.pullSteps = this.pull!.steps;
    this.pull = null;
  }

  /** Pages of the destination that are out of date and that nobody will bring any more. */
  stalePages(): number {
    // Where a pull was cut short, pages are known to be missing: the guest stops at them.
    const missing = this.#sender.left > 0 ? this.kernel.countWaiting() : 0;
    return this.kernel.countStale() - missing;
  }

  /** A deadline has come before the guest could move: it lives on at the source. */
  #interrupt(): void {
    const { outcome, stop, kind, ms } = this.#deadline;
    const isPaused = this.#stopping;
    if (!isPaused) this.stopMs = Math.max(0, Math.min(this.#sender.nowMs, ms));
    const backMs = this.live.backAt(ms);
    if (
      kind === 'loss' &&
      !isPaused &&
      this.attempts.length < this.scenario.limits.retries &&
      backMs < Infinity
    ) {
      this.attempts.push({
        startMs: this.#attemptMs,
        endMs: ms,
        bytesSent: this.rounds.totalBytes,
      });
      this.rounds = new RoundLog();
      this.#throttle = 0;
      this.#begin(backMs + this.scenario.timing.setupMs);
      return;
    }
    this.#finishAt(outcome, stop, ms);
  }

  /** Ends the run with the guest at the source. */
  #finishAt(outcome: Outcome, stop: Reason, endMs: number): void {
    if (!this.#stopping) this.stopMs = Math.min(this.#sender.nowMs, endMs);
    this.outcome = outcome;
    this.stop = stop;
    this.#stopping = false;
    this.endMs = endMs;
  }

  #finishStop(): void {
    const unsent = this.#sender.left;
    const round = this.rounds.close(this.#sender.nowMs, unsent, 0, 0);
    round.code = 'final-copy';
    round.guestSpeed = 0;
    const { endMs, failure } = switchOver(
      this.scenario,
      this.paused,
      this.#sender.nowMs,
      unsent,
      this.#deadline,
    );
    this.hasMoved = failure === null;
    this.#finishAt(failure?.outcome ?? this.outcome!, failure?.stop ?? this.stop, endMs);
  }
}
