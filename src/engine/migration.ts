import { faultSlowdown } from '../model/guest-speed';
import type { Link } from '../model/link';
import { Stream } from '../model/random';
import { totalPages } from '../model/vm';
import type {
  Attempt,
  Decision,
  Outcome,
  PageRange,
  PullStep,
  Reason,
  Scenario,
} from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { type Cuttable, cut, writePages } from './cut';
import { type Interval, type Plan, planOf } from './interval';
import type { PageKernel } from './kernel';
import { PolicySeat } from './policy-seat';
import { loadedParts } from './parts';
import { Progress } from './progress';
import type { Pull } from './pull';
import { RoundLog } from './round-log';
import type { Scan } from './scan';
import type { Surroundings } from './aim';
import { resumedWithEdits, switchOver } from './switchover';
import type { Windows } from './windows';
import type { Sender } from './sender';
import { Setting } from './setting';

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
export class Migration implements Cuttable {
  readonly kernel: PageKernel;
  readonly policy: PrecopyPolicy;
  readonly pages: number;
  rounds = new RoundLog();
  /** Attempts that a lost link ended, before the one that `rounds` describes. */
  readonly attempts: Attempt[] = [];
  pull: Pull | null = null;
  pullSteps: PullStep[] = [];

  outcome: Outcome | null = null;
  /** Whether the guest runs at the destination in the end. */
  hasMoved = false;
  stop: Reason = { code: 'first-round', values: {} };
  /** When the pause and the switchover began or ended; ms since the start. */
  stopMs = 0;
  endMs = 0;
  /** When a guest that pulls its memory has all of it; else `endMs`. */
  pulledMs = 0;

