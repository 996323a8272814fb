import type { GuestClock } from '../model/guest-clock';
import type { Link } from '../model/link';
import type { PullStep, Scenario } from '../model/types';
import { GuestWrites } from './guest-writes';
import type { Walk } from './interval';
import type { PageKernel } from './kernel';
import type { Scan } from './scan';
import type { Sender } from './sender';

/** A pull is looked at in about so many steps. */
const STEPS = 256;
const MIN_STEP_MS = 0.05;

/**
 * Wire bytes a second that a destination can take while its guest runs: placing a page costs as
 * much as a fault. Null where that costs nothing.
 */
export function placingRate({ timing }: Scenario, pageCost: number): number | null {
  return timing.faultMicros > 0 ? (pageCost * 1e6) / timing.faultMicros : null;
}

/** What a step of a pull did. */
export interface Pulled {
  endMs: number;
  guestSeconds: number;
  /** Pages sent because the guest asked, and those pushed meanwhile in address order. */
  faults: number;
  walk: Walk;
}

/**
 * The pull of post-copy: the guest runs at the destination, a page it touches and lacks stalls one
 * vCPU for a round trip and the page's own time, and the source pushes the rest in address order
 * with what is left of the link.
 */
export class Pull {
  readonly steps: PullStep[] = [];
  readonly #kernel: PageKernel;
  readonly #touches: GuestWrites;
  readonly #scan: Scan;
  readonly #link: Link;
  readonly #clock: GuestClock;
  readonly #vcpus: number;
  readonly #waitMs: number;
  readonly #startMs: number;
  readonly #memoryStartMs: number;
  readonly #proof: boolean;
  readonly #stepMs: number;
  #speed: number;
  #guestSeconds = 0;
  #touched = 0;
  /** Bytes of the next page that have already left. */
  #begun = 0;

  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    scan: Scan,
    link: Link,
    clock: GuestClock,
    at: { startMs: number; memoryStartMs: number; proof: boolean; scale: number },
    missingPages: number,
  ) {
    const { vm, workload, link: wire, timing } = scenario;
    this.#kernel = kernel;
    this.#scan = scan;
    this.#link = link;
    this.#clock = clock;
    this.#vcpus = vm.vcpus;
    this.#startMs = at.startMs;
    this.#memoryStartMs = at.memoryStartMs;
    this.#proof = at.proof;
    const touching = { ...workload, writesPerSecond: workload.touchesPerSecond };
    this.#touches = new GuestWrites(kernel, { ...scenario, workload: touching });
    const pageMs = (scan.pageCost * 1000) / Math.max(1, link.rateAt(at.startMs));
    this.#waitMs = wire.roundTripMs + pageMs / at.scale + timing.faultMicros / 1000;
    this.#stepMs = Math.max(MIN_STEP_MS, (missingPages * pageMs) / STEPS);
    const missingShare = Math.min(1, missingPages / workload.workingSetPages);
    const faultsPerMs = (workload.touchesPerSecond * missingShare) / 1000;
    this.#speed = 1 / (1 + (faultsPerMs * this.#waitMs) / this.#vcpus);
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
    const guestSeconds = (since(nowMs + aimMs) - since(nowMs)) * this.#speed;
    const faults = guestSeconds > 0 ? this.#fault(guestSeconds, key) : 0;
    const stalledMs = (faults * this.#waitMs) / this.#vcpus;
    const busyMs = aimMs * this.#speed + stalledMs;
    const demanded = faults * this.#scan.pageCost;
    const link = this.#link;
    let endMs = Math.max(nowMs + busyMs, link.finish(nowMs, demanded));
    const left = { pages: waiting - faults, zeros };
    const allMs = link.finish(nowMs, demanded + this.#scan.bytes(left));
    endMs = Math.min(Math.max(nowMs + MIN_STEP_MS, Math.min(endMs, allMs)), untilMs);
    const budget = Math.max(0, this.#begun + link.bytesBetween(nowMs, endMs) - demanded);
    const walk =
      allMs <= endMs
        ? this.#scan.walk(cursor, Infinity, Infinity)
        : this.#scan.walk(cursor, Infinity, budget * (1 + 1e-12));
    this.#begun = Math.min(this.#scan.pageCost, Math.max(0, budget - this.#scan.bytes(walk)));
    const passedMs = endMs - nowMs;
    const speed = passedMs > 0 ? Math.min(1, (aimMs * this.#speed) / passedMs) : this.#speed;
    this.#touched += speed * (passedMs / 1000);
    this.#speed = speed > 0 ? speed : this.#speed;
    this.steps.push({
      atMs: endMs,
      guestSpeed: speed,
      missingPages: left.pages + left.zeros - walk.pages - walk.zeros,
      faults,
    });
    return { endMs, guestSeconds, faults, walk };
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
