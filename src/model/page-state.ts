// What a map shows of a page; bits of a byte, as assembly/sample.ts has them.

/** The page never reached the destination. */
export const ABSENT = 1;
/** The source has to send it, for the first time in its place or again. */
export const DIRTY = 2;
/** The copy at the destination is out of date. */
export const STALE = 4;
/** The page holds nothing but zeros. */
export const ZERO = 8;

/** Cells of a map. */
export const MAX_CELLS = 16384;

/** The smallest power of two of pages a cell for which so many pages fit a map. */
export function pagesPerCell(pages: number): number {
  let size = 1;
  while (Math.ceil(pages / size) > MAX_CELLS) size *= 2;
  return size;
}

/**
 * The page that a cell of so many pages shows. It lies anywhere in the cell, as a fixed hash of the
 * cell says, so that no stride of writes meets all of them or none.
 */
export function sampledPage(cell: number, size: number, pages: number): number {
  const first = cell * size;
  return first + (scatter(cell) % Math.min(size, pages - first));
}

/** The constants of lowbias32, Chris Wellons' hash prospector. */
function scatter(cell: number): number {
  let x = cell + 1;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
