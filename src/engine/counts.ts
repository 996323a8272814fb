import { drawDirty } from '../model/binomial';
import { GuestClock } from '../model/guest-clock';
import { faultSlowdown, writeShare } from '../model/guest-speed';
import type { Link } from '../model/link';
import { Sequence, Stream, deriveKey } from '../model/random';
import { type RateClass, rateClasses } from '../model/rate-classes';
import { memoryStartMs } from '../model/storage-move';
import { filledRange, totalPages } from '../model/vm';
import type {
  Decision,
  Memory,
  MigrationResult,
  PrecopyStats,
  RoundRecord,
  Scenario,
} from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { type RunSummary, assemble } from './run';
import { Channel } from '../policies/channel';
import { type Overheads, overheadsOf } from '../policies/overheads';
import { Caps } from './caps';
import { type Deadline, deadlineBefore } from './deadlines';
import { resumedAt, switchOver } from './switchover';

/** The last seed with its random numbers: the migrations of a sweep have the same. */
let last: { seed: number; random: Sequence } | null = null;

function sequenceOf(seed: number): Sequence {
  if (last?.seed !== seed) last = { seed, random: new Sequence(deriveKey(seed, Stream.counts, 0)) };
  return last.random.copy();
}

/**
 * One migration by counts: how many pages of each rate class are dirty, but not which. Rounds
 * drain, so a round is one binomial draw for each class, or arithmetic on ranges for a sweep.
 * Policies and clocks are those of the page engine, and the results have the same distribution.
 */
export class CountRun {
  readonly #scenario: Scenario;
  readonly #policy: PrecopyPolicy;
  readonly #random: Sequence;
  readonly #classes: RateClass[];
  readonly #clock: GuestClock | null;
  #live: Link;
  readonly #paused: Link;
  readonly #channel: Channel;
  readonly #overheads: Overheads;
  readonly #caps: Caps;
  #deadline: Deadline;
  #memory: Memory = {};
  readonly #stats: PrecopyStats;
  readonly #memoryStartMs: number;
  #nowMs: number;
  #guestSeconds = 0;
  #throttle = 0;
  #waiting: number;
  #zeros: number;

  /** Live rounds and wire bytes of the run so far. */
  liveRounds = 0;
  bytesSent = 0;
  /** The length of the live rounds, and what it would be at the mean speed of the VM, ms. */
  #liveMs = 0;
  #fullMs = 0;

