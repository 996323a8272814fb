import { drawDirty } from '../model/binomial';
import { GuestClock } from '../model/guest-clock';
import { Link } from '../model/link';
import { Sequence, Stream, deriveKey } from '../model/random';
import { type RateClass, rateClasses } from '../model/rate-classes';
import { totalPages } from '../model/vm';
import type {
  Decision,
  MigrationResult,
  PrecopyStats,
  RoundRecord,
  Scenario,
} from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { type RunSummary, assemble } from './run';
import { switchOver, timeCap } from './switchover';

/**
 * One migration by counts: how many pages of each rate class are dirty, not which. Rounds drain, so
 * a round is one draw a class (Binomial) or, for a sweep, arithmetic on ranges. Same policies, same
 * clocks as the page engine, and agreement in law with it.
 */
export class CountRun {
  readonly #scenario: Scenario;
  readonly #policy: PrecopyPolicy;
  readonly #random: Sequence;
  readonly #classes: RateClass[];
  readonly #clock: GuestClock | null;
  readonly #live: Link;
  readonly #paused: Link;
  readonly #pageCost: number;
  readonly #zeroCost: number;
  readonly #capMs: number;
  readonly #stats: PrecopyStats;
  #nowMs: number;
  #guestSeconds = 0;
  #throttle = 0;
  #waiting: number;
  #zeros: number;

  /** Live rounds and wire bytes of the run so far. */
  liveRounds = 0;
  bytesSent = 0;

