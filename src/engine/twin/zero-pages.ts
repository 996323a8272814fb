import { BLOCK_PAGES, SCRATCH, ZEROS } from '../layout';
import { dense } from './dirtying';
import { setRange } from './bitmap';
import { maskBefore, maskFrom, popcount, type TwinMemory } from './memory';
import { seedStreams, stepLane, sumHigh } from './random';

const BLOCK_WORDS32 = BLOCK_PAGES / 32;
const MASK = ZEROS / 4;

/** The positions of zero pages; see assembly/zero-pages.ts. */
export class ZeroPages {
  #memory: TwinMemory;
  #pages = 0;
  #busyFirst = 0;
  #busyLast = 0;
  #share = 0;
  #key0 = 0;
  #key1 = 0;
  #drawnBlock = -1;

  constructor(memory: TwinMemory) {
    this.#memory = memory;
  }

  set(pages: number, first: number, last: number, share: number, key0: number, key1: number): void {
    this.#pages = pages;
    this.#busyFirst = first;
    this.#busyLast = last;
    this.#share = share;
    this.#key0 = key0;
    this.#key1 = key1;
    this.#drawnBlock = -1;
    const { u32, filled, stride } = this.#memory;
    if (filled) u32.fill(0, filled, filled + stride);
  }

  fill(first: number, last: number): void {
    setRange(this.#memory, this.#memory.filled, first, last);
    this.#drawnBlock = -1;
  }

  get some(): boolean {
    return this.#share > 0;
  }

  #eligibleBefore(page: number): number {
    const end = Math.min(page, this.#pages);
    return end - (Math.max(Math.min(end, this.#busyLast), this.#busyFirst) - this.#busyFirst);
  }

  before(page: number): number {
    return Math.floor(this.#eligibleBefore(page) * this.#share + 0.5);
  }

  /** The zero pages of a 32-page word whose block has been drawn. */
  in(word: number): number {
    return this.#memory.u32[MASK + (word & (BLOCK_WORDS32 - 1))]!;
  }

  draw(block: number): void {
    if (block === this.#drawnBlock) return;
    this.#drawnBlock = block;
    this.#drawMask(block);
    const { u32, filled, words } = this.#memory;
    if (!filled) return;
    const from = block * BLOCK_WORDS32;
    for (let word = from; word < Math.min(words, from + BLOCK_WORDS32); word++)
      u32[MASK + word - from]! &= ~u32[filled + word]!;
  }

  #drawMask(block: number): void {
    const first = block * BLOCK_PAGES;
    const last = first + BLOCK_PAGES;
    const eligible = this.#eligibleBefore(last) - this.#eligibleBefore(first);
    const quota = this.before(last) - this.before(first);
    const { u32 } = this.#memory;
    u32.fill(0, MASK, MASK + BLOCK_WORDS32);
    if (quota === 0) return;
    this.#markEligible(first, Math.min(last, this.#pages));
    if (quota === eligible) return;
    seedStreams(this.#memory, this.#key0, this.#key1, block);
    const odds = Math.floor((quota * 256) / eligible);
    if (odds) dense(this.#memory, BLOCK_PAGES / 8, odds, 8);
    else u32.fill(0, SCRATCH / 4, SCRATCH / 4 + BLOCK_WORDS32);
    this.#settle(quota, first);
  }

  #markEligible(first: number, end: number): void {
    if (end <= this.#busyFirst || first >= this.#busyLast) this.#mark(0, end - first);
    else {
      if (first < this.#busyFirst) this.#mark(0, this.#busyFirst - first);
      if (end > this.#busyLast) this.#mark(this.#busyLast - first, end - first);
    }
  }

  #mark(from: number, to: number): void {
    for (let word = from >>> 5; word <= (to - 1) >>> 5; word++) {
      let mask = -1;
      if (word === from >>> 5) mask &= maskFrom(from);
      if (word === (to - 1) >>> 5) mask &= maskBefore(to);
      this.#memory.u32[MASK + word]! |= mask;
    }
  }

  #settle(quota: number, first: number): void {
    const { u32 } = this.#memory;
    let count = 0;
    for (let word = 0; word < BLOCK_WORDS32; word++) {
      u32[MASK + word]! &= u32[SCRATCH / 4 + word]!;
      count += popcount(u32[MASK + word]!);
    }
    while (count !== quota) {
      stepLane(this.#memory, 0);
      const page = sumHigh >>> 17;
      const address = first + page;
      if (address >= this.#pages || (address >= this.#busyFirst && address < this.#busyLast))
        continue;
      const at = MASK + (page >>> 5);
      const bit = 1 << (page & 31);
      const set = (u32[at]! & bit) !== 0;
      if (count < quota && !set) {
        u32[at]! |= bit;
        count++;
      } else if (count > quota && set) {
        u32[at]! &= ~bit;
        count--;
      }
    }
  }
}
