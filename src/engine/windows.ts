import type { Link } from '../model/link';
import { Sequence, Stream, deriveKey } from '../model/random';
import type { Decision } from '../model/types';
import type { ThreadRules } from '../policies/policy';
import type { Walk } from './interval';
import type { PageCosts, Scan } from './scan';

// QEMU migration/migration.c and migration/ram.c; `ThreadRules` is what its versions differ in.
/** BUFFER_DELAY: the length of the windows in which rate limit and bandwidth are checked, ms. */
const WINDOW_MS = 100;
/** The longest delay with which the kernel wakes a sleeping thread (default timer slack), ms. */
const SLACK_MS = 0.05;
/** MAX_WAIT: a step ends at the first check after this, ms; checks come every so many pages. */
const STEP_MS = 50;
const PAGES_PER_LOOK = 64;
/** Section header, end mark and footer of a step, bytes; QEMU counts only the end mark. */
const STEP_BYTES = 18;
const COUNTED_STEP_BYTES = 8;
/** Bytes that a step has queued before its first page, with the footer of the previous step. */
const EARLY_STEP_BYTES = 10;
/** Checks and sleeps have their own random streams. */
const LOOKS = 0;
const SLEEPS = 5;

/** The sender's work until the next sync. */
export interface WindowPlan {
  endMs: number;
  /** Pages sent, zero pages included, and bytes of the steps beyond those of pages. */
  sent: number;
  extraBytes: number;
  /** A timer causes the sync; the sender continues at its position. */
  isTimed: boolean;
  /** The decision of a watcher. */
  decision: Decision | null;
}

export interface WindowOptions {
  /** The link without the policy's limit. */
  link: Link;
  scan: Scan;
  pageBytes: number;
  /** Bytes a second the sender may use while the guest runs; 0 for any number. */
  bytesPerSecond: number;
  rules: ThreadRules;
  seed: number;
  /** Pages that each page stands for. */
  scale: number;
  /** Time to find that a page is zero, ms. */
  zeroMs: number;
  downtimeLimitMs: (nowMs: number) => number;
  /** Checks the migration between syncs; may return a decision. */
  watch: ((nowMs: number, waiting: number) => Decision | null) | null;
}

/** The work of one step: pages with content, zero pages, and the position after it. */
type Stretch = Pick<Walk, 'pages' | 'zeros' | 'reached'>;

/**
 * QEMU's migration thread between two syncs, in arithmetic. It sends in steps, and sleeps when the
 * window's share of the rate limit is used up. It measures the bandwidth of each window. It syncs
 * at the first check at which the waiting bytes can be sent within the downtime limit.
 */
export class Windows {
  #options: WindowOptions;
  #random: Sequence;
  #sleeps: Sequence;
  #phaseMs: number;
  #windowStartMs: number;
  #used = 0;
  #carried = 0;
  #threshold = 0;
  #bandwidth = 0;
  /** Syncs so far, including that of setup, and their number at the timer's last tick. */
  #syncs = 1;
  #syncsAtTick = 0;
  #tickMs: number;
  /** Pages with content left in a step that was cut short; null between steps. */
  #stepLeft: number | null = null;
  /** When a sleep that was cut short ends; null for none. */
  #wakesMs: number | null = null;
  /** Whether the last plan ended between two checks. */
  #isCut = false;
  #quota = Infinity;

  constructor(startMs: number, options: WindowOptions) {
    this.#options = options;
    this.#random = new Sequence(deriveKey(options.seed, Stream.windows, LOOKS));
    this.#sleeps = new Sequence(deriveKey(options.seed, Stream.windows, SLEEPS));
    this.#windowStartMs = startMs;
    this.#tickMs = startMs + options.rules.timedSyncMs;
    this.#phaseMs = this.#random.uniform();
  }

