import type { Interval, Walk } from './interval';
import type { PageKernel } from './kernel';

/** The part of a budget that a page with content and a zero page use. */
export interface PageCosts {
  pageCost: number;
  zeroCost: number;
}

const CONTENT_ONLY: PageCosts = { pageCost: 1, zeroCost: 0 };

/** The sender's scan of memory, and the cost of pages on the wire (bytes). */
export class Scan {
  readonly #kernel: PageKernel;
  readonly #pages: number;
  /** Bytes of a page with content; it may change between rounds. */
  pageCost: number;
  zeroCost: number;
  /** No page outside this range waits. */
  mayWait: { first: number; last: number };

  constructor(kernel: PageKernel, pages: number, pageCost: number, zeroCost: number) {
    this.#kernel = kernel;
    this.#pages = pages;
    this.mayWait = { first: 0, last: pages };
    this.pageCost = pageCost;
    this.zeroCost = zeroCost;
  }

  bytes(walk: Pick<Walk, 'pages' | 'zeros'>, costs: PageCosts = this): number {
    return walk.pages * costs.pageCost + walk.zeros * costs.zeroCost;
  }

  /**
   * The cost of pages if finding a zero page takes time too. That time counts as bytes at
   * `bytesPerMs` bytes a millisecond.
   */
  costsInTime(zeroMs: number, bytesPerMs: number): PageCosts {
    return { pageCost: this.pageCost, zeroCost: this.zeroCost + zeroMs * bytesPerMs };
  }

  /** A scan of all memory that finds so many pages. */
  all(pages: number, zeros: number): Walk {
    return { reached: this.#pages, wrapped: false, wrapBytes: 0, pages, zeros };
  }

  /** How far a scan gets that ends with page number `pages` of those with content; at least one. */
  walkContent(cursor: number, pages: number): Walk {
    const before = this.walk(cursor, Infinity, pages - 1, CONTENT_ONLY);
    return this.walk(cursor, pages + before.zeros, Infinity);
  }

  /**
   * How far a scan from `cursor` to the end, and on from the start, gets with these budgets.
   * `costs` differ if a zero page takes time, or if only some pages count.
   */
  walk(cursor: number, maxPages: number, maxBytes: number, costs: PageCosts = this): Walk {
    const { first, last } = this.mayWait;
    const from = Math.min(Math.max(cursor, first), last);
    const reached = this.#measure(from, last, maxPages, maxBytes, costs);
    const walk = { ...this.#found(), reached, wrapped: false, wrapBytes: 0 };
    if (reached < last) return walk;
    walk.reached = this.#pages;
    if (cursor <= first) return walk;
    const wrapBytes = this.bytes(walk);
    const left = maxPages - walk.pages - walk.zeros;
    const usedBytes = this.bytes(walk, costs);
    const end = this.#measure(first, from, left, maxBytes - usedBytes, costs);
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
    { pageCost, zeroCost }: PageCosts,
  ): number {
    return this.#kernel.measure(first, last, maxPages, maxBytes, pageCost, zeroCost);
  }

  #found(): { pages: number; zeros: number } {
    return { pages: this.#kernel.walkedPages(), zeros: this.#kernel.walkedZeros() };
  }

  /** Sends those of the interval's pages that may wait: part `chunk` of `chunks`. */
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
