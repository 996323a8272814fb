import { ABSENT, DIRTY, STALE } from '../model/page-state';

/**
 * The memory of both hosts at one moment. If memory has more pages than the map has cells, the map
 * is a sample. Each cell then shows one fixed page (`sampledPage`).
 */
export interface Frame {
  ms: number;
  /** Each cell stands for this many pages, a power of two. */
  pagesPerCell: number;
  pages: number;
  /** The state of each cell's page: bits of `model/page-state.ts`. */
  cells: Uint8Array;
  /** The page that the sender has reached; null if nothing is being sent. */
  cursor: number | null;
  /** Pages missing at the destination, dirty at the source, and out of date at the destination. */
  absentPages: number;
  dirtyPages: number;
  stalePages: number;
  /** Whether these three are counted page by page; otherwise they are estimated from the cells. */
  isCounted: boolean;
}

export type PageCounts = Pick<Frame, 'absentPages' | 'dirtyPages' | 'stalePages'>;

/** Estimates the counts from the cells; exact if each cell is one page. */
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