  /** A copy of the present state, to return to. */
  copy(): Windows {
    const copy = new Windows(this.#windowStartMs, this.#options);
    copy.#random = this.#random.copy();
    copy.#sleeps = this.#sleeps.copy();
    copy.#phaseMs = this.#phaseMs;
    copy.#used = this.#used;
    copy.#carried = this.#carried;
    copy.#threshold = this.#threshold;
    copy.#bandwidth = this.#bandwidth;
    copy.#syncs = this.#syncs;
    copy.#syncsAtTick = this.#syncsAtTick;
    copy.#tickMs = this.#tickMs;
    copy.#stepLeft = this.#stepLeft;
    copy.#wakesMs = this.#wakesMs;
    copy.#isCut = this.#isCut;
    return copy;
  }

  /** Uses another link, limit or rules from now on. */
  change(link: Link, bytesPerSecond: number, rules: ThreadRules): void {
    this.#options = { ...this.#options, link, bytesPerSecond, rules };
    this.#wakesMs = null;
  }

  /** QEMU's clock: whole milliseconds. */
  clockMs(ms: number): number {
    return Math.floor(ms + this.#phaseMs);
  }

  /** A sleep lasts whole milliseconds, but may start at any part of a millisecond. */
  #wakeMs(nowMs: number): number {
    const within = this.#sleeps.uniform();
    const endMs = this.clockMs(this.#windowStartMs) + WINDOW_MS;
    const asleepMs = endMs - this.#phaseMs + within;
    return (this.clockMs(nowMs) < endMs ? asleepMs : nowMs) + SLACK_MS;
  }

  /** Bytes a second in the last window; 0 before the first has ended. */
  get bandwidth(): number {
    return this.#bandwidth * 1000;
  }

  /**
   * When the timer syncs, if no check does so earlier: at the second tick after a sync, but not in
   * the first pass.
   */
  get #timedMs(): number {
    const { timedSyncMs } = this.#options.rules;
    if (timedSyncMs === Infinity || this.#syncs === 1) return Infinity;
    return this.#syncs === this.#syncsAtTick ? this.#tickMs : this.#tickMs + timedSyncMs;
  }

  /** Handles the timer's ticks up to a moment: each notes the number of syncs. */
  #tick(ms: number): void {
    for (; this.#tickMs <= ms; this.#tickMs += this.#options.rules.timedSyncMs)
      this.#syncsAtTick = this.#syncs;
  }

  /** Plans from one sync to the next, or to `untilMs`. */
  planUntil(
    nowMs: number,
    cursor: number,
    waiting: number,
    zeros: number,
    untilMs: number,
  ): WindowPlan {
    const { link, scan, pageBytes, watch, zeroMs } = this.#options;
    const timedMs = Math.max(nowMs, this.#timedMs);
    const cutMs = Math.min(timedMs, untilMs);
    this.#quota = this.#windowBytes();
    let now = nowMs;
    let at = cursor;
    let pagesLeft = waiting;
    let zerosLeft = zeros;
    let steps = 0;
    let isSynced = !this.#isCut;
    this.#isCut = false;
    const planTo = (endMs: number): WindowPlan => {
      this.#tick(endMs);
      const sent = waiting + zeros - pagesLeft - zerosLeft;
      const extraBytes = steps * COUNTED_STEP_BYTES;
      return { endMs, sent, extraBytes, isTimed: false, decision: null };
    };
    const cutShort = (): WindowPlan => {
      const plan = { ...planTo(cutMs), isTimed: timedMs < untilMs };
      this.#isCut = true;
      if (plan.isTimed) this.#syncsAtTick = ++this.#syncs;
      return plan;
    };
    for (;;) {
      if (this.#stepLeft === null) {
        if (this.#used > this.#quota) {
          this.#wakesMs ??= Math.max(now, this.#wakeMs(now));
          if (this.#wakesMs >= cutMs) return cutShort();
          now = Math.max(now, this.#wakesMs);
          this.#wakesMs = null;
          this.#measure(now);
        }
        const left = pagesLeft + zerosLeft;
        const decision = watch?.(now, left) ?? null;
        const isSync = !isSynced && (left === 0 || left * pageBytes < this.#threshold);
        if (decision || isSync) {
          const plan = { ...planTo(now), decision };
          this.#syncs++;
          return plan;
        }
        isSynced = false;
      }
      const step = this.#step(now, at, zerosLeft > 0);
      const pages = Math.min(step.pages, pagesLeft);
      const blanks = Math.min(step.zeros, zerosLeft);
      const bytes = scan.bytes({ pages, zeros: blanks }) + STEP_BYTES;
      const sentMs = link.finish(now, bytes) + blanks * zeroMs;
      const toCut = (): number =>
        blanks * zeroMs > 0
          ? (cutMs - now) / (sentMs - now)
          : link.bytesBetween(now, cutMs) / bytes;
      const share = sentMs > cutMs ? toCut() : 1;
      const sent = { pages: Math.floor(pages * share), zeros: Math.floor(blanks * share) };
      pagesLeft -= sent.pages;
      zerosLeft -= sent.zeros;
      this.#used += this.#counted(sent);
      if (sentMs > cutMs) {
        this.#stepLeft = step.pages - sent.pages || null;
        return cutShort();
      }
      this.#stepLeft = null;
      at = step.reached;
      steps++;
      now = sentMs;
      this.#used += STEP_BYTES;
      if (this.clockMs(now) - this.clockMs(this.#windowStartMs) >= WINDOW_MS) this.#measure(now);
    }
  }

  /** The bytes that a page with content counts in the quota and in the bandwidth. */
  get #pageCount(): number {
    const { rules, scan } = this.#options;
    return rules.countedPageBytes ?? scan.pageCost;
  }

  #counted({ pages, zeros }: Pick<Walk, 'pages' | 'zeros'>): number {
    return pages * this.#pageCount + zeros * this.#options.scan.zeroCost;
  }

  /** The bytes after which a window sends no more; Infinity without a limit. */
  #windowBytes(): number {
    const { bytesPerSecond, scale, rules } = this.#options;
    if (!bytesPerSecond) return Infinity;
    const quota = Math.floor((bytesPerSecond * WINDOW_MS) / 1000);
    if (scale === 1 || rules.flushPages === 1) return quota;
    // A page of a scaled run is larger than a flush: the limit is what a window sends in the end.
    const flushBytes = rules.flushPages * this.#pageCount;
    const flushes = this.#flushes((quota * scale - EARLY_STEP_BYTES) / flushBytes);
    return (flushes * flushBytes + STEP_BYTES) / scale;
  }

  /** Flushes of a window with a quota of so many; the last one that starts counts whole. */
  #flushes(fitting: number): number {
    return Math.floor(fitting) + 1 + this.#options.rules.flushesInFlight;
  }

  /** The work of the next step, or the rest of one that was cut short, if enough pages wait. */
  #step(nowMs: number, at: number, hasZeros: boolean): Stretch {
    const { link, scan, rules, scale, zeroMs } = this.#options;
    const toPages = (pages: number): Stretch =>
      hasZeros ? scan.walkContent(at, pages) : { pages, zeros: 0, reached: at };
    const toBytes = (bytes: number, costs: PageCosts = scan): Stretch =>
      hasZeros ? scan.walk(at, Infinity, bytes, costs) : toPages(Math.floor(bytes / scan.pageCost));
    if (this.#stepLeft !== null) return toPages(this.#stepLeft);
    const timed = this.#timedBytes(nowMs);
    const room = ((this.#quota - this.#used) * scan.pageCost) / this.#pageCount;
    const costs = scan.costsInTime(zeroMs, link.rateAt(nowMs) / 1000);
    const inTime = () => toBytes(timed, costs);
    const within = (step: Stretch) => (scan.bytes(step, costs) <= timed ? step : inTime());
    if (timed <= room) return inTime();
    if (scale > 1 || rules.flushPages === 1) return within(toBytes(room + scan.pageCost));
    const { pages } = toBytes(Math.max(0, room - EARLY_STEP_BYTES));
    return within(toPages(this.#flushes(pages / rules.flushPages) * rules.flushPages));
  }

  /** Bytes to the first check after 50 ms. */
  #timedBytes(nowMs: number): number {
    const { link, scan, scale } = this.#options;
    const lookBytes = Math.max(1, PAGES_PER_LOOK / scale) * scan.pageCost;
    // The socket buffer is partly full, so the checks may fall at any point of the first stretch.
    const looks = link.bytesBetween(nowMs, nowMs + STEP_MS) / lookBytes + this.#random.uniform();
    return Math.max(1, Math.ceil(looks)) * lookBytes + scan.pageCost;
  }

  /** Ends the window and takes its bandwidth for the threshold. */
  #measure(nowMs: number): void {
    const { rules, scale, downtimeLimitMs } = this.#options;
    const passed = Math.max(1, this.clockMs(nowMs) - this.clockMs(this.#windowStartMs));
    this.#bandwidth = rules.switchoverBandwidth
      ? Math.floor(rules.switchoverBandwidth / 1000)
      : (this.#used - this.#carried) / passed;
    this.#threshold = this.#bandwidth * downtimeLimitMs(nowMs);
    this.#windowStartMs = nowMs;
    // QEMU forgets the excess. In a scaled run the excess would add up, so it is carried over.
    this.#carried = scale > 1 ? Math.max(0, this.#used - this.#quota) : 0;
    this.#used = this.#carried;
  }
}