  constructor(scenario: Scenario, policy: PrecopyPolicy) {
    const { vm, workload, seed } = scenario;
    this.#scenario = scenario;
    this.#policy = policy;
    this.#random = sequenceOf(seed);
    this.#classes = rateClasses(workload);
    this.#clock = workload.phases.length ? new GuestClock(workload.phases) : null;
    this.#channel = new Channel(scenario, policy);
    this.#paused = this.#channel.paused;
    this.#overheads = overheadsOf(scenario, policy);
    this.#caps = new Caps(scenario, policy);
    this.#live = this.#channel.live(policy.bandwidthCap?.(scenario.policy.options) || null);
    this.#deadline = deadlineBefore(scenario, this.#live, scenario.timing.setupMs);
    this.#memoryStartMs = Math.min(memoryStartMs(scenario), this.#deadline.ms);
    this.#nowMs = this.#memoryStartMs;
    const pages = totalPages(vm);
    const filled = filledRange(scenario);
    this.#zeros = Math.floor((pages - (filled.last - filled.first)) * vm.zeroPageShare + 0.5);
    this.#waiting = pages - this.#zeros;
    this.#stats = {
      liveRounds: 0,
      elapsedMs: 0,
      totalPages: pages,
      pageBytes: vm.pageBytes,
      vcpus: vm.vcpus,
      waitingPages: pages,
      pagesSentInRound: 0,
      pagesSkippedInRound: 0,
      pagesSentInPreviousRound: 0,
      lastRoundMs: 0,
      totalPagesSent: 0,
      totalBytesSent: 0,
      totalPagesDirtied: 0,
      bandwidthBytesPerSecond: 0,
    };
  }

  /** Runs to the end; fills `rounds` if given. */
  run(rounds: RoundRecord[] | null): Omit<RunSummary, 'rounds'> {
    const memoryStartMs = this.#nowMs;
    if (memoryStartMs >= this.#deadline.ms) return this.#interrupted(memoryStartMs);
    let decision = this.#ask();
    while (decision.action === 'continue') {
      const record = this.#round(rounds !== null);
      decision = this.#ask();
      if (record) rounds!.push({ ...record, code: decision.code, values: decision.values });
      if (this.#nowMs >= this.#deadline.ms) return this.#interrupted(memoryStartMs);
      const cap = this.#caps.reached(this.#stats, this.#nowMs, decision, (other) =>
        this.#policy.decide(other, this.#scenario.policy.options, this.#memory),
      );
      if (cap) return this.#ended('not-converged', cap, memoryStartMs, this.#nowMs, this.#nowMs);
    }
    return this.#stop(decision, memoryStartMs, rounds);
  }

  /** The mean speed of the VM in the live rounds; 1 without any. */
  get meanGuestSpeed(): number {
    return this.#liveMs > 0 ? this.#fullMs / this.#liveMs : 1;
  }

  #ask(): Decision {
    const stats = this.#stats;
    stats.liveRounds = this.liveRounds;
    stats.elapsedMs = this.#nowMs - this.#memoryStartMs;
    stats.waitingPages = this.#waiting + this.#zeros;
    stats.bandwidthBytesPerSecond = this.#live.rateAt(this.#nowMs);
    stats.totalBytesSent = this.bytesSent;
    const decision = this.#policy.decide(stats, this.#scenario.policy.options, this.#memory);
    this.#memory = decision.memory ?? this.#memory;
    if (decision.vcpuThrottle !== undefined) this.#throttle = decision.vcpuThrottle;
    if (decision.bandwidthCap !== undefined) this.#live = this.#channel.live(decision.bandwidthCap);
    return decision;
  }

  #reason({ code, values }: Decision) {
    return { code, values };
  }

  /** One live round: all waiting pages are sent while the guest writes. */
  #round(isRecorded: boolean): RoundRecord | null {
    const startMs = this.#nowMs;
    const throttle = this.#throttle;
    const record = this.#send(this.#live, true, isRecorded);
    const dirtied = this.#dirty(startMs, this.#nowMs);
    this.#waiting += dirtied;
    this.liveRounds++;
    const lastRoundMs = this.#nowMs - startMs;
    this.#stats.lastRoundMs = lastRoundMs;
    this.#stats.totalPagesDirtied += dirtied;
    const { timing, vm } = this.#scenario;
    const slowdown = faultSlowdown(dirtied, lastRoundMs, timing.faultMicros, vm.vcpus);
    const guestSpeed = (1 - throttle) * slowdown;
    this.#liveMs += lastRoundMs;
    this.#fullMs += guestSpeed * lastRoundMs;
    if (!record) return null;
    return { ...record, pagesDirtied: dirtied, newPagesDirtied: dirtied, guestSpeed };
  }

  /** Sends the waiting pages, or as many as fit before the user's limit. */
  #send(link: Link, live: boolean, isRecorded: boolean): RoundRecord | null {
    const startMs = this.#nowMs;
    let pages = this.#waiting;
    let zeros = this.#zeros;
    const toSend = pages + zeros;
    const { pageCost, zeroCost } = this.#channel;
    let bytes = pages * pageCost + zeros * zeroCost;
    const { zeroMs, syncMs } = this.#overheads;
    let endMs = link.finish(startMs, bytes) + zeros * zeroMs + syncMs;
    const untilMs = this.#deadline.ms;
    if (endMs > untilMs) {
      // Zero pages are assumed to be spread evenly.
      const fromMs = live ? startMs : Math.min(untilMs, startMs + syncMs);
      const budget = link.bytesBetween(fromMs, untilMs);
      const zeroBytes = (zeros * zeroMs * budget) / Math.max(1, untilMs - fromMs);
      const share = bytes > 0 ? Math.min(1, budget / (bytes + zeroBytes)) : 0;
      pages = Math.floor(pages * share);
      zeros = Math.floor(zeros * share);
      bytes = pages * pageCost + zeros * zeroCost;
      endMs = untilMs;
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
      guestSpeed: live ? 1 : 0,
      code: 'final-copy',
      values: {},
    };
  }

  /** Counts the distinct pages that the guest writes between two moments. */
  #dirty(fromMs: number, toMs: number): number {
    const from = (fromMs - this.#memoryStartMs) / 1000;
    const to = (toMs - this.#memoryStartMs) / 1000;
    const passed = this.#clock ? this.#clock.at(to) - this.#clock.at(from) : to - from;
    const { workload } = this.#scenario;
    const { kind, writesPerSecond, workingSetPages } = workload;
    const seconds = Math.max(0, passed) * writeShare(this.#throttle, workload);
    const before = this.#guestSeconds;
    this.#guestSeconds += seconds;
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
    const resumedMs = resumedAt(this.#scenario, this.#paused, this.#nowMs);
    const unsent = this.#waiting + this.#zeros;
    const { failure, endMs } = switchOver(resumedMs, unsent, this.#deadline);
    const outcome = failure?.outcome ?? (decision.action === 'stop' ? 'converged' : 'forced');
    return this.#ended(outcome, failure?.stop ?? stop, memoryStartMs, stopMs, endMs);
  }

  #interrupted(memoryStartMs: number): Omit<RunSummary, 'rounds'> {
    const { outcome, stop, ms } = this.#deadline;
    return this.#ended(outcome, stop, memoryStartMs, Math.min(this.#nowMs, ms), ms);
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
