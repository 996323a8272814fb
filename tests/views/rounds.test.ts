import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partOf } from '../../src/views/charts/rounds';

const LINE = [
  [0, 0],
  [10, 20],
  [20, 0],
] as const;

describe('the part of a line', () => {
  test.each([
    ['all of it', (_: number, y: number) => y, [...LINE]],
    ['none of it', (_: number, y: number) => -1 - y, []],
    [
      'its beginning',
      (x: number) => 15 - x,
      [
        [0, 0],
        [10, 20],
        [15, 10],
      ],
    ],
    [
      'its end',
      (x: number) => x - 5,
      [
        [5, 10],
        [10, 20],
        [20, 0],
      ],
    ],
    [
      'its middle',
      (_: number, y: number) => y - 10,
      [
        [5, 10],
        [10, 20],
        [15, 10],
      ],
    ],
  ] as const)('is %s', (_, room, part) => {
    expect(partOf(LINE, ([x, y]) => room(x, y))).toEqual(part);
  });

  test('is never outside', () => {
    const coordinate = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate)), coordinate, (line, end) => {
        for (const [x] of partOf(line, ([at]) => end - at))
          expect(x).toBeLessThanOrEqual(end + 1e-9);
      }),
    );
  });
});
