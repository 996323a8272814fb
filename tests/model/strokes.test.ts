import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesDrawn } from '../../src/model/drawn';
import { type Edit, withoutStrokes } from '../../src/model/scenario/edit';
import { rangesOf, resizeStrokes, withStroke, withStrokesOf } from '../../src/model/strokes';

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

test('strokes are added to edits at their moments, and nothing else of theirs', () => {
  const writes = [{ firstPage: 4, pages: 2 }];
  const drawn: Edit[] = [
    { atMs: 5, cancel: true },
    { atMs: 7, writes },
    { atMs: 9, cancel: true, writes },
  ];
  expect(
    withStrokesOf(drawn, [
      { atMs: 7, set: {} },
      { atMs: 8, cancel: true },
    ]),
  ).toEqual([
    { atMs: 7, set: {}, writes },
    { atMs: 8, cancel: true },
    { atMs: 9, writes },
  ]);
});

test('strokes fit a memory of any other size', () => {
  fc.assert(
    fc.property(map, shares, fc.integer({ min: 1, max: 200_000 }), ({ pages }, at, to) => {
      const writes = rangesOf(cellsIn(pages, 1, at), { pages, pagesPerCell: 1 });
      const [resized] = resizeStrokes([{ atMs: 3, writes }], pages, to);
      let end = -1;
      for (const range of resized!.writes!) {
        expect(range.firstPage).toBeGreaterThan(end);
        expect(range.pages).toBeGreaterThan(0);
        end = range.firstPage + range.pages;
        expect(end).toBeLessThanOrEqual(to);
      }
    }),
  );
});
