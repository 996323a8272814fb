import type { GuestClock } from '../model/guest-clock';
import type { Link } from '../model/link';
import type { PageRange, PullStep, Scenario } from '../model/types';
import { GuestWrites, leadAfter, sweepLead } from './guest-writes';
import type { Walk } from './interval';
import type { PageKernel } from './kernel';
import type { Scan } from './scan';
import type { Sender } from './sender';

/** The approximate number of steps of a pull. */
const STEPS = 256;
const MIN_STEP_MS = 0.05;
/** The weight of the last step in the rate of faults, low because a step may have few of them. */
const LATEST = 0.25;

/**
 * Wire bytes a second that a destination can place while its guest runs: placing a page takes as
 * long as a fault. Null if placing takes no time.
 */
export function placingRate({ timing }: Scenario, pageCost: number): number | null {
  return timing.faultMicros > 0 ? (pageCost * 1e6) / timing.faultMicros : null;
}

/** The path of a pull. */
export interface PullLink {
  /** The link, limited by how fast the destination places pages. */
  link: Link;
  /** Bytes in the queue before a requested page, and the rate at which the queue empties. */
  queuedBytes: number;
  draining: Link;
}

/** The results of one step of a pull. */
export interface Pulled {
  endMs: number;
  guestSeconds: number;
  /** Pages sent on request, and pages pushed in address order meanwhile. */
  faults: number;
  walk: Walk;
}

/** The start of a step: the touches planned, the pages requested, and the pages missing then. */
interface Begun {
  startMs: number;
  cursor: number;
  begun: number;
  demanded: number;
  wanted: number;
  left: { pages: number; zeros: number };
}

/**
 * The pull of post-copy. The guest runs at the destination. If it touches a missing page, one vCPU
 * waits for a round trip and the page's transfer. The source pushes the other pages in address
 * order with the rest of the link.
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
  /** Faults per second of the VM's own time, from the last steps. */
  #faultsPerSecond: number;
  #guestSeconds = 0;
  #touched = 0;
  /** Bytes of the next page already sent; negative for bytes of requested pages not sent yet. */
  #begun = 0;
  /** Guest seconds whose touches are done already because an edit cut their step. */
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

  /** Uses other values from a moment on, when `missing` pages are missing. */
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
    // While the link is cut, the time for a page is unknown until the link works again.
    if (rate <= 0 && this.#waitMs > 0) return;
    const pageMs = (this.#scan.pageCost * 1000) / Math.max(1, rate);
    const queueMs = (queuedBytes * 1000) / Math.max(1, draining.rateAt(ms));
    this.#waitMs = wire.roundTripMs + queueMs + pageMs / this.#scale + timing.faultMicros / 1000;
    this.#stepMs = Math.max(MIN_STEP_MS, (missingPages * pageMs) / STEPS);
  }

  /** Whether some requested pages have not been sent yet. */
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

  /** Does one step of the pull; the pages that wait at the sender are those the guest lacks. */
  step(sender: Sender, key: [number, number]): Pulled {
    const { nowMs, cursor, waiting, zeros, deadlineMs: untilMs } = sender;
    // A step sends at least one page, even over a very slow link.
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

  /** Cuts the last step at a moment; returns what has arrived by then. */
  cut(ms: number): { walk: Walk; faults: number } {
    const { startMs, cursor, begun, demanded, wanted, left } = this.#last!;
    const step = this.steps.pop()!;
    const scan = this.#scan;
    const budget = begun + this.#link.bytesBetween(startMs, ms) - demanded;
    const walk = scan.walk(cursor, budget > 0 ? Infinity : 0, Math.max(0, budget) * (1 + 1e-12));
    // Requested pages count as sent at the start of a step, so bytes not sent yet are a debt.
    this.#begun = Math.min(scan.pageCost, budget - scan.bytes(walk));
    const openShare = (step.atMs - ms) / (step.atMs - startMs);
    this.#ahead += wanted * openShare;
    this.#touched -= step.guestSpeed * ((step.atMs - ms) / 1000);
    const missingPages = left.pages + left.zeros - walk.pages - walk.zeros;
    this.steps.push({ ...step, atMs: ms, missingPages });
    return { walk, faults: step.faults };
  }

  /** The guest writes pages at a moment; missing ones arrive at once. Returns how many. */
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

  /** The guest touches pages; missing ones are sent at once. Returns how many. */
  #fault(guestSeconds: number, key: [number, number]): number {
    const kernel = this.#kernel;
    // Accesses at the destination make no page stale, but a page that is sent is no longer stale.
    kernel.setMarksStale(false);
    this.#touches.write({ guestStart: this.#guestSeconds, guestSeconds }, key, 0, 1);
    kernel.setMarksStale(this.#proof);
    this.#guestSeconds += guestSeconds;
    return kernel.emitTouched();
  }
}
