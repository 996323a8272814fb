import { GuestClock } from '../model/guest-clock';
import { faultSlowdown } from '../model/guest-speed';
import type { Link } from '../model/link';
import { Stream, deriveKey } from '../model/random';
import { filledRange, totalPages } from '../model/vm';
import type {
  Attempt,
  Decision,
  Memory,
  Outcome,
  PullStep,
  Reason,
  Scenario,
} from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { type Channel, openChannel } from './channel';
import { type Deadline, deadlineAfter, deadlineBefore } from './deadlines';
import { GuestWrites } from './guest-writes';
import type { Interval, Walk } from './interval';
import type { PageKernel } from './kernel';
import { Pull, placingRate } from './pull';
import { deltaPageCost } from './delta-cache';
import { RoundLog } from './round-log';
import { Scan } from './scan';
import { resumedAt, switchOver } from './switchover';
import { Windows } from './windows';

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
  live: Link;
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
  readonly memoryStartMs: number;
  stopMs = 0;
  endMs = 0;
  /** When a guest that pulls its memory has all of it; else `endMs`. */
  pulledMs = 0;

  readonly #channel: Channel;
  readonly #guest: GuestWrites;
  readonly #proof: boolean;
  #windows: Windows | null = null;
  #deadline: Deadline;
  #nowMs: number;
  /** When round 0 of this attempt began. */
  #attemptMs: number;
  #cursor = 0;
  #waiting = 0;
  #waitingZeros = 0;
  #dirtied = 0;
  #memory: Memory = {};
  #nextWatchMs = 0;
  #throttle = 0;
  #syncBelow = 0;
  #index = 0;
  #stopping = false;
  #guestSeconds = 0;
  /** Guest seconds up to the last sync: what has been sent again by now was written in them. */
  #syncedSeconds = 0;

  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    policy: PrecopyPolicy,
    { proof, frames = false }: MigrationOptions,
  ) {
    this.kernel = kernel;
    this.scenario = scenario;
    this.policy = policy;
    const { vm, workload, timing } = scenario;
    this.pages = totalPages(vm);
    this.#channel = openChannel(scenario, policy);
    this.scan = new Scan(kernel, this.pages, this.#channel.pageCost, this.#channel.zeroCost);
    this.clock = new GuestClock(workload.phases);
    this.paused = this.#channel.paused;
    this.live = this.paused;
    this.memoryStartMs = timing.setupMs;
    this.#nowMs = timing.setupMs;
    this.#attemptMs = timing.setupMs;
    this.#deadline = deadlineBefore(scenario, this.live, timing.setupMs);

    this.#proof = proof || frames;
    kernel.reserve(this.pages, frames ? 4 : 3);
    kernel.setMarksStale(proof);
    const filled = filledRange(scenario);
    const key = deriveKey(scenario.seed, Stream.zeroPages, 0);
    kernel.setZeroPages(this.pages, filled.first, filled.last, vm.zeroPageShare, ...key);
    this.#guest = new GuestWrites(kernel, scenario);
    this.#begin();
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Setup is over: all memory waits, and the policy is asked whether to copy it live. */
  #begin(): void {
    const { policy, scenario, kernel } = this;
    kernel.startRound0(this.pages);
    this.#waitingZeros = kernel.zerosBefore(this.pages);
    this.#waiting = this.pages - this.#waitingZeros;
    this.scan.mayWait = { first: 0, last: this.pages };
    this.#cursor = 0;
    const { options } = scenario.policy;
    const cap = policy.bandwidthCap?.(options) || null;
    const isWindowed = policy.mechanism.pacing === 'windows';
    this.live = this.#channel.live(isWindowed ? null : cap);
    this.#deadline = deadlineBefore(scenario, this.live, this.#nowMs);
    this.#nextWatchMs = this.#nowMs;
    this.#windows = isWindowed ? this.#openWindows(cap ?? 0) : null;
    if (this.#nowMs >= this.#deadline.ms) this.#interrupt();
    else this.#obey(this.#ask(0));
    this.#open();
  }

  #openWindows(bytesPerSecond: number): Windows {
    const { policy, scenario } = this;
    const { options } = scenario.policy;
    const elapsed = (nowMs: number) => nowMs - this.#attemptMs;
    return new Windows(this.#nowMs, {
      link: this.live,
      scan: this.scan,
      pageBytes: scenario.vm.pageBytes,
      bytesPerSecond,
      seed: scenario.seed,
      scale: policy.mechanism.scale,
      downtimeLimitMs: (nowMs) =>
        policy.downtimeLimitMs?.(options, this.#memory, elapsed(nowMs)) ?? 0,
      watch: policy.watcher ? (nowMs, waiting) => this.#watch(nowMs, waiting) : null,
    });
  }

  /** Lets the policy's watcher look when its time has come. */
  #watch(nowMs: number, waitingPages: number): Decision | null {
    const watcher = this.policy.watcher!;
    while (nowMs >= this.#nextWatchMs) {
      const { memory, decision } = watcher.look(
        {
          elapsedMs: this.#nextWatchMs - this.#attemptMs,
          waitingPages,
          totalPages: this.pages,
          pageBytes: this.scenario.vm.pageBytes,
        },
        this.scenario.policy.options,
        this.#memory,
      );
      this.#nextWatchMs += watcher.everyMs;
      this.#memory = memory ?? this.#memory;
      if (decision) return decision;
    }
    return null;
  }

  #open(): void {
    if (this.outcome !== null && !this.#stopping) return;
    this.rounds.open(!this.#stopping, this.#nowMs, this.#waiting + this.#waitingZeros);
    this.#dirtied = 0;
  }

  /** Returns the next interval, or null once the run has ended. */
  plan(): Interval | null {
    if (this.pull) return this.#planPull(this.pull);
    if (this.#stopping) return this.#planStop();
    if (this.outcome !== null) return null;
    const { sync, slicePages, skipRedirtied } = this.policy.mechanism;
    if (slicePages !== null)
      return skipRedirtied ? this.#planSkippingSlice(slicePages) : this.#planSlice(slicePages);
    return sync === 'early' ? this.#planUntilSync() : this.#planRound();
  }

  /** The whole round in one go. */
  #planRound(): Interval {
    const all = this.#everything();
    const endMs = this.live.finish(this.#nowMs, this.scan.bytes(all));
    if (endMs > this.#deadline.ms) return this.#planUntil(this.#deadline.ms);
    return this.#interval(endMs, all);
  }

  #everything(): Walk {
    return this.scan.all(this.#waiting, this.#waitingZeros);
  }

  /** Until fewer pages wait than the policy asked for, and on to its next look. */
  #planUntilSync(): Interval {
    if (this.#windows) return this.#planWindows(this.#windows);
    const waiting = this.#waiting + this.#waitingZeros;
    const surplus = Math.max(0, Math.floor(waiting - this.#syncBelow) + 1);
    const walk = this.scan.walk(this.#cursor, Math.min(surplus, waiting), Infinity);
    const enoughMs = this.live.finish(this.#nowMs, this.scan.bytes(walk));
    return enoughMs <= this.#deadline.ms
      ? this.#interval(enoughMs, walk)
      : this.#planUntil(this.#deadline.ms);
  }

  /** To the look at which the migration thread syncs. */
  #planWindows(windows: Windows): Interval {
    const course = windows.course(
      this.#nowMs,
      this.#cursor,
      this.#waiting,
      this.#waitingZeros,
      this.#deadline.ms,
    );
    const walk = this.scan.walk(this.#cursor, course.sent, Infinity);
    const interval = this.#interval(course.endMs, walk);
    interval.bytes += course.extraBytes;
    const carried = this.live.bytesBetween(interval.startMs, interval.endMs);
    interval.stretch = carried > 0 ? interval.bytes / carried : 1;
    interval.decision = course.decision;
    return interval;
  }

  /** As far as the link gets until a moment, or to the end of what waits. */
  #planUntil(endMs: number): Interval {
    const budget = this.live.bytesBetween(this.#nowMs, endMs);
    const walk = this.scan.walk(this.#cursor, Infinity, budget * (1 + 1e-12));
    const isDrained = walk.pages + walk.zeros === this.#waiting + this.#waitingZeros;
    const drainedMs = isDrained ? this.live.finish(this.#nowMs, this.scan.bytes(walk)) : endMs;
    return this.#interval(Math.min(drainedMs, endMs), walk);
  }

  /** The next pages of a round that is cut up to keep the exact order of writes and sends. */
  #planSlice(slicePages: number): Interval {
    const walk = this.scan.walk(this.#cursor, slicePages, Infinity);
    const endMs = this.live.finish(this.#nowMs, this.scan.bytes(walk));
    if (endMs > this.#deadline.ms) return this.#planUntil(this.#deadline.ms);
    const interval = this.#interval(endMs, walk);
    interval.endsRound = walk.pages + walk.zeros === this.#waiting + this.#waitingZeros;
    return interval;
  }

  /** The next slice of a round that passes over pages dirtied before their turn. */
  #planSkippingSlice(slicePages: number): Interval {
    const { kernel } = this;
    const cursor = this.#cursor;
    const untilMs = this.#deadline.ms;
    const room = Math.floor(this.live.bytesBetween(this.#nowMs, untilMs) / this.scan.pageCost);
    const batch = Math.min(slicePages, room);
    const reached = batch > 0 ? kernel.emitSkipping(cursor, this.pages, batch) : cursor;
    const walk = {
      reached,
      wrapped: false,
      wrapBytes: 0,
      pages: batch > 0 ? kernel.walkedPages() : 0,
      zeros: batch > 0 ? kernel.walkedZeros() : 0,
    };
    const isCapped = batch < slicePages && reached < this.pages;
    const endMs = isCapped ? untilMs : this.live.finish(this.#nowMs, this.scan.bytes(walk));
    const interval = this.#interval(Math.min(endMs, untilMs), walk);
    interval.emitted = true;
    interval.skips = batch > 0 ? kernel.walkedSkips() : 0;
    interval.endsRound = isCapped || reached >= this.pages;
    return interval;
  }

  /** Everything that waits, while the guest is paused; cut short where a deadline falls. */
  #planStop(): Interval {
    this.#cursor = 0;
    const all = this.#everything();
    const untilMs = this.#deadline.ms;
    const allMs = this.paused.finish(this.#nowMs, this.scan.bytes(all));
    const walk =
      allMs > untilMs
        ? this.scan.walk(0, Infinity, this.paused.bytesBetween(this.#nowMs, untilMs))
        : all;
    const interval = this.#interval(Math.min(allMs, untilMs), walk);
    interval.live = false;
    interval.guestSeconds = 0;
    return interval;
  }

  /** The next pages that the running guest demands and the source pushes. */
  #planPull(pull: Pull): Interval | null {
    if (this.#waiting + this.#waitingZeros === 0 || this.#nowMs >= this.#deadline.ms) {
      this.#finishPull();
      return null;
    }
    const waiting = { pages: this.#waiting, zeros: this.#waitingZeros };
    const key = deriveKey(this.scenario.seed, Stream.pull, this.#index);
    const step = pull.step(this.#nowMs, this.#cursor, waiting, this.#deadline.ms, key);
    const interval = this.#interval(step.endMs, step.walk);
    interval.pages += step.faults;
    interval.bytes = this.scan.bytes(interval);
    interval.live = false;
    interval.guestSeconds = step.guestSeconds;
    interval.isPull = true;
    interval.endsRound = false;
    return interval;
  }

  #interval(endMs: number, walk: Walk): Interval {
    const { memoryStartMs, clock } = this;
    const passed =
      clock.at((endMs - memoryStartMs) / 1000) - clock.at((this.#nowMs - memoryStartMs) / 1000);
    return {
      ...walk,
      index: this.#index,
      live: true,
      startMs: this.#nowMs,
      endMs,
      guestStart: this.#guestSeconds,
      guestSeconds: Math.max(0, passed) * this.#pace,
      cursor: this.#cursor,
      skips: 0,
      bytes: this.scan.bytes(walk),
      emitted: false,
      endsRound: true,
      stretch: 1,
      isPull: false,
      decision: null,
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
    this.#index++;
    this.#nowMs = interval.endMs;
    this.#guestSeconds += interval.guestSeconds;
    this.#waiting -= interval.pages;
    this.#waitingZeros -= interval.zeros;
    this.rounds.add(interval);
    this.#cursor = interval.reached >= this.pages ? 0 : interval.reached;
    if (interval.wrapped || interval.reached >= this.pages) this.#endPass();
    if (!interval.endsRound) return;
    if (!interval.live) this.#finishStop();
    else this.#finishRound(interval.decision);
  }

  /** After a pass over all memory only the working set can wait. */
  #endPass(): void {
    const { firstPage, workingSetPages } = this.scenario.workload;
    this.scan.mayWait = { first: firstPage, last: firstPage + workingSetPages };
  }

  #finishRound(interference: Decision | null): void {
    const unsent = this.#waiting + this.#waitingZeros;
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
    this.#waiting += added;
    if (this.policy.mechanism.scan === 'restart') this.#cursor = 0;
    const round = this.rounds.close(this.#nowMs, unsent, this.#dirtied, added);
    const { vm, timing, limits } = this.scenario;
    const slowdown = faultSlowdown(this.#dirtied, round.durationMs, timing.faultMicros, vm.vcpus);
    round.guestSpeed = (1 - this.#throttle) * slowdown;
    this.#nextPageCost(unsent, added);
    const decision = interference ?? this.#ask(round.round + 1);
    round.code = decision.code;
    round.values = decision.values;
    const { maxRounds } = limits;
    if (this.#nowMs >= this.#deadline.ms) this.#interrupt();
    else if (decision.action === 'continue' && round.round + 1 >= maxRounds)
      this.#finishAt('not-converged', { code: 'round-cap', values: { maxRounds } }, this.#nowMs);
    else this.#obey(decision);
    this.#open();
  }

  /** A delta cache makes pages cheaper that have been sent again before. */
  #nextPageCost(unsent: number, added: number): void {
    const cache = this.policy.deltaCache?.(this.scenario);
    if (!cache || unsent + added === 0) return;
    const addedCost = deltaPageCost(cache, this.scenario, this.#channel.pageCost, {
      last: this.#syncedSeconds,
      now: this.#guestSeconds,
    });
    this.scan.pageCost = (unsent * this.scan.pageCost + added * addedCost) / (unsent + added);
    this.#syncedSeconds = this.#guestSeconds;
  }

  #ask(liveRounds: number): Decision {
    const decision = this.policy.decide(
      {
        liveRounds,
        elapsedMs: this.#elapsed(),
        totalPages: this.pages,
        pageBytes: this.scenario.vm.pageBytes,
        waitingPages: this.#waiting + this.#waitingZeros,
        ...this.rounds.sent(),
        bandwidthBytesPerSecond: this.#windows
          ? this.#windows.bandwidth
          : this.live.rateAt(this.#nowMs),
      },
      this.scenario.policy.options,
      this.#memory,
    );
    this.#memory = decision.memory ?? this.#memory;
    return decision;
  }

  #elapsed(): number {
    const windows = this.#windows;
    return windows
      ? windows.clockMs(this.#nowMs) - windows.clockMs(this.#attemptMs)
      : this.#nowMs - this.#attemptMs;
  }

  #obey(decision: Decision): void {
    this.#syncBelow = decision.syncBelowPages ?? 0;
    this.#throttle = decision.vcpuThrottle ?? this.#throttle;
    if (decision.bandwidthCap !== undefined) this.live = this.#channel.live(decision.bandwidthCap);
    if (decision.action === 'continue') return;
    this.stop = { code: decision.code, values: decision.values };
    this.stopMs = this.#nowMs;
    if (decision.action === 'abort') {
      this.#finishAt('aborted', this.stop, this.#nowMs);
      return;
    }
    this.outcome = decision.action === 'force' ? 'forced' : 'converged';
    this.#stopping = true;
    if (decision.action === 'switch') this.#switchToPull();
  }

  /** Post-copy: device state goes over, the guest runs at the destination and lacks what waits. */
  #switchToPull(): void {
    const resumedMs = resumedAt(this.scenario, this.paused, this.#nowMs);
    if (resumedMs > this.#deadline.ms) {
      this.#stopping = true;
      this.#nowMs = this.#deadline.ms;
      this.#interrupt();
      return;
    }
    this.hasMoved = true;
    this.endMs = resumedMs;
    this.#deadline = deadlineAfter(this.scenario, this.paused, resumedMs);
    this.#throttle = 0;
    this.#cursor = 0;
    this.#nowMs = resumedMs;
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
      this.#waiting + this.#waitingZeros,
    );
  }

  /** The last page has come, or a deadline ended the pull. */
  #finishPull(): void {
    const unsent = this.#waiting + this.#waitingZeros;
    const round = this.rounds.close(this.#nowMs, unsent, 0, 0);
    round.code = 'pull';
    round.guestSpeed = this.pull!.meanSpeed;
    if (unsent > 0) {
      this.outcome = this.#deadline.outcome;
      this.stop = this.#deadline.stop;
    }
    this.pulledMs = this.#nowMs;
    this.#stopping = false;
    this.pullSteps = this.pull!.steps;
    this.pull = null;
  }

  /** Pages of the destination that are out of date and that nobody will bring any more. */
  stalePages(): number {
    return (
      this.kernel.countStale() -
      (this.outcome === 'lost' || this.outcome === 'not-converged' ? this.kernel.countWaiting() : 0)
    );
  }

  /** A deadline has come before the guest could move: it lives on at the source. */
  #interrupt(): void {
    const { outcome, stop, kind, ms } = this.#deadline;
    const isPaused = this.#stopping;
    if (!isPaused) this.stopMs = Math.max(0, Math.min(this.#nowMs, ms));
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
      this.#nowMs = backMs + this.scenario.timing.setupMs;
      this.#attemptMs = this.#nowMs;
      this.#memory = {};
      this.#throttle = 0;
      this.#begin();
      return;
    }
    this.#finishAt(outcome, stop, ms);
  }

  /** Ends the run with the guest at the source. */
  #finishAt(outcome: Outcome, stop: Reason, endMs: number): void {
    if (!this.#stopping) this.stopMs = Math.min(this.#nowMs, endMs);
    this.outcome = outcome;
    this.stop = stop;
    this.#stopping = false;
    this.endMs = endMs;
  }

  #finishStop(): void {
    const unsent = this.#waiting + this.#waitingZeros;
    const round = this.rounds.close(this.#nowMs, unsent, 0, 0);
    round.code = 'final-copy';
    round.guestSpeed = 0;
    const { endMs, failure } = switchOver(
      this.scenario,
      this.paused,
      this.#nowMs,
      unsent,
      this.#deadline,
    );
    this.hasMoved = failure === null;
    this.#finishAt(failure?.outcome ?? this.outcome!, failure?.stop ?? this.stop, endMs);
  }
}
