import { GuestClock } from '../model/guest-clock';
import { Link } from '../model/link';
import { Stream, deriveKey } from '../model/random';
import { totalPages } from '../model/vm';
import type { Decision, Outcome, Reason, Scenario } from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { GuestWrites } from './guest-writes';
import type { Interval, Walk } from './interval';
import type { PageKernel } from './kernel';
import { RoundLog } from './round-log';
import { Scan } from './scan';
import { switchOver, timeCap } from './switchover';

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
  readonly live: Link;
  readonly paused: Link;
  readonly rounds: RoundLog;

  outcome: Outcome | null = null;
  /** Whether the guest runs at the destination in the end. */
  hasMoved = false;
  stop: Reason = { code: 'first-round', values: {} };
  /** When round 0, the pause and the switchover began or ended; ms since the start. */
  readonly memoryStartMs: number;
  stopMs = 0;
  endMs = 0;

  readonly #guest: GuestWrites;
  readonly #capMs: number;
  #nowMs: number;
  #cursor = 0;
  #waiting: number;
  #waitingZeros: number;
  #dirtied = 0;
  #throttle = 0;
  #syncBelow = 0;
  #index = 0;
  #stopping = false;
  /** Outside these pages none waits. */
  #mayWait: { first: number; last: number };
  #guestSeconds = 0;

  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    policy: PrecopyPolicy,
    { proof, frames = false }: MigrationOptions,
  ) {
    this.kernel = kernel;
    this.scenario = scenario;
    this.policy = policy;
    const { vm, workload, link, timing, limits } = scenario;
    this.pages = totalPages(vm);
    this.scan = new Scan(
      kernel,
      this.pages,
      vm.pageBytes + link.pageHeaderBytes,
      link.pageHeaderBytes + policy.mechanism.zeroPageBytes,
    );
    this.clock = new GuestClock(workload.phases);
    this.live = new Link(
      link.bytesPerSecond,
      link.changes,
      policy.bandwidthCap?.(scenario.policy.options) || null,
    );
    this.paused = new Link(link.bytesPerSecond, link.changes);
    this.memoryStartMs = timing.setupMs;
    this.#nowMs = timing.setupMs;
    this.#capMs = limits.maxSeconds * 1000;

    kernel.reserve(this.pages, frames ? 4 : 3);
    kernel.setMarksStale(proof);
    kernel.setZeroPages(
      this.pages,
      workload.firstPage,
      workload.firstPage + workload.workingSetPages,
      vm.zeroPageShare,
      ...deriveKey(scenario.seed, Stream.zeroPages, 0),
    );
    kernel.startRound0(this.pages);
    this.#guest = new GuestWrites(kernel, scenario);
    this.#waitingZeros = kernel.zerosBefore(this.pages);
    this.#waiting = this.pages - this.#waitingZeros;
    this.#mayWait = { first: 0, last: this.pages };
    this.rounds = new RoundLog();
    this.#begin();
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  #begin(): void {
    if (this.memoryStartMs >= this.#capMs) this.#cap(timeCap(this.scenario));
    else this.#obey(this.#ask(0));
    this.#open();
  }

  #open(): void {
    if (this.outcome !== null && !this.#stopping) return;
    this.rounds.open(!this.#stopping, this.#nowMs, this.#waiting + this.#waitingZeros);
    this.#dirtied = 0;
  }

  /** Returns the next interval, or null once the run has ended. */
  plan(): Interval | null {
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
    if (endMs > this.#capMs) return this.#planUntil(this.#capMs);
    return this.#interval(endMs, all);
  }

  #everything(): Walk {
    return this.scan.all(this.#waiting, this.#waitingZeros);
  }

  /** Until fewer pages wait than the policy asked for, and on to its next look. */
  #planUntilSync(): Interval {
    const waiting = this.#waiting + this.#waitingZeros;
    const surplus = Math.max(0, Math.floor(waiting - this.#syncBelow) + 1);
    const walk = this.scan.walk(this.#cursor, Math.min(surplus, waiting), Infinity);
    const enoughMs = this.live.finish(this.#nowMs, this.scan.bytes(walk));
    const { lookMs } = this.policy.mechanism;
    if (lookMs === null)
      return enoughMs <= this.#capMs
        ? this.#interval(enoughMs, walk)
        : this.#planUntil(this.#capMs);
    const looks = Math.ceil((enoughMs - this.memoryStartMs) / lookMs);
    let lookAt = this.memoryStartMs + looks * lookMs;
    if (lookAt <= this.#nowMs) lookAt = this.memoryStartMs + (looks + 1) * lookMs;
    return this.#planUntil(Math.min(lookAt, this.#capMs));
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
    if (endMs > this.#capMs) return this.#planUntil(this.#capMs);
    const interval = this.#interval(endMs, walk);
    interval.endsRound = walk.pages + walk.zeros === this.#waiting + this.#waitingZeros;
    return interval;
  }

  /** The next slice of a round that passes over pages dirtied before their turn. */
  #planSkippingSlice(slicePages: number): Interval {
    const { kernel } = this;
    const cursor = this.#cursor;
    const room = Math.floor(this.live.bytesBetween(this.#nowMs, this.#capMs) / this.scan.pageCost);
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
    const endMs = isCapped ? this.#capMs : this.live.finish(this.#nowMs, this.scan.bytes(walk));
    const interval = this.#interval(Math.min(endMs, this.#capMs), walk);
    interval.emitted = true;
    interval.skips = batch > 0 ? kernel.walkedSkips() : 0;
    interval.endsRound = isCapped || reached >= this.pages;
    return interval;
  }

  /** Everything that waits, while the guest is paused; cut short where the caller's cap falls. */
  #planStop(): Interval {
    this.#cursor = 0;
    const all = this.#everything();
    const allMs = this.paused.finish(this.#nowMs, this.scan.bytes(all));
    const walk =
      allMs > this.#capMs
        ? this.scan.walk(0, Infinity, this.paused.bytesBetween(this.#nowMs, this.#capMs))
        : all;
    const interval = this.#interval(Math.min(allMs, this.#capMs), walk);
    interval.live = false;
    interval.guestSeconds = 0;
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
      guestSeconds: Math.max(0, passed) * (1 - this.#throttle),
      cursor: this.#cursor,
      skips: 0,
      bytes: this.scan.bytes(walk),
      emitted: false,
      endsRound: true,
    };
  }

  /** The key from which everything random in the interval is drawn. */
  key(interval: Interval, stream: number = Stream.interval): [number, number] {
    return deriveKey(this.scenario.seed, stream, interval.index);
  }

  /** Emits the pages of the interval: chunk `chunk` of `chunks`. */
  send(interval: Interval, chunk = 0, chunks = 1): void {
    if (interval.emitted) return;
    this.scan.emit(interval, this.#mayWait, chunk, chunks);
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
    if (!interval.endsRound) return;
    if (!interval.live) this.#finishStop();
    else this.#finishRound();
  }

  #finishRound(): void {
    const unsent = this.#waiting + this.#waitingZeros;
    const { firstPage, workingSetPages } = this.scenario.workload;
    let added = this.#dirtied;
    if (unsent === 0) {
      this.kernel.swapBitmaps();
      this.#mayWait = { first: firstPage, last: firstPage + workingSetPages };
    } else {
      added = this.kernel.mergeDirty(
        Math.floor(firstPage / 64),
        Math.ceil((firstPage + workingSetPages) / 64),
      );
    }
    this.#waiting += added;
    if (this.policy.mechanism.scan === 'restart') this.#cursor = 0;
    const round = this.rounds.close(this.#nowMs, unsent, this.#dirtied, added);
    const { maxRounds } = this.scenario.limits;
    const decision = this.#ask(round.round + 1);
    round.code = decision.code;
    round.values = decision.values;
    if (this.#nowMs >= this.#capMs) this.#cap(timeCap(this.scenario));
    else if (decision.action === 'continue' && round.round + 1 >= maxRounds)
      this.#cap({ code: 'round-cap', values: { maxRounds } });
    else this.#obey(decision);
    this.#open();
  }

  #ask(liveRounds: number): Decision {
    const { rounds } = this;
    return this.policy.decide(
      {
        liveRounds,
        elapsedMs: this.#nowMs - this.memoryStartMs,
        totalPages: this.pages,
        pageBytes: this.scenario.vm.pageBytes,
        waitingPages: this.#waiting + this.#waitingZeros,
        ...rounds.sent(),
        bandwidthBytesPerSecond: this.live.rateAt(this.#nowMs),
      },
      this.scenario.policy.options,
    );
  }

  #obey(decision: Decision): void {
    this.#syncBelow = decision.syncBelowPages ?? 0;
    this.#throttle = decision.vcpuThrottle ?? this.#throttle;
    if (decision.action === 'continue') return;
    this.stop = { code: decision.code, values: decision.values };
    this.stopMs = this.#nowMs;
    if (decision.action === 'abort') this.#end('aborted', this.#nowMs);
    else {
      this.outcome = decision.action === 'stop' ? 'converged' : 'forced';
      this.#stopping = true;
    }
  }

  /** The caller's cap on time or rounds ends the run; the guest stays. */
  #cap(stop: Reason): void {
    this.stop = stop;
    this.stopMs = Math.min(this.#nowMs, this.#capMs);
    this.#end('not-converged', this.stopMs);
  }

  #end(outcome: Outcome, endMs: number): void {
    this.outcome = outcome;
    this.#stopping = false;
    this.endMs = endMs;
  }

  #finishStop(): void {
    const unsent = this.#waiting + this.#waitingZeros;
    const round = this.rounds.close(this.#nowMs, unsent, 0, 0);
    round.code = 'final-copy';
    const unsentBytes = unsent * this.scan.pageCost;
    const end = switchOver(this.scenario, this.paused, this.#nowMs, unsentBytes);
    this.hasMoved = end.hasMoved;
    this.stop = end.failure?.stop ?? this.stop;
    this.#end(end.failure?.outcome ?? this.outcome!, end.endMs);
  }
}
