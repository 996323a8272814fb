import type { GuestClock } from '../model/guest-clock';
import type { Link } from '../model/link';
import type { PageRange, PullStep, Scenario } from '../model/types';
import { GuestWrites, leadAfter, sweepLead } from './guest-writes';
import type { Walk } from './interval';
import type { PageKernel } from './kernel';
import type { Scan } from './scan';
import type { Sender } from './sender';

/** A pull is looked at in about so many steps. */
const STEPS = 256;
const MIN_STEP_MS = 0.05;
/** What the latest step weighs in the rate of faults; few in a step say little. */
const LATEST = 0.25;

/**
 * Wire bytes a second that a destination can take while its guest runs: placing a page costs as
 * much as a fault. Null where that costs nothing.
 */
export function placingRate({ timing }: Scenario, pageCost: number): number | null {
  return timing.faultMicros > 0 ? (pageCost * 1e6) / timing.faultMicros : null;
}

/** What a pull goes over. */
export interface PullLink {
  /** The link, no faster than the destination places pages. */
  link: Link;
  /** Bytes that wait before a page that was asked for, and what drains them. */
  queuedBytes: number;
  draining: Link;
}

/** What a step of a pull did. */
export interface Pulled {
  endMs: number;
  guestSeconds: number;
  /** Pages sent because the guest asked, and those pushed meanwhile in address order. */
  faults: number;
  walk: Walk;
}

/** How a step began: what it wanted to touch, what that demanded, and what was missing then. */
interface Begun {
  startMs: number;
  cursor: number;
  begun: number;
  demanded: number;
  wanted: number;
  left: { pages: number; zeros: number };
}

/**
 * The pull of post-copy: the guest runs at the destination, a page it touches and lacks stalls one
 * vCPU for a round trip and the page's own time, and the source pushes the rest in address order
 * with what is left of the link.
 */
