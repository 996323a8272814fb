import { BITMAPS } from '../layout';

/** The twin's memory, with the core's layout; bitmaps are words of 32 pages. */
export class TwinMemory {
  u32 = new Uint32Array(BITMAPS / 4);
  f64 = new Float64Array(this.u32.buffer);
  /** Indices into `u32`. */
  dirty = 0;
  send = 0;
  stale = 0;
  absent = 0;
  held = 0;
  filled = 0;
  /** The number of 32-page words in a bitmap, without and with padding. */
  words = 0;
  stride = 0;
  marksStale = true;

  reserve(pages: number, bitmaps: number): void {
    this.words = Math.ceil(pages / 64) * 2;
    this.stride = Math.ceil((this.words * 4) / 4096) * 1024;
    const need = BITMAPS / 4 + bitmaps * this.stride;
    if (need > this.u32.length) {
      const grown = new Uint32Array(need + (need & 1));
      grown.set(this.u32.subarray(0, BITMAPS / 4));
      this.u32 = grown;
      this.f64 = new Float64Array(grown.buffer);
    }
    this.dirty = BITMAPS / 4;
    this.send = this.dirty + this.stride;
    this.stale = this.send + this.stride;
    this.absent = bitmaps > 3 ? this.stale + this.stride : 0;
    this.held = bitmaps > 4 ? this.stale + 2 * this.stride : 0;
    this.filled = bitmaps > 5 ? this.stale + 3 * this.stride : 0;
  }
}

/** The number of set bits of a 32-bit word. */
export function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The position of the lowest set bit. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** The bits from `page` on, in its word. */
export function maskFrom(page: number): number {
  return -1 << (page & 31);
}

/** The bits before `page` in the word of page - 1. */
export function maskBefore(page: number): number {
  return -1 >>> ((32 - (page & 31)) & 31);
}
