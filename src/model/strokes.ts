import { joined } from './drawn';
import type { Edit, PageRange } from './scenario/edit';
import { hundredthMs } from './timeline';

/** An edit holds at most this many ranges, and a scenario this many edits. */
const MOST_RANGES = 256;
const MOST_EDITS = 1000;

/** The pages of cells of a map. */
export const rangesOf = (
  cells: Iterable<number>,
  { pagesPerCell, pages }: { pagesPerCell: number; pages: number },
): PageRange[] =>
  joined(
    [...cells].map((cell) => {
      const firstPage = cell * pagesPerCell;
      return { firstPage, pages: Math.min(pagesPerCell, pages - firstPage) };
    }),
  );

/** What has no room in an edit is written so long before it, ms. */
const APART_MS = 0.01;

/**
 * Edits with a stroke at a moment, ms. Edits at other moments stay. Ranges that have no room in one
 * edit are written just before it; what has no room in all of them is left out.
 */
export function withStroke(
  edits: readonly Edit[],
  atMs: number,
  ranges: readonly PageRange[],
): Edit[] {
  const here = edits.find((edit) => edit.atMs === atMs);
  if (!here && edits.length >= MOST_EDITS) return [...edits];
  const all = joined([...(here?.writes ?? []), ...ranges]);
  const writes = all.slice(0, MOST_RANGES);
  const list = [...edits.filter((edit) => edit !== here), { ...here, atMs, writes }].sort(
    (a, b) => a.atMs - b.atMs,
  );
  const rest = all.slice(MOST_RANGES);
  const earlierMs = hundredthMs(atMs - APART_MS);
  return rest.length && earlierMs >= 0 ? withStroke(list, earlierMs, rest) : list;
}

/** Adds the strokes of a list of edits to another list that has none. */
export function withStrokesOf(strokes: readonly Edit[], edits: readonly Edit[]): Edit[] {
  const drawn = strokes.filter(({ writes }) => writes);
  const rest = drawn.filter(({ atMs }) => !edits.some((edit) => edit.atMs === atMs));
  const joint = edits.map((edit) => {
    const here = drawn.find(({ atMs }) => atMs === edit.atMs);
    return here?.writes ? { ...edit, writes: here.writes } : edit;
  });
  const alone = rest.map(({ atMs, writes }) => ({ atMs, ...(writes && { writes }) }));
  return [...joint, ...alone].sort((a, b) => a.atMs - b.atMs);
}

/**
 * Edits of a memory of `from` pages for one of `to` pages: each stroke keeps its place as a share
 * of memory.
 */
export function resizeStrokes(edits: readonly Edit[], from: number, to: number): Edit[] {
  const pageAt = (page: number) => Math.round((page / from) * to);
  const resized = ({ firstPage, pages }: PageRange): PageRange => {
    const first = Math.min(to - 1, pageAt(firstPage));
    return {
      firstPage: first,
      pages: Math.max(1, Math.min(to, pageAt(firstPage + pages)) - first),
    };
  };
  return edits.map((edit) =>
    edit.writes ? { ...edit, writes: joined(edit.writes.map(resized)) } : edit,
  );
}
