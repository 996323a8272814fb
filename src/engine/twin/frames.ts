import { lowestBit, popcount, type TwinMemory } from './memory';
import { WRITTEN, WRITTEN_SINCE_SENT, type Thinning } from './thinning';
import type { ZeroPages } from './zero-pages';

/** The state of every page at a moment inside an interval; see assembly/frames.ts. */
export class TwinFrames {
  readonly #memory: TwinMemory;
  readonly #zeroPages: ZeroPages;
  readonly #thinning: Thinning;
  absentPages = 0;
  dirtyPages = 0;
  stalePages = 0;
  /** Pages passed in this part of the walk, with content and without. */
  #full = 0;
  #zero = 0;
  /** In the current 32-page word: pages written by now, and pages written after they were sent. */
  #dirty = 0;
  #stale = 0;

  constructor(memory: TwinMemory, zeroPages: ZeroPages, thinning: Thinning) {
    this.#memory = memory;
    this.#zeroPages = zeroPages;
    this.#thinning = thinning;
  }

  /** Reads the 64-page words [first, last): counts, or updates the stale bitmap. */
  survey(first: number, last: number, settle: number): void {
    if (first === 0) this.#begin();
    const m = this.#memory;
    const { u32 } = m;
    const { cursor } = this.#thinning.scan;
    for (let word = first * 2; word < last * 2; word++) {
      const waiting = u32[m.send + word]!;
      const blanks = this.#zeroPages.some ? this.#blanksOf(word) : 0;
      if (word === (cursor >>> 6) * 2) this.#startScan();
      const sent = waiting & this.#thinning.scanned(word);
      const absent = u32[m.absent + word]! & ~sent;
      const written = u32[m.dirty + word]!;
      this.#dirty = this.#stale = 0;
      if (written & (settle ? -1 : ~absent)) this.#thin(word, written, sent, waiting, blanks);
      this.#full += popcount(waiting & ~blanks);
      this.#zero += popcount(waiting & blanks);
      const stale = (u32[m.stale + word]! & ~sent) | this.#stale;
      if (settle) {
        u32[m.stale + word] = stale;
        if (settle === 2) {
          u32[m.held + word]! |= this.#dirty;
          u32[m.dirty + word] = 0;
        }
        continue;
      }
      this.absentPages += popcount(absent);
      const held = m.held ? u32[m.held + word]! : 0;
      this.dirtyPages += popcount((this.#dirty | held | (waiting & ~sent)) & ~absent);
      this.stalePages += popcount(stale & ~absent);
    }
  }

  #begin(): void {
    this.#thinning.startWalk();
    this.#full = this.#zero = 0;
    this.absentPages = this.dirtyPages = this.stalePages = 0;
  }

  #blanksOf(word: number): number {
    this.#zeroPages.draw(word >>> 10);
    return this.#zeroPages.in(word);
  }

  /** The scan starts within these 64 pages: those before the cursor leave later. */
  #startScan(): void {
    const m = this.#memory;
    const { cursor } = this.#thinning.scan;
    this.#thinning.startScan();
    this.#full = this.#zero = 0;
    for (let page = cursor & ~63; page < cursor; page++) {
      if (!((m.u32[m.send + (page >>> 5)]! >>> (page & 31)) & 1)) continue;
      const isBlank = this.#zeroPages.some && (this.#blanksOf(page >>> 5) >>> (page & 31)) & 1;
      if (isBlank) this.#zero--;
      else this.#full--;
    }
  }

  #thin(word: number, written: number, sent: number, waiting: number, blanks: number): void {
    for (let rest = written; rest; rest &= rest - 1) {
      const bit = rest & -rest;
      const before = waiting & (bit - 1);
      const known = this.#thinning.thinPage(
        word * 32 + lowestBit(rest),
        (sent & bit) !== 0,
        this.#full + popcount(before & ~blanks),
        this.#zero + popcount(before & blanks),
      );
      if (known & WRITTEN) this.#dirty |= bit;
      if (known & WRITTEN_SINCE_SENT) this.#stale |= bit;
    }
  }
}
