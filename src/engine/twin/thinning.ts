import { expNegative } from '../../model/exponential';
import { KNOTS, PLANS, RUNS, SPLITS } from '../layout';
import type { TwinMemory } from './memory';

const FIRST_KNOT = KNOTS / 8;
const NO_CLASS = 64;
const SECOND = 0x9e3779b9;

export interface TwinScan {
  cursor: number;
  reached: number;
  wrapped: boolean;
  wrapBytes: number;
  pageCost: number;
  zeroCost: number;
}

/** What the rule returns about a page that was written in the interval. */
export const WRITTEN = 1;
export const WRITTEN_SINCE_SENT = 2;

/**
 * The rule that says which pages were written before a moment inside their interval. See
 * assembly/thinning.ts, chances.ts, classes.ts and scan.ts. It handles one page at a time.
 */
export class Thinning {
  readonly #memory: TwinMemory;
  #key0 = 0;
  #key1 = 0;
  #now = 0;
  #end = 0;
  scan: TwinScan = {
    cursor: 0,
    reached: 0,
    wrapped: false,
    wrapBytes: 0,
    pageCost: 0,
    zeroCost: 0,
  };
  #sweep = { writes: 0, since: 0, first: 0, pages: 0 };
  #knot = FIRST_KNOT;
  #gone = 0;
  #run = RUNS / 4;
  #split = SPLITS / 4;
  #class = -1;
  #rate = 0;
  #scale = 0;
  #firstByNow = 0;

  constructor(memory: TwinMemory) {
    this.#memory = memory;
  }

  setMoment(key0: number, key1: number, now: number, end: number): void {
    this.#key0 = key0;
    this.#key1 = key1;
    this.#now = now;
    this.#end = end;
    this.#class = -1;
  }

  setSweep(writes: number, since: number, first: number, pages: number): void {
    this.#sweep = { writes, since, first, pages };
  }

  /** Starts a walk at the first page: pages before the cursor leave after the wrap. */
  startWalk(): void {
    this.#gone = this.scan.wrapBytes;
    this.#knot = FIRST_KNOT;
    this.#run = RUNS / 4;
    this.#split = SPLITS / 4;
  }

  /** The walk has reached the 64 pages that hold the cursor, where the scan starts. */
  startScan(): void {
    this.#gone = 0;
    this.#knot = FIRST_KNOT;
  }

  /** The pages of a 32-page word that the scan has passed. */
  scanned(word: number): number {
    const { cursor, reached, wrapped } = this.scan;
    const from = cursor >>> 5;
    const to = reached >>> 5;
    const after = word > from ? -1 : word === from ? -1 << (cursor & 31) : 0;
    const before =
      word < to ? -1 : word === to && (reached & 31) !== 0 ? -1 >>> (32 - (reached & 31)) : 0;
    return wrapped ? after | before : after & before;
  }

  /**
   * The rule for one page that was written in the interval: whether by now, and whether after it
   * was sent. If it `isSent` by now, `full` and `zero` pages of this part of the walk left before
   * it.
   */
  thinPage(page: number, isSent: boolean, full: number, zero: number): number {
    if (this.#end < 0) return WRITTEN | WRITTEN_SINCE_SENT;
    const { pageCost, zeroCost } = this.scan;
    const leavesAt = () => this.#guestAt(this.#gone + (full * pageCost + zero * zeroCost));
    if (this.#sweep.pages > 0) {
      const sentAt = isSent ? leavesAt() : 0;
      const since = this.#sweptSince(page, sentAt) ? WRITTEN_SINCE_SENT : 0;
      return (this.#sweptSince(page, 0) ? WRITTEN : 0) | since;
    }
    this.#useClass(this.#classOf(page));
    const lot = this.#scramble(page ^ this.#key0);
    const first = share(lot);
    if (first >= this.#firstByNow) return 0;
    if (!isSent) return WRITTEN | WRITTEN_SINCE_SENT;
    const sentAt = leavesAt();
    const isLater =
      first >= this.#firstBy(sentAt) ||
      share(this.#scramble(lot ^ SECOND)) < this.#writtenSince(sentAt);
    return isLater ? WRITTEN | WRITTEN_SINCE_SENT : WRITTEN;
  }

  /** Guest seconds from the interval's start to the moment `bytes` have left. */
  #guestAt(bytes: number): number {
    const { f64 } = this.#memory;
    while (f64[this.#knot + 2]! <= bytes) this.#knot += 2;
    const from = f64[this.#knot]!;
    const since = f64[this.#knot + 1]!;
    return (
      since + ((bytes - from) * (f64[this.#knot + 3]! - since)) / (f64[this.#knot + 2]! - from)
    );
  }

  /** The rate class of a page; must be called in ascending order. */
  #classOf(page: number): number {
    const { u32 } = this.#memory;
    const word = page >>> 6;
    while (u32[this.#run]! + (u32[this.#run + 1]! & 0xffff) <= word) this.#run += 2;
    if (u32[this.#run]! <= word) return (u32[this.#run + 1]! >>> 16) & 0xff;
    while (u32[this.#split]! < word) this.#split += 4;
    for (let at = this.#split; u32[at] === word; at += 4)
      if ((u32[at + 2 + ((page >>> 5) & 1)]! >>> (page & 31)) & 1) return u32[at + 1]!;
    return NO_CLASS;
  }

  #useClass(rateClass: number): void {
    if (rateClass === this.#class) return;
    this.#class = rateClass;
    this.#rate = this.#memory.f64[PLANS / 8 + rateClass * 4 + 3]!;
    this.#scale = 1 / (1 - expNegative(this.#rate * this.#end));
    this.#firstByNow = this.#firstBy(this.#now);
  }

  #firstBy(guestSecond: number): number {
    return (1 - expNegative(this.#rate * guestSecond)) * this.#scale;
  }

  #writtenSince(guestSecond: number): number {
    return 1 - expNegative(this.#rate * Math.max(0, this.#now - guestSecond));
  }

  #scramble(x: number): number {
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15) ^ this.#key1, 0x846ca68b);
    return x ^ (x >>> 16);
  }

  /** Whether the sweep writes the page after guest second `from` and by now. */
  #sweptSince(page: number, from: number): boolean {
    const { writes, since, first: firstPage, pages } = this.#sweep;
    const first = Math.floor(writes * (since + from));
    const end = Math.floor(writes * (since + this.#now));
    let wait = page - firstPage - (first - Math.floor(first / pages) * pages);
    if (wait < 0) wait += pages;
    return first + wait < end;
  }
}

/** A random word as a number in (0, 1). */
const share = (x: number) => ((x >>> 0) + 0.5) * 2.3283064365386963e-10;
