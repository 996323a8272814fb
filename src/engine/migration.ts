import { faultSlowdown } from '../model/guest-speed';
import type { Attempt, Decision, Outcome, PullStep, Reason, Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import type { PrecopyPolicy } from '../policies/policy';
import { Ending } from './ending';
import type { Interval } from './interval';
import type { PageKernel } from './kernel';
import { PageWork } from './page-work';
import { PolicySeat } from './policy-seat';
import { Progress } from './progress';
import { RoundLog } from './round-log';
import type { Sender } from './sender';
import { Conditions } from './conditions';
import { resumedWithEdits, switchOver } from './switchover';

export interface MigrationOptions {
  /** Keep the stale bitmap as proof. */
  proof: boolean;
  /** Reserve what frames need. */
  frames?: boolean;
}

/**
 * One migration on the page engine, interval by interval. `plan` returns the next interval, `send`
 * and `dirty` execute it (in any number of chunks), `finish` syncs and asks the policy. Times and
 * decisions are arithmetic on counts; the pages are in the kernel.
 */
export class Migration {
  readonly policy: PrecopyPolicy;
  readonly pages: number;
  rounds = new RoundLog();
  /** Earlier attempts, each ended by a lost link; `rounds` describes the last attempt. */
  readonly attempts: Attempt[] = [];
  pullSteps: PullStep[] = [];
  readonly ending = new Ending();

  readonly conditions: Conditions;
  readonly #progress: Progress;
  readonly work: PageWork;
  readonly #proof: boolean;
  #seat!: PolicySeat;
  #syncBelow = 0;

  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    policy: PrecopyPolicy,
    { proof, frames = false }: MigrationOptions,
  ) {
    this.policy = policy;
    this.pages = totalPages(scenario.vm);
    const conditions = new Conditions(kernel, scenario, policy);
    this.conditions = conditions;
    this.#progress = new Progress(conditions, this.pages);
    this.#proof = proof || frames;
    this.work = new PageWork(kernel, conditions, this.#progress, {
      pages: this.pages,
      marksStale: proof,
      isSliced: policy.mechanism.slicePages !== null,
    });
    kernel.reserve(this.pages, Math.max(frames ? 4 : 3, conditions.ground.bitmaps));
    kernel.setMarksStale(proof);
    conditions.ground.begin();
    this.#begin(scenario.timing.setupMs);
  }

  /** The scenario after its past edits. */
  get scenario(): Scenario {
    return this.conditions.scenario;
  }

  get #sender(): Sender {
    return this.conditions.sender;
  }

  /** When round 0 began, ms since the start. */
  get memoryStartMs(): number {
    return this.#progress.memoryStartMs;
  }

  get nowMs(): number {
    return this.#sender.nowMs;
  }

  /**
   * Setup ends at `fromMs`. The disk is copied first, if it moves. Then all memory waits, and the
   * policy decides whether to copy it live.
   */
  #begin(fromMs: number): void {
    const { policy, conditions } = this;
    const { sender } = conditions;
    sender.batch = null;
    sender.startRound0(() => conditions.ground.zeros(this.scenario.vm));
    const nowMs = conditions.begin(fromMs);
    const { scenario } = this;
    sender.nowMs = nowMs;
    if (this.attempts.length === 0) this.#progress.memoryStartMs = nowMs;
    this.#seat = new PolicySeat(policy, scenario, this.pages, nowMs, sender.live, conditions.scan);
    if (nowMs >= conditions.deadline.ms) this.#interrupt();
    else this.#obey(this.#ask(0));
    this.#open();
  }

  #open(): void {
    const { outcome, isUnderWay } = this.ending;
    if (outcome !== null && !isUnderWay) return;
    this.rounds.open(!isUnderWay, this.#sender.nowMs, this.#sender.left);
    this.work.open();
  }

  /** Returns the next interval, or null once the run has ended. */
  plan(): Interval | null {
    const { outcome, isUnderWay } = this.ending;
    if (outcome !== null && !isUnderWay && !this.work.pull) return null;
    this.conditions.ground.settle(this.#sender);
    const { nextMs } = this.conditions;
    if (nextMs < Infinity) this.#keepPlace();
    const interval = this.#planWhole();
    if (!interval || nextMs >= interval.endMs) return interval;
    return { ...interval, cutMs: Math.max(nextMs, interval.startMs) };
  }

  /** Saves the policy's state, so that an edit can restore it. */
  #keepPlace(): void {
    const restore = this.#seat.save();
    this.work.rewind = () => {
      restore();
      return this.#seat.windows;
    };
  }

  /** The next interval, if no edit comes in it. */
  #planWhole(): Interval | null {
    if (this.work.pull) {
      const interval = this.work.planPull();
      if (!interval) this.#finishPull();
      return interval;
    }
    if (this.ending.isUnderWay)
      return { ...this.#progress.next(this.#sender.pause()), live: false, guestSeconds: 0 };
    return this.#progress.next(
      this.#sender.next(this.policy.mechanism, this.#seat.windows, this.#syncBelow),
    );
  }

  #count(interval: Interval): void {
    this.#progress.count(interval);
    this.rounds.add(interval);
  }

  /** Ends the interval: updates counts, and at the end of a round syncs and asks the policy. */
  finish(interval: Interval): void {
    if (interval.cutMs !== null) {
      this.#count(this.work.cut(interval));
      this.#take(interval.cutMs);
      if (this.#sender.nowMs >= this.conditions.deadline.ms) this.#endEarly();
      return;
    }
    this.#sender.batch = null;
    this.#count(interval);
    if (!interval.endsRound) return;
    if (!interval.live) this.#finishStop();
    else this.#finishRound(interval.decision, interval.isTimed);
  }

  /** Ends an interval without changing a bitmap, if the number of dirtied pages is known. */
  pass(interval: Interval, dirtied: number): void {
    this.work.assume(dirtied);
    this.finish(interval);
  }

  /** Applies the edits up to a moment. */
  #take(ms: number): void {
    const { pull } = this.work;
    const conditions = this.conditions;
    const before = this.scenario;
    const writes = conditions.take(ms, this.#progress.guestSeconds);
    if (this.scenario !== before) {
      this.#seat.change(this.scenario, conditions.sender.live);
      pull?.change(this.scenario, conditions.pullLink(), conditions.clock, ms, this.#sender.left);
    }
    // A paused guest writes nothing.
    if (writes.length === 0 || (this.ending.isUnderWay && !pull)) return;
    const pages = this.work.write(writes);
    if (pull)
      this.rounds.add({ pages, zeros: 0, skips: 0, bytes: pages * conditions.scan.pageCost });
  }

  /** An edit has ended the run. */
  #endEarly(): void {
    // The pull ends at its next step.
    if (this.work.pull) return;
    if (this.ending.isUnderWay) this.#finishStop();
    else this.#finishRound(null);
  }

  #finishRound(interference: Decision | null, isTimed = false): void {
    const sender = this.#sender;
    const unsent = sender.left;
    const { dirtied, added } = this.work.sync();
    if (this.policy.mechanism.scan === 'restart') sender.cursor = 0;
    const round = this.rounds.close(sender.nowMs, unsent, dirtied, added);
    const { vm, timing } = this.scenario;
    const slowdown = faultSlowdown(dirtied, round.durationMs, timing.faultMicros, vm.vcpus);
    round.guestSpeed = (1 - this.#progress.throttle) * slowdown;
    this.conditions.nextCosts(unsent, added, this.#progress.guestSeconds);
    const asked = interference ? null : this.#ask(round.round + 1, isTimed);
    const decision = interference ?? asked!;
    round.code = decision.code;
    round.values = decision.values;
    if (sender.nowMs >= this.conditions.deadline.ms) this.#interrupt();
    else if (asked?.cap) this.#end('not-converged', asked.cap, sender.nowMs);
    else this.#obey(decision);
    this.#open();
  }

  #ask(liveRounds: number, isTimedSync = false) {
    const { nowMs, left, live } = this.#sender;
    const known = { liveRounds, waitingPages: left, isTimedSync, ...this.rounds.sent() };
    return this.#seat.ask(nowMs, known, live.rateAt(nowMs));
  }

  #obey(decision: Decision): void {
    this.#syncBelow = decision.syncBelowPages ?? 0;
    this.#progress.throttle = decision.vcpuThrottle ?? this.#progress.throttle;
    if (decision.bandwidthCap !== undefined) this.conditions.limitLink(decision.bandwidthCap);
    if (decision.action === 'continue') return;
    this.ending.begin(decision, this.nowMs);
    if (decision.action === 'switch') this.#switchToPull();
  }

  /**
   * Post-copy: device state is sent, and the guest runs at the destination without the waiting
   * pages.
   */
  #switchToPull(): void {
    this.#sender.nowMs += this.#sender.overheads.syncMs;
    const resumedMs = this.#resumedMs();
    if (resumedMs > this.conditions.deadline.ms) {
      this.#sender.nowMs = this.conditions.deadline.ms;
      this.#interrupt();
      return;
    }
    this.ending.hasMoved = true;
    this.ending.endMs = resumedMs;
    this.#progress.throttle = 0;
    this.work.startPull(resumedMs, this.policy.mechanism.scale, this.#proof);
  }

  #resumedMs(): number {
    return resumedWithEdits(this.conditions, (ms) => this.#take(ms));
  }

  /** The last page has arrived, or a deadline ended the pull. */
  #finishPull(): void {
    const unsent = this.#sender.left;
    const round = this.rounds.close(this.#sender.nowMs, unsent, 0, 0);
    round.code = 'pull';
    const { meanSpeed, steps } = this.work.pull!;
    round.guestSpeed = meanSpeed;
    this.pullSteps = steps;
    this.ending.closePull(this.nowMs, unsent > 0 ? this.conditions.deadline : null);
    this.work.pull = null;
  }

  /** A deadline came before the guest could move, so it continues at the source. */
  #interrupt(): void {
    const { outcome, stop, kind, ms } = this.conditions.deadline;
    const isPaused = this.ending.isUnderWay;
    if (!isPaused) this.ending.stopMs = Math.max(0, Math.min(this.nowMs, ms));
    const mayRetry = this.attempts.length < this.scenario.limits.retries;
    if (kind === 'loss' && !isPaused && mayRetry) {
      const { backMs, knownMs } = this.conditions.linkBack(ms);
      if (backMs === Infinity) return this.#end(outcome, stop, knownMs);
      const { totalBytes: bytesSent } = this.rounds;
      this.attempts.push({ startMs: this.conditions.attemptMs, endMs: ms, bytesSent });
      this.rounds = new RoundLog();
      this.#progress.throttle = 0;
      this.#begin(backMs + this.scenario.timing.setupMs);
      return;
    }
    this.#end(outcome, stop, ms);
  }

  #end(outcome: Outcome, stop: Reason, endMs: number): void {
    this.ending.close(outcome, stop, endMs, this.nowMs);
  }

  #finishStop(): void {
    const unsent = this.#sender.left;
    const round = this.rounds.close(this.#sender.nowMs, unsent, 0, 0);
    round.code = 'final-copy';
    round.guestSpeed = 0;
    const resumedMs = unsent === 0 ? this.#resumedMs() : Infinity;
    const { endMs, failure } = switchOver(resumedMs, unsent, this.conditions.deadline);
    const { ending } = this;
    ending.hasMoved = failure === null;
    this.#end(failure?.outcome ?? ending.outcome!, failure?.stop ?? ending.stop, endMs);
  }
}
