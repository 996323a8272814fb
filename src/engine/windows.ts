import type { Link } from '../model/link';
import { Sequence, Stream, deriveKey } from '../model/random';
import type { Decision } from '../model/types';
import type { Scan } from './scan';

// QEMU 7.2 migration/migration.c and migration/ram.c.
/** BUFFER_DELAY: rate limit and bandwidth are looked at in windows of this length, ms. */
const WINDOW_MS = 100;
/** The kernel wakes a sleeping thread up to this much late (default timer slack), ms. */
const SLACK_MS = 0.05;
/** MAX_WAIT: a step of the sender ends at the first look after this, ms … */
const STEP_MS = 50;
/** … and looks come every so many pages. */
const PAGES_PER_LOOK = 64;
/** Section header, end mark and footer of a step, bytes; of these QEMU counts the end mark. */
const STEP_BYTES = 18;
const COUNTED_STEP_BYTES = 8;

/** Bytes that may leave in a window. */
const quotaOf = ({ bytesPerSecond }: WindowOptions): number =>
  bytesPerSecond ? Math.floor((bytesPerSecond * WINDOW_MS) / 1000) : Infinity;

/** The sender's way to the next sync. */
export interface WindowPlan {
  endMs: number;
  /** Pages sent, zero pages included, and bytes of the steps beyond those of pages. */
  sent: number;
  extraBytes: number;
  /** A watcher interfered. */
  decision: Decision | null;
}

export interface WindowOptions {
  /** The link without the policy's limit. */
  link: Link;
  scan: Scan;
  pageBytes: number;
  /** Bytes a second the sender may use while the guest runs; 0 for any number. */
  bytesPerSecond: number;
  seed: number;
  /** Pages that each page stands for. */
  scale: number;
  downtimeLimitMs: (nowMs: number) => number;
  /** Looks at the migration between syncs; returns a decision to interfere. */
  watch: ((nowMs: number, waiting: number) => Decision | null) | null;
}

/**
 * QEMU's migration thread between two syncs, in arithmetic: it sends in steps, sleeps when the
 * window's share of the rate limit is used up, measures the bandwidth of each window, and syncs at
 * the first look that finds fewer bytes waiting than that bandwidth carries in the downtime limit.
 */
export class Windows {
  #options: WindowOptions;
  #random: Sequence;
  #quota: number;
  #phaseMs: number;
  #windowStartMs: number;
  #used = 0;
  #carried = 0;
  #threshold = 0;
  #bandwidth = 0;

  constructor(startMs: number, options: WindowOptions) {
    this.#options = options;
    this.#random = new Sequence(deriveKey(options.seed, Stream.windows, 0));
    this.#quota = quotaOf(options);
    this.#windowStartMs = startMs;
    this.#phaseMs = this.#random.uniform();
  }

  /** The same windows as they are now, to go back to. */
  copy(): Windows {
    const copy = new Windows(this.#windowStartMs, this.#options);
    copy.#random = this.#random.copy();
    copy.#phaseMs = this.#phaseMs;
    copy.#used = this.#used;
    copy.#carried = this.#carried;
    copy.#threshold = this.#threshold;
    copy.#bandwidth = this.#bandwidth;
    return copy;
  }

  /** From now on the link is another, and the limit on it. */
  change(link: Link, bytesPerSecond: number): void {
    this.#options = { ...this.#options, link, bytesPerSecond };
    this.#quota = quotaOf(this.#options);
  }

  /** QEMU's clock: whole milliseconds. */
  clockMs(ms: number): number {
    return Math.floor(ms + this.#phaseMs);
  }

  /** Sleeps are counted in whole milliseconds from a moment within one. */
  #wakeMs(nowMs: number): number {
    const wholeMs = this.clockMs(this.#windowStartMs) + WINDOW_MS - this.clockMs(nowMs);
    return nowMs + Math.max(0, wholeMs) + SLACK_MS;
  }

  /** Bytes a second in the last window; 0 before the first has ended. */
  get bandwidth(): number {
    return this.#bandwidth * 1000;
  }

  /** From a sync to the next one, or to `untilMs`. */
  planUntil(
    nowMs: number,
    cursor: number,
    waiting: number,
    zeros: number,
    untilMs: number,
  ): WindowPlan {
    const { link, scan, pageBytes, watch } = this.#options;
    let now = nowMs;
    let at = cursor;
    let pagesLeft = waiting;
    let zerosLeft = zeros;
    let steps = 0;
    let isSynced = true;
    const end = (endMs: number, decision: Decision | null = null): WindowPlan => ({
      endMs,
      sent: waiting + zeros - pagesLeft - zerosLeft,
      extraBytes: steps * COUNTED_STEP_BYTES,
      decision,
    });
    for (;;) {
      if (this.#used > this.#quota) {
        now = Math.max(now, this.#wakeMs(now));
        if (now >= untilMs) return end(untilMs);
        this.#measure(now);
      }
      const left = pagesLeft + zerosLeft;
      const decision = watch?.(now, left);
      if (decision) return end(now, decision);
      if (!isSynced && (left === 0 || left * pageBytes < this.#threshold)) return end(now);
      isSynced = false;
      const budget = this.#stepBytes(now);
      const step = zerosLeft
        ? scan.walk(at, Infinity, budget)
        : { pages: Math.floor(budget / scan.pageCost), zeros: 0, reached: at };
      let pages = Math.min(step.pages, pagesLeft);
      let blanks = Math.min(step.zeros, zerosLeft);
      let bytes = scan.bytes({ pages, zeros: blanks });
      const sentMs = link.finish(now, bytes + STEP_BYTES);
      if (sentMs > untilMs) {
        const carried = link.bytesBetween(now, untilMs) / (bytes + STEP_BYTES);
        pages = Math.floor(pages * carried);
        blanks = Math.floor(blanks * carried);
        this.#used += link.bytesBetween(now, untilMs);
        bytes = 0;
      }
      pagesLeft -= pages;
      zerosLeft -= blanks;
      at = step.reached;
      steps++;
      if (sentMs > untilMs) return end(untilMs);
      now = sentMs;
      this.#used += bytes + STEP_BYTES;
      if (this.clockMs(now) - this.clockMs(this.#windowStartMs) >= WINDOW_MS) this.#measure(now);
    }
  }

  /** What a step may send: to the end of the quota, or to the first look after 50 ms. */
  #stepBytes(nowMs: number): number {
    const { link, scan, scale } = this.#options;
    const lookBytes = Math.max(1, PAGES_PER_LOOK / scale) * scan.pageCost;
    // The socket buffer is full to some degree, so the looks fall anywhere in the first stretch.
    const looks = link.bytesBetween(nowMs, nowMs + STEP_MS) / lookBytes + this.#random.uniform();
    const timed = Math.max(1, Math.ceil(looks)) * lookBytes + scan.pageCost;
    return Math.min(timed, this.#quota - this.#used + scan.pageCost);
  }

  /** Closes the window and takes its bandwidth for the threshold. */
  #measure(nowMs: number): void {
    const passed = Math.max(1, this.clockMs(nowMs) - this.clockMs(this.#windowStartMs));
    this.#bandwidth = (this.#used - this.#carried) / passed;
    this.#threshold = this.#bandwidth * this.#options.downtimeLimitMs(nowMs);
    this.#windowStartMs = nowMs;
    // QEMU forgets by how much it went over; where a page stands for many, that would add up.
    this.#carried = this.#options.scale > 1 ? Math.max(0, this.#used - this.#quota) : 0;
    this.#used = this.#carried;
  }
}
