import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit } from '../../src/model/scenario/edit';
import { pagesDrawn } from '../../src/model/drawn';
import { rangesOf, withStroke, withoutStrokes } from '../../src/model/strokes';

const map = fc.record({
  pagesPerCell: fc.constantFrom(1, 4, 1024),
  pages: fc.integer({ min: 1, max: 100_000 }),
});
const shares = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});
const cellsIn = (pages: number, pagesPerCell: number, at: readonly number[]) =>
  at.map((share) => Math.floor(share * Math.ceil(pages / pagesPerCell)));

test('ranges hold exactly the pages of their cells, in order and without overlap', () => {
  fc.assert(
    fc.property(map, shares, ({ pages, pagesPerCell }, at) => {
      const cells = cellsIn(pages, pagesPerCell, at);
      const ranges = rangesOf(cells, { pages, pagesPerCell });
      let end = -1;
      for (const range of ranges) {
        expect(range.firstPage).toBeGreaterThan(end);
        end = range.firstPage + range.pages;
        expect(end).toBeLessThanOrEqual(pages);
      }
      const wanted = [...new Set(cells)].reduce(
        (sum, cell) => sum + Math.min(pagesPerCell, pages - cell * pagesPerCell),
        0,
      );
      expect(pagesDrawn([{ atMs: 0, writes: ranges }])).toBe(wanted);
    }),
  );
});

test('strokes stay in order and within what a scenario may hold, and leave other edits alone', () => {
  const cut: Edit = { atMs: 500, set: { 'link.changes': [] } };
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3000), shares), { maxLength: 30 }), (strokes) => {
      let edits: readonly Edit[] = [cut];
      for (const [atMs, at] of strokes) {
        const size = { pages: 1e6, pagesPerCell: 64 };
        edits = withStroke(edits, atMs, rangesOf(cellsIn(1e6, 64, at), size));
      }
      for (const [index, { atMs, writes = [] }] of edits.entries()) {
        if (index) expect(atMs).toBeGreaterThan(edits[index - 1]!.atMs);
        expect(writes.length).toBeLessThanOrEqual(256);
      }
      expect(withoutStrokes(edits)).toEqual([cut]);
      const moments = new Set(strokes.map(([atMs]) => atMs));
      expect(edits).toHaveLength(new Set([...moments, 500]).size);
    }),
  );
});

test('a full list takes no more strokes', () => {
  const full = Array.from({ length: 1000 }, (_, atMs) => ({ atMs, cancel: true as const }));
  expect(withStroke(full, 0.5, [{ firstPage: 1, pages: 1 }])).toEqual(full);
  expect(withStroke(full, 7, [{ firstPage: 1, pages: 1 }])[7]).toEqual({
    ...{ atMs: 7, cancel: true },
    writes: [{ firstPage: 1, pages: 1 }],
  });
});
