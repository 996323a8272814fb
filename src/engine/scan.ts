import type { Interval, Walk } from './interval';
import type { PageKernel } from './kernel';

/** The sender's way through memory, and what pages cost on the wire (bytes). */
export class Scan {
  readonly #kernel: PageKernel;
  readonly #pages: number;
  /** Bytes of a page with content; it may change between rounds. */
  pageCost: number;
  zeroCost: number;
  /** Outside these pages none waits. */
  mayWait: { first: number; last: number };

  constructor(kernel: PageKernel, pages: number, pageCost: number, zeroCost: number) {
    this.#kernel = kernel;
    this.#pages = pages;
    this.mayWait = { first: 0, last: pages };
    this.pageCost = pageCost;
    this.zeroCost = zeroCost;
  }

  bytes(walk: Pick<Walk, 'pages' | 'zeros'>): number {
    return walk.pages * this.pageCost + walk.zeros * this.zeroCost;
  }

  /** A scan of all memory that finds so many pages. */
  all(pages: number, zeros: number): Walk {
    return { reached: this.#pages, wrapped: false, wrapBytes: 0, pages, zeros };
  }

  /**
   * How far a scan from `cursor` to the end and on from the start gets with these budgets; `zeroCost`
   * is another where a zero page takes time as well.
   */
  walk(cursor: number, maxPages: number, maxBytes: number, zeroCost = this.zeroCost): Walk {
    const { first, last } = this.mayWait;
    const from = Math.min(Math.max(cursor, first), last);
    const reached = this.#measure(from, last, maxPages, maxBytes, zeroCost);
    const walk = { ...this.#found(), reached, wrapped: false, wrapBytes: 0 };
    if (reached < last) return walk;
    walk.reached = this.#pages;
    if (cursor <= first) return walk;
    const wrapBytes = this.bytes(walk);
    const left = maxPages - walk.pages - walk.zeros;
    const usedBytes = walk.pages * this.pageCost + walk.zeros * zeroCost;
    const end = this.#measure(first, from, left, maxBytes - usedBytes, zeroCost);
    const { pages, zeros } = this.#found();
    return {
      reached: end,
      wrapped: true,
      wrapBytes,
      pages: walk.pages + pages,
      zeros: walk.zeros + zeros,
    };
  }

  #measure(
    first: number,
    last: number,
    maxPages: number,
    maxBytes: number,
    zeroCost: number,
  ): number {
    return this.#kernel.measure(first, last, maxPages, maxBytes, this.pageCost, zeroCost);
  }

  #found(): { pages: number; zeros: number } {
    return { pages: this.#kernel.walkedPages(), zeros: this.#kernel.walkedZeros() };
  }

  /** Emits the interval's pages among those that may wait at all: chunk `chunk` of `chunks`. */
  emit({ cursor, reached, wrapped }: Interval, chunk: number, chunks: number): void {
    const { mayWait } = this;
    const part = (from: number, to: number) => {
      const first = Math.max(from, mayWait.first);
      const span = Math.max(0, Math.min(to, mayWait.last) - first);
      this.#kernel.emit(
        first + Math.floor((span * chunk) / chunks),
        first + Math.floor((span * (chunk + 1)) / chunks),
      );
    };
    part(cursor, wrapped ? this.#pages : reached);
    if (wrapped) part(0, reached);
  }
}
