import { Edits, withEdit } from '../model/edits';
import { GuestClock } from '../model/guest-clock';
import type { PageRange, Scenario } from '../model/types';
import { memoryStartMs } from '../model/storage-move';
import { totalPages } from '../model/vm';
import { Channel } from '../policies/channel';
import { overheadsOf } from '../policies/overheads';
import type { PrecopyPolicy } from '../policies/policy';
import { type Deadline, deadlineAfter, deadlineBefore } from './deadlines';
import type { DeltaCosts } from './delta-cache';
import { Ground } from './ground';
import { GuestWrites, leadAfter, sweepLead } from './guest-writes';
import type { PageKernel } from './kernel';
import { parts } from './parts';
import type { PullLink } from './pull';
import { Scan } from './scan';
import { Sender } from './sender';

/**
 * The current settings of a migration: the scenario after its past edits, and what is derived from
 * it.
 */
export class Conditions {
  readonly scan: Scan;
  readonly sender: Sender;
  readonly ground: Ground;
  scenario: Scenario;
  clock: GuestClock;
  /**
   * Guest seconds by which a sweep is ahead of a sweep that starts at the first page when round 0
   * starts.
   */
  sweepLead: number;
  readonly #kernel: PageKernel;
  readonly #policy: PrecopyPolicy;
  readonly #edits: Edits;
  /** The earliest event that ends the run in any state. */
  deadline!: Deadline;
  /** When the setup of this attempt ended. */
  attemptMs = 0;
  /** Whether the first page has not been sent yet. */
  #isBefore = true;
  /** When the guest started at the destination without all of its memory. */
  #movedMs: number | null = null;
  #channel: Channel;
  #guest: GuestWrites | null = null;
  #deltas: DeltaCosts | null = null;
  /** The limit on the live link, bytes a second; 0 for none. */
  #cap = 0;

  constructor(kernel: PageKernel, scenario: Scenario, policy: PrecopyPolicy) {
    this.#kernel = kernel;
    this.#policy = policy;
    this.scenario = scenario;
    const pages = totalPages(scenario.vm);
    this.#channel = new Channel(scenario, policy);
    const { pageCost, zeroCost, paused } = this.#channel;
    this.scan = new Scan(kernel, pages, pageCost, zeroCost);
    this.sender = new Sender(kernel, this.scan, pages, paused);
    this.sender.overheads = overheadsOf(scenario, policy);
    this.ground = new Ground(kernel, scenario);
    this.clock = new GuestClock(scenario.workload.phases);
    this.sweepLead = sweepLead(scenario.workload);
    this.#edits = new Edits(scenario.edits);
  }

  /** When the next edit comes, ms since the migration began. */
  get nextMs(): number {
    return this.#edits.nextMs;
  }

  /** The guest's writes; `reserve` of the kernel must have been called. */
  get guest(): GuestWrites {
    return (this.#guest ??= new GuestWrites(this.#kernel, this.scenario, this.sweepLead));
  }

  /**
   * Setup ends at `fromMs`. Returns when all memory waits to be sent; edits may come during the
   * disk copy.
   */
  begin(fromMs: number): number {
    this.attemptMs = fromMs;
    this.#isBefore = true;
    this.limitLink();
    const renew = () => this.#watchFor(deadlineBefore(this.scenario, this.sender.live, fromMs));
    renew();
    let takenMs = fromMs;
    const beginMs = () =>
      Math.min(Math.max(takenMs, memoryStartMs(this.scenario, fromMs)), this.deadline.ms);
    while (this.nextMs < beginMs()) {
      takenMs = Math.max(takenMs, this.nextMs);
      this.take(this.nextMs, 0);
      this.limitLink();
      renew();
    }
    this.#isBefore = false;
    this.#resetCosts();
    return beginMs();
  }

  /** From now on the guest runs at the destination and pulls its memory. */
  move(ms: number): void {
    this.#movedMs = ms;
    this.#watchFor(deadlineAfter(this.scenario, this.sender.paused, ms));
  }

  #watchFor(deadline: Deadline): void {
    this.deadline = deadline;
    this.sender.deadlineMs = deadline.ms;
  }