  constructor(scenario: Scenario, policy: PrecopyPolicy) {
    const { vm, workload, link, timing, limits, seed } = scenario;
    this.#scenario = scenario;
    this.#policy = policy;
    this.#random = new Sequence(deriveKey(seed, Stream.counts, 0));
    this.#classes = rateClasses(workload);
    this.#clock = workload.phases.length ? new GuestClock(workload.phases) : null;
    const cap = policy.bandwidthCap?.(scenario.policy.options) || null;
    this.#paused = new Link(link.bytesPerSecond, link.changes);
    this.#live = cap ? new Link(link.bytesPerSecond, link.changes, cap) : this.#paused;
    this.#pageCost = vm.pageBytes + link.pageHeaderBytes;
    this.#zeroCost = link.pageHeaderBytes + policy.mechanism.zeroPageBytes;
    this.#capMs = limits.maxSeconds * 1000;
    this.#nowMs = timing.setupMs;
    const pages = totalPages(vm);
    this.#zeros = Math.floor((pages - workload.workingSetPages) * vm.zeroPageShare + 0.5);
    this.#waiting = pages - this.#zeros;
    this.#stats = {
      liveRounds: 0,
      elapsedMs: 0,
      totalPages: pages,
      pageBytes: vm.pageBytes,
      waitingPages: pages,
      pagesSentInRound: 0,
      pagesSkippedInRound: 0,
      pagesSentInPreviousRound: 0,
      totalPagesSent: 0,
      bandwidthBytesPerSecond: 0,
    };
  }

  /** Runs to the end; fills `rounds` when given. */
  run(rounds: RoundRecord[] | null): Omit<RunSummary, 'rounds'> {
    const memoryStartMs = this.#nowMs;
    if (memoryStartMs >= this.#capMs) return this.#capped(memoryStartMs);
    let decision = this.#ask();
    while (decision.action === 'continue') {
      const record = this.#round(rounds !== null);
      decision = this.#ask();
      if (record) rounds!.push({ ...record, code: decision.code, values: decision.values });
      if (this.#nowMs >= this.#capMs) return this.#capped(memoryStartMs);
      const { maxRounds } = this.#scenario.limits;
      if (decision.action === 'continue' && this.liveRounds >= maxRounds) {
        const stop = { code: 'round-cap', values: { maxRounds } } as const;
        return this.#ended('not-converged', stop, memoryStartMs, this.#nowMs, this.#nowMs);
      }
    }
    return this.#stop(decision, memoryStartMs, rounds);
  }

  #ask(): Decision {
    const stats = this.#stats;
    stats.liveRounds = this.liveRounds;
    stats.elapsedMs = this.#nowMs - this.#scenario.timing.setupMs;
    stats.waitingPages = this.#waiting + this.#zeros;
    stats.bandwidthBytesPerSecond = this.#live.rateAt(this.#nowMs);
    const decision = this.#policy.decide(stats, this.#scenario.policy.options);
    if (decision.vcpuThrottle !== undefined) this.#throttle = decision.vcpuThrottle;
    return decision;
  }

  #reason({ code, values }: Decision) {
    return { code, values };
  }

  /** One live round: all that waits is sent while the guest writes. */
  #round(isRecorded: boolean): RoundRecord | null {
    const startMs = this.#nowMs;
    const record = this.#send(this.#live, true, isRecorded);
    const dirtied = this.#dirty(startMs, this.#nowMs);
    this.#waiting += dirtied;
    this.liveRounds++;
    return record && { ...record, pagesDirtied: dirtied, newPagesDirtied: dirtied };
  }

  /** Sends what waits, or as much as fits before the caller's cap. */
  #send(link: Link, live: boolean, isRecorded: boolean): RoundRecord | null {
    const startMs = this.#nowMs;
    let pages = this.#waiting;
    let zeros = this.#zeros;
    const toSend = pages + zeros;
    let bytes = pages * this.#pageCost + zeros * this.#zeroCost;
    let endMs = link.finish(startMs, bytes);
    if (endMs > this.#capMs) {
      // Zero pages are taken to lie evenly among the others.
      const share = bytes > 0 ? link.bytesBetween(startMs, this.#capMs) / bytes : 0;
      pages = Math.floor(pages * share);
      zeros = Math.floor(zeros * share);
      bytes = pages * this.#pageCost + zeros * this.#zeroCost;
      endMs = this.#capMs;
    }
    this.#nowMs = endMs;
    this.#waiting -= pages;
    this.#zeros -= zeros;
    this.bytesSent += bytes;
    const stats = this.#stats;
    stats.pagesSentInPreviousRound = stats.pagesSentInRound;
    stats.pagesSentInRound = pages + zeros;
    stats.totalPagesSent += pages + zeros;
    if (!isRecorded) return null;
    return {
      round: this.liveRounds,
      live,
      startMs,
      durationMs: endMs - startMs,
      pagesToSend: toSend,
      pagesSent: pages,
      zeroPagesSent: zeros,
      pagesSkipped: 0,
      pagesUnsent: toSend - pages - zeros,
      pagesDirtied: 0,
      newPagesDirtied: 0,
      bytesSent: bytes,
      code: 'final-copy',
      values: {},
    };
  }

  /** Distinct pages the guest writes from one moment to another. */
  #dirty(fromMs: number, toMs: number): number {
    const { setupMs } = this.#scenario.timing;
    const from = (fromMs - setupMs) / 1000;
    const to = (toMs - setupMs) / 1000;
    const passed = this.#clock ? this.#clock.at(to) - this.#clock.at(from) : to - from;
    const seconds = Math.max(0, passed) * (1 - this.#throttle);
    const before = this.#guestSeconds;
    this.#guestSeconds += seconds;
    const { kind, writesPerSecond, workingSetPages } = this.#scenario.workload;
    if (kind === 'sequential')
      return Math.min(
        workingSetPages,
        Math.floor(writesPerSecond * (before + seconds)) - Math.floor(writesPerSecond * before),
      );
    let dirtied = 0;
    for (const { pages, writesPerPage } of this.#classes)
      dirtied += drawDirty(pages, writesPerPage * seconds, this.#random);
    return dirtied;
  }

  #stop(
    decision: Decision,
    memoryStartMs: number,
    rounds: RoundRecord[] | null,
  ): Omit<RunSummary, 'rounds'> {
    const stop = this.#reason(decision);
    const stopMs = this.#nowMs;
    if (decision.action === 'abort')
      return this.#ended('aborted', stop, memoryStartMs, stopMs, stopMs);
    const record = this.#send(this.#paused, false, rounds !== null);
    if (record) rounds!.push(record);
    const unsentBytes = (this.#waiting + this.#zeros) * this.#pageCost;
    const { failure, endMs } = switchOver(this.#scenario, this.#paused, this.#nowMs, unsentBytes);
    const outcome = failure?.outcome ?? (decision.action === 'stop' ? 'converged' : 'forced');
    return this.#ended(outcome, failure?.stop ?? stop, memoryStartMs, stopMs, endMs);
  }

  #capped(memoryStartMs: number): Omit<RunSummary, 'rounds'> {
    const stop = timeCap(this.#scenario);
    return this.#ended('not-converged', stop, memoryStartMs, this.#capMs, this.#capMs);
  }

  #ended(
    outcome: RunSummary['outcome'],
    stop: RunSummary['stop'],
    memoryStartMs: number,
    stopMs: number,
    endMs: number,
  ): Omit<RunSummary, 'rounds'> {
    return { outcome, stop, memoryStartMs, stopMs, endMs };
  }
}

/** Simulates on the count engine. The policy must be countable. */
export function simulateCounts(
  scenario: Scenario,
  policy: PrecopyPolicy,
  engine: MigrationResult['engine'],
): MigrationResult {
  const started = performance.now();
  const rounds: RoundRecord[] = [];
  const summary = new CountRun(scenario, policy).run(rounds);
  return {
    ...assemble(scenario, 'counts', { ...summary, rounds }),
    engine,
    staleProof: 'off',
    elapsedMs: performance.now() - started,
    stalePagesAtActivation: null,
  };
}
