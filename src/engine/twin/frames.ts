import { expNegative } from '../../model/exponential';
import { CELLS, KNOTS, PLANS, RUNS, SPLITS } from '../memory-map';
import { lowestBit, popcount, type TwinMemory } from './memory';
import type { ZeroPages } from './zero-pages';

const NO_CLASS = 64;
const FIRST_KNOT = KNOTS / 8;

interface Scan {
  cursor: number;
  reached: number;
  wrapped: boolean;
  wrapBytes: number;
  pageCost: number;
  zeroCost: number;
}

/** Bytes that left before the scan came to its first page, and pages since. */
interface Passed {
  gone: number;
  full: number;
  zero: number;
}

/** The state of every page at a moment inside an interval; see assembly/frames.ts. */
export class Frames {
  #memory: TwinMemory;
  #zeroPages: ZeroPages;
  #key0 = 0;
  #key1 = 0;
  #now = 0;
  #end = 0;
  #scan: Scan = { cursor: 0, reached: 0, wrapped: false, wrapBytes: 0, pageCost: 0, zeroCost: 0 };
  #sweep = { writes: 0, since: 0, first: 0, pages: 0 };
  #rate = 0;
  #firstByNow = 0;
  #scale = 0;
  #preparedClass = -1;
  #knot = FIRST_KNOT;
  #dirty: [number, number] = [0, 0];
  #stale: [number, number] = [0, 0];

  constructor(memory: TwinMemory, zeroPages: ZeroPages) {
    this.#memory = memory;
    this.#zeroPages = zeroPages;
  }

  setMoment(key0: number, key1: number, now: number, end: number): void {
    this.#key0 = key0;
    this.#key1 = key1;
    this.#now = now;
    this.#end = end;
    this.#preparedClass = -1;
  }

  setScan(scan: Scan): void {
    this.#scan = scan;
  }

  setSweep(writes: number, since: number, first: number, pages: number): void {
    this.#sweep = { writes, since, first, pages };
  }

  clearCells(count: number): void {
    this.#memory.u32.fill(0, CELLS / 4, CELLS / 4 + count * 2);
  }

  frame(shift: number, settle: number): void {
    const m = this.#memory;
    const { u32 } = m;
    const zeros = this.#zeroPages;
    const { cursor, wrapBytes } = this.#scan;
    let run = RUNS / 4;
    let split = SPLITS / 4;
    const passed = { gone: wrapBytes, full: 0, zero: 0 };
    this.#knot = FIRST_KNOT;
    for (let word = 0; word < m.words >>> 1; word++) {
      const low = word * 2;
      const waiting = [u32[m.send + low]!, u32[m.send + low + 1]!] as const;
      const written = [u32[m.dirty + low]!, u32[m.dirty + low + 1]!] as const;
      if (zeros.some && (word & 511) === 0) zeros.draw(word >>> 9);
      const blanks = zeros.some ? ([zeros.in(low), zeros.in(low + 1)] as const) : ([0, 0] as const);
      if (word === cursor >>> 6) {
        const before = this.#count(waiting[0], waiting[1], blanks, cursor & 63);
        Object.assign(passed, { gone: 0, full: -before.full, zero: -before.zero });
        this.#knot = FIRST_KNOT;
      }
      this.#dirty[0] = this.#dirty[1] = this.#stale[0] = this.#stale[1] = 0;
      if (written[0] | written[1]) {
        const seen = (half: number, part: number, rateClass: number) =>
          this.#observe(word, half, part, waiting, blanks, passed, rateClass);
        if (this.#end < 0) {
          this.#dirty = [written[0], written[1]];
          this.#stale = [written[0], written[1]];
        } else if (this.#sweep.pages > 0) {
          seen(0, written[0], NO_CLASS);
          seen(1, written[1], NO_CLASS);
        } else {
          while (u32[run]! + (u32[run + 1]! & 0xffff) <= word) run += 2;
          while (u32[split]! < word) split += 4;
          if (u32[run]! <= word) {
            const rateClass = (u32[run + 1]! >>> 16) & 0xff;
            seen(0, written[0], rateClass);
            seen(1, written[1], rateClass);
          } else {
            for (let at = split; u32[at] === word; at += 4) {
              seen(0, written[0] & u32[at + 2]!, u32[at + 1]!);
              seen(1, written[1] & u32[at + 3]!, u32[at + 1]!);
            }
          }
        }
      }
      const here = this.#count(waiting[0], waiting[1], blanks, 64);
      passed.full += here.full;
      passed.zero += here.zero;
      for (let half = 0; half < 2; half++) {
        const sent = waiting[half]! & this.#scanned(word * 2 + half);
        const stale = (u32[m.stale + low + half]! & ~sent) | this.#stale[half]!;
        const absent = u32[m.absent + low + half]! & ~sent;
        if (settle) {
          u32[m.stale + low + half] = stale;
          continue;
        }
        const dirty = (this.#dirty[half]! | (waiting[half]! & ~sent)) & ~absent;
        this.#fillCells(low + half, shift, absent, dirty, stale & ~absent, blanks[half]!);
      }
    }
  }

  /** The waiting pages among the first `bits` of a 64-page word, with and without content. */
  #count(low: number, high: number, blanks: readonly [number, number], bits: number) {
    const lowMask = bits >= 32 ? -1 : bits === 0 ? 0 : -1 >>> (32 - bits);
    const highMask = bits >= 64 ? -1 : bits <= 32 ? 0 : -1 >>> (64 - bits);
    const a = low & lowMask;
    const b = high & highMask;
    return {
      full: popcount(a & ~blanks[0]) + popcount(b & ~blanks[1]),
      zero: popcount(a & blanks[0]) + popcount(b & blanks[1]),
    };
  }