export class Pull {
  readonly steps: PullStep[] = [];
  readonly #kernel: PageKernel;
  #touches!: GuestWrites;
  #touching: Scenario['workload'] | null = null;
  #lead = 0;
  readonly #scan: Scan;
  #link!: Link;
  #clock!: GuestClock;
  readonly #vcpus: number;
  #waitMs = 0;
  readonly #startMs: number;
  readonly #memoryStartMs: number;
  readonly #proof: boolean;
  readonly #scale: number;
  #stepMs = MIN_STEP_MS;
  /** Faults that a second of the VM's own time brings, by the last steps. */
  #faultsPerSecond: number;
  #guestSeconds = 0;
  #touched = 0;
  /** Bytes of the next page that have already left; below 0, bytes that are still owed. */
  #begun = 0;
  /** Guest seconds whose touches came before their time, as an edit cut their step. */
  #ahead = 0;
  #last: Begun | null = null;

  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    scan: Scan,
    link: PullLink,
    clock: GuestClock,
    at: { startMs: number; memoryStartMs: number; proof: boolean; scale: number },
    missingPages: number,
  ) {
    const { vm, workload } = scenario;
    this.#kernel = kernel;
    this.#scan = scan;
    this.#vcpus = vm.vcpus;
    this.#startMs = at.startMs;
    this.#memoryStartMs = at.memoryStartMs;
    this.#proof = at.proof;
    this.#scale = at.scale;
    this.change(scenario, link, clock, at.startMs, missingPages);
    const missingShare = Math.min(1, missingPages / workload.workingSetPages);
    this.#faultsPerSecond = workload.touchesPerSecond * missingShare;
  }

  /** From a moment on, when so many pages are missing, other values hold. */
  change(
    scenario: Scenario,
    { link, queuedBytes, draining }: PullLink,
    clock: GuestClock,
    ms: number,
    missingPages: number,
  ): void {
    const { workload, link: wire, timing } = scenario;
    this.#link = link;
    this.#clock = clock;
    const touching = { ...workload, writesPerSecond: workload.touchesPerSecond };
    this.#lead = this.#touching
      ? leadAfter(this.#touching, touching, this.#lead, this.#guestSeconds)
      : sweepLead(touching);
    this.#touching = touching;
    this.#touches = new GuestWrites(this.#kernel, { ...scenario, workload: touching }, this.#lead);
    const rate = link.rateAt(ms);
    // What a page takes on a link that was cut is not known before it is back.
    if (rate <= 0 && this.#waitMs > 0) return;
    const pageMs = (this.#scan.pageCost * 1000) / Math.max(1, rate);
    const queueMs = (queuedBytes * 1000) / Math.max(1, draining.rateAt(ms));
    this.#waitMs = wire.roundTripMs + queueMs + pageMs / this.#scale + timing.faultMicros / 1000;
    this.#stepMs = Math.max(MIN_STEP_MS, (missingPages * pageMs) / STEPS);
  }

  /** Whether pages that were asked for have not left yet. */
  get isOwing(): boolean {
    return this.#begun < 0;
  }

  /** The guest's speed over the whole pull, as a share of its full speed. */
  get meanSpeed(): number {
    const last = this.steps.at(-1);
    return last && last.atMs > this.#startMs
      ? Math.min(1, (this.#touched * 1000) / (last.atMs - this.#startMs))
      : 1;
  }

  /** Some time of the pull; what waits at the sender is what the guest lacks. */
  step(sender: Sender, key: [number, number]): Pulled {
    const { nowMs, cursor, waiting, zeros, deadlineMs: untilMs } = sender;
    // A step lets at least one page pass, however slow the link has become.
    const pageMs = this.#link.finish(nowMs, this.#scan.pageCost) - nowMs;
    const aimMs = Math.min(Math.max(this.#stepMs, pageMs), untilMs - nowMs);
    const since = (ms: number) => this.#clock.at((ms - this.#memoryStartMs) / 1000);
    const expected = 1 / (1 + (this.#faultsPerSecond * this.#waitMs) / 1000 / this.#vcpus);
    const wanted = (since(nowMs + aimMs) - since(nowMs)) * expected;
    const guestSeconds = Math.max(0, wanted - this.#ahead);
    this.#ahead = Math.max(0, this.#ahead - wanted);
    const faults = guestSeconds > 0 ? this.#fault(guestSeconds, key) : 0;
    const stalledMs = (faults * this.#waitMs) / this.#vcpus;
    const busyMs = aimMs * expected + stalledMs;
    const demanded = faults * this.#scan.pageCost + Math.max(0, -this.#begun);
    const begun = Math.max(0, this.#begun);
    const link = this.#link;
    let endMs = Math.max(nowMs + busyMs, link.finish(nowMs, demanded));
    const left = { pages: waiting - faults, zeros };
    const allMs = link.finish(nowMs, demanded + this.#scan.bytes(left));
    endMs = Math.min(Math.max(nowMs + MIN_STEP_MS, Math.min(endMs, allMs)), untilMs);
    const budget = Math.max(0, begun + link.bytesBetween(nowMs, endMs) - demanded);
    const walk =
      allMs <= endMs
        ? this.#scan.walk(cursor, Infinity, Infinity)
        : this.#scan.walk(cursor, Infinity, budget * (1 + 1e-12));
    this.#begun = Math.min(this.#scan.pageCost, Math.max(0, budget - this.#scan.bytes(walk)));
    const passedMs = endMs - nowMs;
    const speed = passedMs > 0 ? Math.min(1, (aimMs * expected) / passedMs) : expected;
    this.#touched += speed * (passedMs / 1000);
    if (guestSeconds > 0)
      this.#faultsPerSecond += LATEST * (faults / guestSeconds - this.#faultsPerSecond);
    this.steps.push({
      atMs: endMs,
      guestSpeed: speed,
      missingPages: left.pages + left.zeros - walk.pages - walk.zeros,
      faults,
    });
    this.#last = { startMs: nowMs, cursor, begun, demanded, wanted, left };
    return { endMs, guestSeconds, faults, walk };
  }

  /** Cuts the last step short at a moment in it; returns what has come by then. */
  cut(ms: number): { walk: Walk; faults: number } {
    const { startMs, cursor, begun, demanded, wanted, left } = this.#last!;
    const step = this.steps.pop()!;
    const scan = this.#scan;
    const budget = begun + this.#link.bytesBetween(startMs, ms) - demanded;
    const walk = scan.walk(cursor, budget > 0 ? Infinity : 0, Math.max(0, budget) * (1 + 1e-12));
    // Faults have been served before their time: what of them has not yet left is owed.
    this.#begun = Math.min(scan.pageCost, budget - scan.bytes(walk));
    const openShare = (step.atMs - ms) / (step.atMs - startMs);
    this.#ahead += wanted * openShare;
    this.#touched -= step.guestSpeed * ((step.atMs - ms) / 1000);
    const missingPages = left.pages + left.zeros - walk.pages - walk.zeros;
    this.steps.push({ ...step, atMs: ms, missingPages });
    return { walk, faults: step.faults };
  }

  /** The guest writes pages at a moment: those missing come at once. Returns how many. */
  write(ranges: readonly PageRange[], ms: number): number {
    const kernel = this.#kernel;
    kernel.setMarksStale(false);
    for (const { firstPage, pages } of ranges) kernel.dirtyRange(firstPage, firstPage + pages);
    kernel.setMarksStale(this.#proof);
    const faults = kernel.emitTouched();
    this.#begun -= faults * this.#scan.pageCost;
    const last = this.steps.at(-1);
    if (last?.atMs === ms) {
      last.faults += faults;
      last.missingPages -= faults;
    }
    return faults;
  }

  /** The guest touches pages; those missing are sent at once. Returns how many. */
  #fault(guestSeconds: number, key: [number, number]): number {
    const kernel = this.#kernel;
    // Reads and writes at the destination make no page stale; sending one does clear it.
    kernel.setMarksStale(false);
    this.#touches.write({ guestStart: this.#guestSeconds, guestSeconds }, key, 0, 1);
    kernel.setMarksStale(this.#proof);
    this.#guestSeconds += guestSeconds;
    return kernel.emitTouched();
  }
}
