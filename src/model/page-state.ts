// What a map shows of a page, as bits of a byte. They are the same as in assembly/sample.ts.

/** The page was never sent to the destination. */
export const ABSENT = 1;
/** The source must send the page, for the first time or again. */
export const DIRTY = 2;
/** The copy at the destination is out of date. */
export const STALE = 4;
/** The page contains only zeros. */
export const ZERO = 8;

/** Cells of a map. */
export const MAX_CELLS = 16384;

/** The smallest power of two of pages in each cell with which all pages fit into a map. */
export function pagesPerCell(pages: number): number {
  let size = 1;
  while (Math.ceil(pages / size) > MAX_CELLS) size *= 2;
  return size;
}

/**
 * The page that a cell of `size` pages shows. A fixed hash of the cell's number chooses it. So a
 * regular pattern of writes cannot hit all shown pages or none.
 */
export function sampledPage(cell: number, size: number, pages: number): number {
  const first = cell * size;
  return first + (scatter(cell) % Math.min(size, pages - first));
}

/** The constants are those of lowbias32, from Chris Wellons' hash prospector. */
function scatter(cell: number): number {
  let x = cell + 1;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
