import type { Link } from '../model/link';
import { type Plan, type Walk, planOf } from './interval';
import type { Overheads } from '../policies/overheads';
import type { Mechanism } from '../policies/policy';
import type { PageKernel } from './kernel';
import type { Scan } from './scan';
import type { Windows } from './windows';

/** The part of a batch that has not been sent. */
export interface PageBatch {
  bytes: number;
  /** Whether it is the last of its round. */
  endsRound: boolean;
}

/**
 * The sender of a migration: its position, the pages that wait, and each way to copy a round. It
 * works with counts; the kernel answers how far a budget reaches.
 */
export class Sender {
  readonly scan: Scan;
  readonly #kernel: PageKernel;
  readonly #pages: number;
  /** The link while the guest is paused, and while it runs. */
  paused: Link;
  live: Link;
  nowMs = 0;
  /** The page after the last one sent; pages with content and zero pages that wait. */
  cursor = 0;
  waiting = 0;
  zeros = 0;
  /** The rest of a batch that an edit cut: its pages count as sent, but its time has not passed. */
  batch: PageBatch | null = null;
  /** Nothing is sent after this. */
  deadlineMs = Infinity;
  overheads: Overheads = { zeroMs: 0, syncMs: 0 };

  constructor(kernel: PageKernel, scan: Scan, pages: number, paused: Link) {
    this.#kernel = kernel;
    this.scan = scan;
    this.#pages = pages;
    this.paused = paused;
    this.live = paused;
  }

  /** All pages wait; `zeros` counts the zero pages among them. */
  startRound0(zeros: () => number): void {
    this.#kernel.startRound0(this.#pages);
    this.zeros = zeros();
    this.waiting = this.#pages - this.zeros;
    this.scan.mayWait = { first: 0, last: this.#pages };
    this.cursor = 0;
  }

  get left(): number {
    return this.waiting + this.zeros;
  }

  /** How the sender goes on while the guest runs. */
  next(
    { sync, slicePages, skipRedirtied }: Mechanism,
    windows: Windows | null,
    syncBelow: number,
  ): Plan {
    if (this.batch) return this.rest(this.batch);
    if (slicePages !== null)
      return skipRedirtied ? this.skippingSlice(slicePages) : this.slice(slicePages);
    if (sync === 'round-end') return this.round();
    return windows ? this.untilLook(windows) : this.untilFewerThan(syncBelow);
  }

  /** Whether a walk has reached the end of memory. */
  isLast({ reached }: Pick<Walk, 'reached'>): boolean {
    return reached >= this.#pages;
  }

  /** When a walk that starts now has been sent. */
  #finish(link: Link, walk: Walk): number {
    return link.finish(this.nowMs, this.scan.bytes(walk)) + walk.zeros * this.overheads.zeroMs;
  }

