import { BLOCK_PAGES } from '../layout';
import { lowestBit, maskBefore, maskFrom, popcount, type TwinMemory } from './memory';
import type { ZeroPages } from './zero-pages';

/** The sender; see assembly/sending.ts. */
export class TwinSender {
  pages = 0;
  zeros = 0;
  skips = 0;
  #memory: TwinMemory;
  #zeroPages: ZeroPages;

  constructor(memory: TwinMemory, zeroPages: ZeroPages) {
    this.#memory = memory;
    this.#zeroPages = zeroPages;
  }

  #emitWord(word: number, mask: number): void {
    const m = this.#memory;
    const waiting = m.u32[m.send + word]!;
    const sent = waiting & mask;
    m.u32[m.send + word] = waiting & ~mask;
    if (m.marksStale) m.u32[m.stale + word]! &= ~sent;
    if (m.absent) m.u32[m.absent + word]! &= ~sent;
  }

  emit(first: number, last: number): void {
    if (first >= last) return;
    const begin = first >>> 5;
    const end = (last - 1) >>> 5;
    if (begin === end) return this.#emitWord(begin, maskFrom(first) & maskBefore(last));
    this.#emitWord(begin, maskFrom(first));
    for (let word = begin + 1; word < end; word++) this.#emitWord(word, -1);
    this.#emitWord(end, maskBefore(last));
  }

  emitTouched(): number {
    const m = this.#memory;
    let sent = 0;
    for (let word = 0; word < m.words; word++) {
      const touched = m.u32[m.dirty + word]!;
      if (!touched) continue;
      sent += popcount(m.u32[m.send + word]! & touched);
      this.#emitWord(word, touched);
      m.u32[m.dirty + word] = 0;
    }
    return sent;
  }

  #waitingIn(word: number, first: number, last: number): number {
    let waiting = this.#memory.u32[this.#memory.send + word]!;
    if (word === first >>> 5) waiting &= maskFrom(first);
    if (word === (last - 1) >>> 5) waiting &= maskBefore(last);
    return waiting;
  }

  measure(
    first: number,
    last: number,
    maxPages: number,
    maxBytes: number,
    pageCost: number,
    zeroCost: number,
  ): number {
    this.pages = 0;
    this.zeros = 0;
    const zeros = this.#zeroPages;
    let reached = first;
    for (let at = first; at < last;) {
      const end = Math.min(at - (at % BLOCK_PAGES) + BLOCK_PAGES, last);
      if (zeros.some) zeros.draw(Math.floor(at / BLOCK_PAGES));
      let pages = 0;
      let blank = 0;
      for (let word = at >>> 5; word <= (end - 1) >>> 5; word++) {
        const waiting = this.#waitingIn(word, at, end);
        pages += popcount(waiting);
        if (zeros.some) blank += popcount(waiting & zeros.in(word));
      }
      const allPages = this.pages + pages - blank;
      const allZeros = this.zeros + blank;
      if (allPages + allZeros >= maxPages || allPages * pageCost + allZeros * zeroCost > maxBytes)
        return this.#measurePages(at, end, reached, maxPages, maxBytes, pageCost, zeroCost);
      this.pages = allPages;
      this.zeros = allZeros;
      reached = end;
      at = end;
    }
    return reached;
  }

  #measurePages(
    first: number,
    last: number,
    reachedBefore: number,
    maxPages: number,
    maxBytes: number,
    pageCost: number,
    zeroCost: number,
  ): number {
    const zeros = this.#zeroPages;
    let reached = reachedBefore;
    for (let word = first >>> 5; word <= (last - 1) >>> 5; word++) {
      const blanks = zeros.some ? zeros.in(word) : 0;
      for (let waiting = this.#waitingIn(word, first, last); waiting; waiting &= waiting - 1) {
        const bit = lowestBit(waiting);
        const blank = (blanks >>> bit) & 1;
        const pages = this.pages + 1 - blank;
        const zeroPages = this.zeros + blank;
        if (pages + zeroPages > maxPages) return reached;
        if (pages * pageCost + zeroPages * zeroCost > maxBytes) return reached;
        this.pages = pages;
        this.zeros = zeroPages;
        reached = word * 32 + bit + 1;
      }
    }
    return reached;
  }

  emitSkipping(first: number, last: number, batch: number): number {
    const m = this.#memory;
    const zeros = this.#zeroPages;
    this.pages = 0;
    this.zeros = 0;
    this.skips = 0;
    let sent = 0;
    for (let word = first >>> 5; word <= (last - 1) >>> 5; word++) {
      const waiting = this.#waitingIn(word, first, last);
      if (!waiting) continue;
      if (zeros.some) zeros.draw(word >>> 10);
      const blanks = zeros.some ? zeros.in(word) : 0;
      const dirty = m.u32[m.dirty + word]!;
      let ready = waiting & ~dirty;
      let passed = waiting & dirty;
      const isLast = popcount(ready) >= batch - sent;
      let end = 31;
      if (isLast) {
        end = nthBit(ready, batch - sent);
        ready &= -1 >>> (31 - end);
        passed &= -1 >>> (31 - end);
      }
      const blank = popcount(ready & blanks);
      this.pages += popcount(ready) - blank;
      this.zeros += blank;
      this.skips += popcount(passed);
      this.#emitWord(word, ready);
      sent += popcount(ready);
      if (isLast) return word * 32 + end + 1;
    }
    return last;
  }
}

function nthBit(bits: number, n: number): number {
  for (; n > 1; n--) bits &= bits - 1;
  return lowestBit(bits);
}