  /**
   * When a link that was lost at a moment works again (Infinity for never), and when that is
   * known. Edits may change it.
   */
  linkBack(lostMs: number): { backMs: number; knownMs: number } {
    let knownMs = lostMs;
    let backMs = this.sender.live.backAt(lostMs);
    this.#isBefore = true;
    while (backMs < Infinity && this.nextMs < backMs) {
      knownMs = Math.max(lostMs, this.nextMs);
      this.take(this.nextMs, 0);
      backMs = this.sender.live.backAt(knownMs);
    }
    return { backMs, knownMs };
  }

  /** Puts the policy's limit on the live link; policies with windows limit it themselves. */
  limitLink(cap = this.#ownCap(this.scenario)): void {
    this.#cap = cap;
    this.sender.live = this.#channel.live(cap);
  }

  #ownCap({ policy }: Scenario): number {
    const { mechanism, bandwidthCap } = this.#policy;
    return mechanism.pacing === 'windows' ? 0 : (bandwidthCap?.(policy.options) ?? 0);
  }

  /** The link of a pull, limited by how fast the destination places pages. */
  pullLink(): PullLink {
    const link = this.#channel.live(parts.loaded.placingRate(this.scenario, this.scan.pageCost));
    const { queuedBytes, paused: draining } = this.#channel;
    return { link, queuedBytes, draining };
  }

  /** Resets the cost of pages to that of a first transfer. */
  #resetCosts(): void {
    const { pageCost } = this.#channel;
    this.scan.pageCost = pageCost;
    const cache = this.#policy.deltaCache?.(this.scenario);
    if (cache) this.#deltas = new parts.loaded.DeltaCosts(cache, this.scenario.workload, pageCost);
  }

  /**
   * Sets the cost of pages after a sync that found `added` newly dirty pages beside `unsent` ones.
   */
  nextCosts(unsent: number, added: number, guestSeconds: number): void {
    if (this.#deltas) this.scan.pageCost = this.#deltas.next(unsent, added, guestSeconds);
  }

  /**
   * Applies the edits up to a moment, `guestSeconds` after round 0 started. Returns the pages that
   * they write, if pages can still be sent again.
   */
  take(ms: number, guestSeconds: number): PageRange[] {
    const before = this.scenario;
    const { paused, live } = this.sender;
    const due = this.#edits.take(ms);
    this.scenario = due.reduce(withEdit, before);
    if (this.scenario !== before) {
      this.#renew(before, guestSeconds);
      this.#renewDeadline(ms, (this.#movedMs === null ? live : paused).silentSince(ms));
    }
    const writes = due.flatMap((edit) => edit.writes ?? []);
    if (!this.#isBefore) return writes;
    this.ground.fill(writes);
    return [];
  }

  /** A gap in the link that started before an edit continues unless the edit ends it. */
  #renewDeadline(ms: number, silentMs: number): void {
    const { scenario, sender } = this;
    const fromMs = Math.max(this.#movedMs ?? this.attemptMs, silentMs);
    const deadline =
      this.#movedMs === null
        ? deadlineBefore(scenario, sender.live, fromMs)
        : deadlineAfter(scenario, sender.paused, fromMs);
    this.#watchFor({ ...deadline, ms: Math.max(deadline.ms, ms) });
  }

  #renew(before: Scenario, guestSeconds: number): void {
    const { scenario, scan, sender } = this;
    this.#channel = new Channel(scenario, this.#policy);
    sender.paused = this.#channel.paused;
    const cap = this.#ownCap(scenario);
    this.limitLink(cap === this.#ownCap(before) ? this.#cap : cap);
    const { pageCost, zeroCost } = this.#channel;
    scan.zeroCost = zeroCost;
    if (scenario.workload !== before.workload) this.#renewGuest(before.workload, guestSeconds);
    const deltas = this.#isBefore ? null : this.#deltas;
    scan.pageCost = deltas
      ? deltas.change(this.#policy.deltaCache!(scenario), scenario.workload, pageCost)
      : pageCost;
  }

  #renewGuest(before: Scenario['workload'], guestSeconds: number): void {
    const { workload } = this.scenario;
    const { firstPage, workingSetPages: pages } = workload;
    this.clock = new GuestClock(workload.phases);
    this.sweepLead = this.#isBefore
      ? sweepLead(workload)
      : leadAfter(before, workload, this.sweepLead, guestSeconds);
    this.ground.widen([{ firstPage, pages }], this.scan);
    this.ground.fill([{ firstPage, pages }]);
    // A pull sets its classes itself when it starts or changes.
    if (this.#movedMs === null)
      this.#guest = new GuestWrites(this.#kernel, this.scenario, this.sweepLead);
  }
}