  /** A plan to send a walk until a moment; it is slower if other work takes time. */
  #plan(link: Link, endMs: number, walk: Walk): Plan {
    const { zeroMs, syncMs } = this.overheads;
    const plan = planOf(endMs, walk);
    if (zeroMs === 0 && syncMs === 0) return plan;
    const carried = link.bytesBetween(this.nowMs, endMs);
    return carried > 0 ? { ...plan, stretch: this.scan.bytes(walk) / carried } : plan;
  }

  /** The whole round at once, and the dirty log at its end. */
  round(): Plan {
    const all = this.#everything();
    const endMs = this.#finish(this.live, all) + this.overheads.syncMs;
    if (endMs > this.deadlineMs) return this.#until(this.deadlineMs);
    return this.#plan(this.live, endMs, all);
  }

  #everything(): Walk {
    return this.scan.all(this.waiting, this.zeros);
  }

  /** Until fewer pages wait than the policy asked for. */
  untilFewerThan(syncBelow: number): Plan {
    const waiting = this.left;
    const surplus = Math.max(0, Math.floor(waiting - syncBelow) + 1);
    const walk = this.scan.walk(this.cursor, Math.min(surplus, waiting), Infinity);
    const enoughMs = this.#finish(this.live, walk) + this.overheads.syncMs;
    return enoughMs <= this.deadlineMs
      ? this.#plan(this.live, enoughMs, walk)
      : this.#until(this.deadlineMs);
  }

  /** Until the check at which the migration thread syncs. */
  untilLook(windows: Windows, untilMs = this.deadlineMs): Plan {
    const plan = windows.planUntil(this.nowMs, this.cursor, this.waiting, this.zeros, untilMs);
    const walk = this.scan.walk(this.cursor, plan.sent, Infinity);
    const bytes = this.scan.bytes(walk) + plan.extraBytes;
    const isSynced = plan.decision === null && plan.endMs < untilMs;
    const syncedMs = plan.endMs + (isSynced ? this.overheads.syncMs : 0);
    const endMs = Math.min(syncedMs, Math.max(plan.endMs, untilMs));
    const carried = this.live.bytesBetween(this.nowMs, endMs);
    return {
      ...planOf(endMs, walk),
      extraBytes: plan.extraBytes,
      stretch: carried > 0 ? bytes / carried : 1,
      isTimed: plan.isTimed,
      decision: plan.decision,
    };
  }

  /** As far as the link allows until a moment, or to the end of the waiting pages. */
  #until(endMs: number): Plan {
    const walk = this.#walkBetween(this.live, this.nowMs, endMs);
    const isDrained = walk.pages + walk.zeros === this.left;
    const drainedMs = isDrained ? this.#finish(this.live, walk) + this.overheads.syncMs : endMs;
    return this.#plan(this.live, Math.min(drainedMs, endMs), walk);
  }

  /** What a link carries between two moments. Finding zero pages takes a part of that time. */
  #walkBetween(link: Link, fromMs: number, untilMs: number): Walk {
    const budget = link.bytesBetween(fromMs, untilMs);
    const bytesPerMs = budget / Math.max(1, untilMs - fromMs);
    const costs = this.scan.costsInTime(this.overheads.zeroMs, bytesPerMs);
    return this.scan.walk(this.cursor, Infinity, budget * (1 + 1e-12), costs);
  }

  /**
   * The next pages of a round that is cut into slices to keep the exact order of writes and sends.
   */
  slice(slicePages: number): Plan {
    const walk = this.scan.walk(this.cursor, slicePages, Infinity);
    const endsRound = walk.pages + walk.zeros === this.left;
    const endMs = this.#finish(this.live, walk) + (endsRound ? this.overheads.syncMs : 0);
    if (endMs > this.deadlineMs) return this.#until(this.deadlineMs);
    return { ...this.#plan(this.live, endMs, walk), endsRound };
  }

  /** The next slice of a round that skips pages dirtied again before their turn. */
  skippingSlice(slicePages: number): Plan {
    const kernel = this.#kernel;
    const cursor = this.cursor;
    const untilMs = this.deadlineMs;
    const room = Math.floor(this.live.bytesBetween(this.nowMs, untilMs) / this.scan.pageCost);
    const batch = Math.min(slicePages, room);
    const reached = batch > 0 ? kernel.emitSkipping(cursor, this.#pages, batch) : cursor;
    const walk = {
      reached,
      wrapped: false,
      wrapBytes: 0,
      pages: batch > 0 ? kernel.walkedPages() : 0,
      zeros: batch > 0 ? kernel.walkedZeros() : 0,
    };
    const isCapped = batch < slicePages && reached < this.#pages;
    const syncMs = reached >= this.#pages ? this.overheads.syncMs : 0;
    const endMs = isCapped ? untilMs : this.#finish(this.live, walk) + syncMs;
    return {
      ...this.#plan(this.live, Math.min(endMs, untilMs), walk),
      emitted: true,
      skips: batch > 0 ? kernel.walkedSkips() : 0,
      endsRound: isCapped || reached >= this.#pages,
    };
  }

  /** The remaining time of a batch whose pages already count as sent. */
  rest({ bytes, endsRound }: PageBatch): Plan {
    const endMs = Math.min(this.live.finish(this.nowMs, bytes), this.deadlineMs);
    const walk = { reached: this.cursor, wrapped: false, wrapBytes: 0, pages: 0, zeros: 0 };
    const isOver = endsRound || endMs >= this.deadlineMs;
    return { ...planOf(endMs, walk), emitted: true, endsRound: isOver };
  }

  /** The last dirty log, then all waiting pages, while the guest is paused; until a deadline. */
  pause(): Plan {
    this.cursor = 0;
    const all = this.#everything();
    const untilMs = this.deadlineMs;
    const allMs = this.#finish(this.paused, all) + this.overheads.syncMs;
    const loggedMs = Math.min(untilMs, this.nowMs + this.overheads.syncMs);
    const walk = allMs > untilMs ? this.#walkBetween(this.paused, loggedMs, untilMs) : all;
    return this.#plan(this.paused, Math.min(allMs, untilMs), walk);
  }
}