  /** The pages of a 32-page word that the scan has passed. */
  #scanned(word: number): number {
    const { cursor, reached, wrapped } = this.#scan;
    const from = cursor >>> 5;
    const to = reached >>> 5;
    const after = word > from ? -1 : word === from ? -1 << (cursor & 31) : 0;
    const before =
      word < to ? -1 : word === to && (reached & 31) !== 0 ? -1 >>> (32 - (reached & 31)) : 0;
    return wrapped ? after | before : after & before;
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

  #prepare(rateClass: number): void {
    this.#preparedClass = rateClass;
    this.#rate = this.#memory.f64[PLANS / 8 + rateClass * 4 + 3]!;
    this.#scale = 1 / (1 - expNegative(this.#rate * this.#end));
    this.#firstByNow = (1 - expNegative(this.#rate * this.#now)) * this.#scale;
  }

  #scramble(x: number): number {
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15) ^ this.#key1, 0x846ca68b);
    return x ^ (x >>> 16);
  }

  #observe(
    word: number,
    half: number,
    written: number,
    waiting: readonly [number, number],
    blanks: readonly [number, number],
    passed: Passed,
    rateClass: number,
  ): void {
    if (!written) return;
    const sent = waiting[half]! & this.#scanned(word * 2 + half);
    const { pageCost, zeroCost } = this.#scan;
    const sentAt = (index: number) => {
      const here = this.#count(waiting[0], waiting[1], blanks, index);
      const bytes = (passed.full + here.full) * pageCost + (passed.zero + here.zero) * zeroCost;
      return this.#guestAt(passed.gone + bytes);
    };
    if (rateClass === NO_CLASS) return this.#observeSweep(word, half, written, sent, sentAt);
    if (rateClass !== this.#preparedClass) this.#prepare(rateClass);
    // Bounds over all 64 pages of the word, as in the core, spare most pages their exponentials.
    const isScanned = (sent | (waiting[1 - half]! & this.#scanned(word * 2 + 1 - half))) !== 0;
    const wordKnot = this.#knot;
    const early = isScanned ? sentAt(0) : 0;
    const late = isScanned ? sentAt(64) : 0;
    this.#knot = wordKnot;
    const afterEarly = isScanned ? this.#firstBy(early) : 0;
    const afterLate = isScanned ? this.#firstBy(late) : 0;
    const againEarly = isScanned ? this.#writtenSince(early) : 0;
    const againLate = isScanned ? this.#writtenSince(late) : 0;
    for (let rest = written; rest; rest &= rest - 1) {
      const bit = rest & -rest;
      const index = half * 32 + lowestBit(rest);
      const page = word * 64 + index;
      const lot = this.#scramble(page ^ this.#key0);
      const first = share(lot);
      if (first >= this.#firstByNow) continue;
      this.#dirty[half]! |= bit;
      if (!(sent & bit) || first >= afterLate) {
        this.#stale[half]! |= bit;
        continue;
      }
      const second = share(this.#scramble(lot ^ 0x9e3779b9));
      if (first < afterEarly && second < againLate) {
        this.#stale[half]! |= bit;
        continue;
      }
      if (first < afterEarly && second >= againEarly) continue;
      const at = sentAt(index);
      if (first >= this.#firstBy(at) || second < this.#writtenSince(at)) this.#stale[half]! |= bit;
    }
  }

  #firstBy(guestSecond: number): number {
    return (1 - expNegative(this.#rate * guestSecond)) * this.#scale;
  }

  #writtenSince(guestSecond: number): number {
    return 1 - expNegative(this.#rate * Math.max(0, this.#now - guestSecond));
  }

  #observeSweep(
    word: number,
    half: number,
    written: number,
    sent: number,
    sentAt: (index: number) => number,
  ): void {
    for (let rest = written; rest; rest &= rest - 1) {
      const bit = rest & -rest;
      const index = half * 32 + lowestBit(rest);
      const page = word * 64 + index;
      const at = sent & bit ? sentAt(index) : 0;
      if (this.#sweptBetween(page, 0)) this.#dirty[half]! |= bit;
      if (this.#sweptBetween(page, at)) this.#stale[half]! |= bit;
    }
  }

  /** Whether the sweep writes the page after guest second `from` and by now. */
  #sweptBetween(page: number, from: number): boolean {
    const { writes, since, first: firstPage, pages } = this.#sweep;
    const first = Math.floor(writes * (since + from));
    const end = Math.floor(writes * (since + this.#now));
    let wait = page - firstPage - (first - Math.floor(first / pages) * pages);
    if (wait < 0) wait += pages;
    return first + wait < end;
  }

  #fillCells(
    word: number,
    shift: number,
    absent: number,
    dirty: number,
    stale: number,
    blanks: number,
  ): void {
    if (shift >= 5) {
      this.#addCell(word >>> (shift - 5), absent, dirty, stale, blanks);
      return;
    }
    const pages = 1 << shift;
    const part = -1 >>> (32 - pages);
    for (let bit = 0; bit < 32; bit += pages) {
      const mask = part << bit;
      this.#addCell(
        (word * 32 + bit) >>> shift,
        absent & mask,
        dirty & mask,
        stale & mask,
        blanks & mask,
      );
    }
  }

  #addCell(cell: number, absent: number, dirty: number, stale: number, blanks: number): void {
    const at = CELLS / 4 + cell * 2;
    this.#memory.u32[at]! += popcount(absent) + popcount(dirty) * 65536;
    this.#memory.u32[at + 1]! += popcount(stale) + popcount(blanks) * 65536;
  }
}

/** A lot as a number in (0, 1). */
const share = (x: number) => ((x >>> 0) + 0.5) * 2.3283064365386963e-10;
