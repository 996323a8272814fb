import { describe, expect, test } from 'vitest';
import { bytesAmong, durationAmong } from '../../src/text/among';
import { duration } from '../../src/text/format';
import { suggestionsText } from '../../src/text/suggestions';

const GIB = 2 ** 30;

describe('numbers that are compared have one unit', () => {
  test.each([
    [
      [7, 900],
      ['7 ms', '900 ms'],
    ],
    [
      [900, 7320],
      ['900 ms', '7,320 ms'],
    ],
    [
      [20.9, 24_600],
      ['0.0209 s', '24.6 s'],
    ],
    [
      [0, 29_700, 194_000],
      ['0 s', '29.7 s', '194 s'],
    ],
    [
      [61_000, 75_000],
      ['61 s', '75 s'],
    ],
    [
      [40_000, 720_000],
      ['40 s', '720 s'],
    ],
    [
      [0.5, 3],
      ['500 µs', '3,000 µs'],
    ],
    [
      [0, 0],
      ['0 ms', '0 ms'],
    ],
    // With three digits they would look 0.2 % apart.
    [
      [5513, 5517],
      ['5.513 s', '5.517 s'],
    ],
    [
      [5510, 5514],
      ['5.51 s', '5.51 s'],
    ],
    [
      [23_021, 22_420],
      ['23 s', '22.4 s'],
    ],
  ])('times %j', (all, said) => {
    expect(all.map((ms) => durationAmong(ms, all))).toEqual(said);
  });

  test.each([
    [
      [GIB, 980 * 2 ** 20],
      ['1,024 MiB', '980 MiB'],
    ],
    [
      [512 * 2 ** 20, 16 * GIB],
      ['0.5 GiB', '16 GiB'],
    ],
    [
      [0, 2 * GIB],
      ['0 GiB', '2 GiB'],
    ],
  ])('sizes %j', (all, said) => {
    expect(all.map((size) => bytesAmong(size, all))).toEqual(said);
  });

  test('a number alone is written as usual', () => {
    for (const ms of [0, 0.2, 5, 999.6, 65_000, 599_600, 1e7])
      expect(durationAmong(ms, [null, undefined])).toBe(duration(ms));
  });

  test('of suggestions', () => {
    const all = [
      { blackoutMs: 8.5, pullMs: 0, totalMs: 9000 },
      { blackoutMs: 1200, pullMs: 0, totalMs: 25_000 },
    ];
    expect(all.map((each) => suggestionsText.outcome(each, all))).toEqual([
      'Blackout 8.5 ms, total time 9 s',
      'Blackout 1,200 ms, total time 25 s',
    ]);
  });
});
