import { BEFORE, SAMPLE, STATES } from '../layout';
import { ABSENT, DIRTY, STALE, ZERO } from '../../model/page-state';
import { popcount, type TwinMemory } from './memory';
import { WRITTEN, WRITTEN_SINCE_SENT, type Thinning } from './thinning';
import type { ZeroPages } from './zero-pages';

const BLANK = 0x80000000;

/** The state of the pages that a map shows; see assembly/sample.ts. */
export class TwinSample {
  readonly #memory: TwinMemory;
  readonly #zeroPages: ZeroPages;
  readonly #thinning: Thinning;
  /** Pages waiting before this 64-page word, and before the cursor: with content and without. */
  #word = 0;
  #waits = { full: 0, zero: 0 };
  #atCursor = { full: 0, zero: 0 };

  constructor(memory: TwinMemory, zeroPages: ZeroPages, thinning: Thinning) {
    this.#memory = memory;
    this.#zeroPages = zeroPages;
    this.#thinning = thinning;
  }

  /**
   * Counts the pages that wait before each of the first `count` listed pages, and before the
   * cursor.
   */
  locate(count: number, cursor: number): void {
    const { u32 } = this.#memory;
    this.#word = 0;
    this.#waits = { full: 0, zero: 0 };
    let isPast = false;
    for (let i = 0; i < count; i++) {
      const page = u32[SAMPLE / 4 + i]!;
      if (!isPast && page >>> 6 >= cursor >>> 6) {
        isPast = true;
        this.#atCursor = this.#waitsBefore(cursor);
      }
      const { full, zero } = this.#waitsBefore(page);
      const isBlank = (this.#blanksOf(page >>> 5) >>> (page & 31)) & 1;
      u32[BEFORE / 4 + i * 2] = full;
      u32[BEFORE / 4 + i * 2 + 1] = (zero | (isBlank ? BLANK : 0)) >>> 0;
    }
  }

  /** Finds the state of the first `count` listed pages, or updates their stale bits. */
  sample(count: number, settle: number): void {
    const { u32, stale } = this.#memory;
    const states = new Uint8Array(u32.buffer, STATES);
    const from = this.#thinning.scan.cursor >>> 6;
    let start = { full: 0, zero: 0 };
    let isPast = false;
    this.#thinning.startWalk();
    for (let i = 0; i < count; i++) {
      const page = u32[SAMPLE / 4 + i]!;
      if (!isPast && page >>> 6 >= from) {
        isPast = true;
        this.#thinning.startScan();
        start = this.#atCursor;
      }
      const full = u32[BEFORE / 4 + i * 2]! - start.full;
      const zeros = u32[BEFORE / 4 + i * 2 + 1]!;
      const zero = (zeros & ~BLANK) - start.zero;
      const state = this.#stateOf(page, full, zero, settle) | (zeros & BLANK ? ZERO : 0);
      if (!settle) states[i] = state;
      else if (state & STALE) u32[stale + (page >>> 5)]! |= 1 << (page & 31);
      else u32[stale + (page >>> 5)]! &= ~(1 << (page & 31));
    }
  }

  #stateOf(page: number, full: number, zero: number, settle: number): number {
    const m = this.#memory;
    const word = page >>> 5;
    const bitIn = (bitmap: number) => (m.u32[bitmap + word]! >>> (page & 31)) & 1;
    const isWaiting = bitIn(m.send);
    const isSent = isWaiting & (this.#thinning.scanned(word) >>> (page & 31));
    if (!settle && bitIn(m.absent) & ~isSent) return ABSENT;
    const known = bitIn(m.dirty) ? this.#thinning.thinPage(page, isSent !== 0, full, zero) : 0;
    const isHeld = m.held ? bitIn(m.held) : 0;
    const isDirty = (known & WRITTEN) | isHeld | (isWaiting & ~isSent);
    const isStale = (known & WRITTEN_SINCE_SENT) | (bitIn(m.stale) & ~isSent);
    return (isDirty ? DIRTY : 0) | (isStale ? STALE : 0);
  }

  /** Pages that wait before a page; must be called in the order of words. */
  #waitsBefore(page: number): { full: number; zero: number } {
    for (; this.#word < page >>> 6; this.#word++) {
      this.#add(this.#waits, this.#word * 2, -1);
      this.#add(this.#waits, this.#word * 2 + 1, -1);
    }
    const waits = { ...this.#waits };
    const word = this.#word * 2;
    const bits = page & 63;
    if (bits > 0) this.#add(waits, word, bits >= 32 ? -1 : -1 >>> (32 - bits));
    if (bits > 32) this.#add(waits, word + 1, -1 >>> (64 - bits));
    return waits;
  }

  #add(waits: { full: number; zero: number }, word: number, mask: number): void {
    const waiting = this.#memory.u32[this.#memory.send + word]! & mask;
    if (!waiting) return;
    const blanks = this.#blanksOf(word);
    waits.full += popcount(waiting & ~blanks);
    waits.zero += popcount(waiting & blanks);
  }

  #blanksOf(word: number): number {
    if (!this.#zeroPages.some) return 0;
    this.#zeroPages.draw(word >>> 10);
    return this.#zeroPages.in(word);
  }
}