  readonly setting: Setting;
  readonly #progress: Progress;
  readonly #proof: boolean;
  readonly marksStale: boolean;
  #seat!: PolicySeat;
  /** When setup of this attempt was over. */
  #attemptMs = 0;
  #dirtied = 0;
  #throttle = 0;
  #syncBelow = 0;
  #stopping = false;
  #rewind: () => void = () => {};
  /** Whether an edit has cut the round. */
  #isCut = false;

  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    policy: PrecopyPolicy,
    { proof, frames = false }: MigrationOptions,
  ) {
    this.kernel = kernel;
    this.policy = policy;
    this.pages = totalPages(scenario.vm);
    this.setting = new Setting(kernel, scenario, policy);
    this.#progress = new Progress(this.setting, this.pages);
    this.#proof = proof || frames;
    this.marksStale = proof;
    kernel.reserve(this.pages, Math.max(frames ? 4 : 3, this.setting.ground.bitmaps));
    kernel.setMarksStale(proof);
    this.setting.ground.begin();
    this.#begin(scenario.timing.setupMs);
  }

  /** The scenario as it holds now: with the edits that have come. */
  get scenario(): Scenario {
    return this.setting.scenario;
  }

  get scan(): Scan {
    return this.setting.scan;
  }

  get #sender(): Sender {
    return this.setting.sender;
  }

  /** When round 0 began, ms since the start. */
  get memoryStartMs(): number {
    return this.#progress.memoryStartMs;
  }

  get nowMs(): number {
    return this.#sender.nowMs;
  }

  /** The link while the guest runs. */
  get live(): Link {
    return this.#sender.live;
  }

  get paused(): Link {
    return this.#sender.paused;
  }

  /**
   * Setup is over at `fromMs`: the disk goes first where it moves. Then all memory waits, and the
   * policy is asked whether to copy it live.
   */
  #begin(fromMs: number): void {
    const { policy } = this;
    const sender = this.#sender;
    this.#attemptMs = fromMs;
    this.#isCut = false;
    sender.batch = null;
    sender.startRound0(() => this.setting.ground.zeros(this.scenario.vm));
    const nowMs = this.setting.begin(fromMs);
    const { scenario } = this;
    sender.nowMs = nowMs;
    if (this.attempts.length === 0) this.#progress.memoryStartMs = nowMs;
    this.#seat = new PolicySeat(policy, scenario, this.pages, nowMs, this.live, this.scan);
    if (nowMs >= this.setting.deadline.ms) this.#interrupt();
    else this.#obey(this.#ask(0));
    this.#open();
  }

  #open(): void {
    if (this.outcome !== null && !this.#stopping) return;
    this.rounds.open(!this.#stopping, this.#sender.nowMs, this.#sender.left);
    this.#dirtied = 0;
  }

  /** Returns the next interval, or null once the run has ended. */
  plan(): Interval | null {
    if (this.outcome !== null && !this.#stopping && !this.pull) return null;
    this.setting.ground.settle(this.#sender);
    const { nextMs } = this.setting;
    if (nextMs < Infinity) this.#rewind = this.#seat.save();
    const interval = this.#planWhole();
    if (!interval || nextMs >= interval.endMs) return interval;
    return { ...interval, cutMs: Math.max(nextMs, interval.startMs) };
  }

  /** The next interval as it is where no edit comes. */
  #planWhole(): Interval | null {
    if (this.pull) return this.#planPull(this.pull);
    if (this.#stopping)
      return { ...this.#interval(this.#sender.pause()), live: false, guestSeconds: 0 };
    return this.#interval(
      this.#sender.next(this.policy.mechanism, this.#seat.windows, this.#syncBelow),
    );
  }

  /** The next pages that the running guest demands and the source pushes. */
  #planPull(pull: Pull): Interval | null {
    const sender = this.#sender;
    if ((sender.left === 0 && !pull.isOwing) || sender.nowMs >= this.setting.deadline.ms) {
      this.#finishPull();
      return null;
    }
    const key = this.#progress.key(this.#progress.index, Stream.pull);
    const { endMs, walk, faults, guestSeconds } = pull.step(sender, key);
    const all = planOf(endMs, { ...walk, pages: walk.pages + faults });
    return { ...this.#interval(all), live: false, guestSeconds, isPull: true, endsRound: false };
  }

  /** What tells the state of memory within an interval. */
  surroundingsOf(interval: Interval): Surroundings {
    return this.#progress.surroundingsOf(interval);
  }

  #interval(plan: Plan): Interval {
    return this.#progress.next(plan, this.#pace);
  }

  #count(interval: Interval): void {
    this.#progress.count(interval);
    this.rounds.add(interval);
  }

  /** Share of its writes that a throttled guest gets done; one with idle time catches up. */
  get #pace(): number {
    return this.scenario.workload.pace === 'demand' ? 1 : 1 - this.#throttle;
  }

  /** The key from which everything random in the interval is drawn. */
  key(interval: Interval, stream: number = Stream.interval): [number, number] {
    return this.#progress.key(interval.index, stream);
  }

  /** Emits the pages of the interval: chunk `chunk` of `chunks`. */
  send(interval: Interval, chunk = 0, chunks = 1): void {
    if (interval.emitted || interval.cutMs !== null) return;
    this.scan.emit(interval, chunk, chunks);
  }

  /** Draws the guest's writes of the interval into the dirty bitmap: chunk `chunk` of `chunks`. */
  dirty(interval: Interval, chunk = 0, chunks = 1): void {
    if (!interval.live || interval.guestSeconds <= 0) return;
    if (interval.cutMs === null) this.#dirtied += this.draw(interval, chunk, chunks);
    else if (!this.isSliced) {
      // Which of these writes come before the cut, and what they make stale, is settled by it.
      this.kernel.setMarksStale(false);
      this.draw(interval, chunk, chunks);
      this.kernel.setMarksStale(this.marksStale);
    }
  }

  /** Draws the guest's writes of an interval; returns how many pages are newly dirty. */
  draw(interval: Interval, chunk = 0, chunks = 1): number {
    if (interval.guestSeconds <= 0) return 0;
    return this.setting.guest.write(interval, this.key(interval), chunk, chunks);
  }

  /** Takes the policy's seat back to the start of the interval; returns QEMU's windows as of then. */
  rewind(): Windows | null {
    this.#rewind();
    return this.#seat.windows;
  }

  /** Whether rounds are cut into slices, so short that nothing is known within them. */
  get isSliced(): boolean {
    return this.policy.mechanism.slicePages !== null;
  }

  /** Closes the interval: counts, and at a round's end the sync and the policy's answer. */
  finish(interval: Interval): void {
    if (interval.cutMs !== null) {
      const piece = cut(this, interval, interval.cutMs);
      this.#dirtied += piece.dirtied;
      this.#isCut = true;
      this.#count(piece);
      this.#take(interval.cutMs);
      if (this.#sender.nowMs >= this.setting.deadline.ms) this.#endEarly();
      return;
    }
    this.#sender.batch = null;
    this.#count(interval);
    if (!interval.endsRound) return;
    if (!interval.live) this.#finishStop();
    else this.#finishRound(interval.decision);
  }

  /** Closes an interval without touching a bitmap, where it is known how many pages it dirtied. */
  pass(interval: Interval, dirtied: number): void {
    this.#dirtied = dirtied;
    this.finish(interval);
  }

  /** Takes the edits that have come by a moment. */
  #take(ms: number): void {
    const { pull, setting } = this;
    const before = this.scenario;
    const writes = setting.take(ms, this.#progress.guestSeconds);
    if (this.scenario !== before) {
      this.#seat.change(this.scenario, this.live);
      pull?.change(this.scenario, setting.pullLink(), setting.clock, ms, this.#sender.left);
    }
    // A guest that is paused writes nothing.
    if (writes.length > 0 && (pull || !this.#stopping)) this.#write(writes);
  }

  /** The guest writes pages at this moment. */
  #write(ranges: readonly PageRange[]): void {
    const { pull } = this;
    const { ground, sender, scan } = this.setting;
    ground.fill(ranges);
    if (!pull) {
      this.#dirtied += writePages(this, ranges);
      return;
    }
    ground.settle(sender);
    const pages = pull.write(ranges, sender.nowMs);
    sender.waiting -= pages;
    this.rounds.add({ pages, zeros: 0, skips: 0, bytes: pages * scan.pageCost });
  }

  /** An edit has ended the run. */
  #endEarly(): void {
    // The next step of a pull finds it over.
    if (this.pull) return;
    if (this.#stopping) this.#finishStop();
    else this.#finishRound(null);
  }

  #finishRound(interference: Decision | null): void {
    const unsent = this.#sender.left;
    const { first, last } = this.setting.ground.written;
    if (this.#isCut && !this.isSliced) this.#dirtied = this.kernel.uniteDirty();
    this.#isCut = false;
    let added = this.#dirtied;
    if (unsent === 0) {
      this.kernel.swapBitmaps();
    } else {
      added = this.kernel.mergeDirty(Math.floor(first / 64), Math.ceil(last / 64));
    }
    this.#sender.waiting += added;
    if (this.policy.mechanism.scan === 'restart') this.#sender.cursor = 0;
    const round = this.rounds.close(this.#sender.nowMs, unsent, this.#dirtied, added);
    const { vm, timing, limits } = this.scenario;
    const slowdown = faultSlowdown(this.#dirtied, round.durationMs, timing.faultMicros, vm.vcpus);
    round.guestSpeed = (1 - this.#throttle) * slowdown;
    this.setting.nextCosts(unsent, added, this.#progress.guestSeconds);
    const decision = interference ?? this.#ask(round.round + 1);
    round.code = decision.code;
    round.values = decision.values;
    const { maxRounds } = limits;
    if (this.#sender.nowMs >= this.setting.deadline.ms) this.#interrupt();
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
    if (decision.bandwidthCap !== undefined) this.setting.limitLink(decision.bandwidthCap);
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
    const resumedMs = this.#resumedMs();
    if (resumedMs > this.setting.deadline.ms) {
      this.#stopping = true;
      this.#sender.nowMs = this.setting.deadline.ms;
      this.#interrupt();
      return;
    }
    this.hasMoved = true;
    this.endMs = resumedMs;
    this.setting.move(resumedMs);
    this.#throttle = 0;
    this.#sender.cursor = 0;
    this.#sender.nowMs = resumedMs;
    const { Pull } = loadedParts();
    this.pull = new Pull(
      this.kernel,
      this.scenario,
      this.scan,
      this.setting.pullLink(),
      this.setting.clock,
      {
        startMs: resumedMs,
        memoryStartMs: this.memoryStartMs,
        proof: this.#proof,
        scale: this.policy.mechanism.scale,
      },
      this.#sender.left,
    );
  }

  #resumedMs(): number {
    return resumedWithEdits(this.setting, (ms) => this.#take(ms));
  }

  /** The last page has come, or a deadline ended the pull. */
  #finishPull(): void {
    const unsent = this.#sender.left;
    const round = this.rounds.close(this.#sender.nowMs, unsent, 0, 0);
    round.code = 'pull';
    round.guestSpeed = this.pull!.meanSpeed;
    if (unsent > 0) {
      this.outcome = this.setting.deadline.outcome;
      this.stop = this.setting.deadline.stop;
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
    const { outcome, stop, kind, ms } = this.setting.deadline;
    const isPaused = this.#stopping;
    if (!isPaused) this.stopMs = Math.max(0, Math.min(this.#sender.nowMs, ms));
    const mayRetry = this.attempts.length < this.scenario.limits.retries;
    if (kind === 'loss' && !isPaused && mayRetry) {
      const { backMs, knownMs } = this.setting.linkBack(ms);
      if (backMs === Infinity) return this.#finishAt(outcome, stop, knownMs);
      const { totalBytes: bytesSent } = this.rounds;
      this.attempts.push({ startMs: this.#attemptMs, endMs: ms, bytesSent });
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
    const resumedMs = unsent === 0 ? this.#resumedMs() : Infinity;
    const { endMs, failure } = switchOver(resumedMs, unsent, this.setting.deadline);
    this.hasMoved = failure === null;
    this.#finishAt(failure?.outcome ?? this.outcome!, failure?.stop ?? this.stop, endMs);
  }
}
