import { ABSENT, DIRTY, STALE } from '../model/page-state';

/**
 * The memory of both hosts at one moment. A map is a sample: of memory that has more pages than a
 * map has cells, each cell shows one page, always the same one (`sampledPage`).
 */
export interface Frame {
  ms: number;
  /** Each cell stands for this many pages, a power of two. */
  pagesPerCell: number;
  pages: number;
  /** The state of each cell's page: bits of `model/page-state.ts`. */
  cells: Uint8Array;
  /** The page the sender has reached, or null when nothing is being sent. */
  cursor: number | null;
  /** Pages missing at the destination, dirty at the source, out of date at the destination. */
  absentPages: number;
  dirtyPages: number;
  stalePages: number;
  /** Whether these three were counted page by page; else the cells' shares of memory stand for them. */
  isCounted: boolean;
}

export type PageCounts = Pick<Frame, 'absentPages' | 'dirtyPages' | 'stalePages'>;

/** What the cells' shares say of all memory; exact where each cell is its page. */
export function estimate(cells: Uint8Array, pages: number): PageCounts {
  let [absent, dirty, stale] = [0, 0, 0];
  for (const state of cells) {
    if (state & ABSENT) absent++;
    if (state & DIRTY) dirty++;
    if (state & STALE) stale++;
  }
  const ofAll = (count: number) => Math.round((count / cells.length) * pages);
  return { absentPages: ofAll(absent), dirtyPages: ofAll(dirty), stalePages: ofAll(stale) };
}
