import type { Edit, PageRange } from './scenario/edit';

/** Ranges without overlaps and gaps of nothing, in order. */
export function joined(ranges: readonly PageRange[]): PageRange[] {
  const list: PageRange[] = [];
  for (const { firstPage, pages } of ranges.toSorted((a, b) => a.firstPage - b.firstPage)) {
    const last = list.at(-1);
    const end = last ? last.firstPage + last.pages : -1;
    if (!last || firstPage > end) list.push({ firstPage, pages });
    else last.pages = Math.max(end, firstPage + pages) - last.firstPage;
  }
  return list;
}

/** How many different pages were drawn. */
export const pagesDrawn = (edits: readonly Edit[]): number =>
  joined(edits.flatMap(({ writes = [] }) => writes)).reduce((sum, { pages }) => sum + pages, 0);
