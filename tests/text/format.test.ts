import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  axisNumber,
  bytes,
  clockTime,
  count,
  difference,
  duration,
  exact,
  linkRate,
  number,
  percent,
} from '../../src/text/format';

describe('numbers, units and times', () => {
  test.each([
    [number(0.123), '0.123'],
    [number(1234), '1,234'],
    [number(0.000_001_23), '0.00000123'],
    [number(1.25e-292), '1.25E-292'],
    [linkRate(0), '0 b/s'],
    [linkRate(1.25e-292), '1E-291 b/s'],
    [bytes(2 ** 34), '16 GiB'],
    [duration(1e-300), '1E-297 µs'],
    [percent(0.15), '15 %'],
    [duration(599_400), '599 s'],
    [duration(599_500), '9.99 min'],
    [duration(5_996_900), '99.9 min'],
    [duration(5_997_000), '1.67 h'],
    [duration(86_400_000), '24 h'],
  ])('%s is %s', (said, wanted) => expect(said).toBe(wanted));

  test.each(
    Object.entries({
      number,
      duration,
      clockTime,
      bytes,
      linkRate,
      percent,
      count,
      exact,
      axisNumber,
    }),
  )('%s stays short, whatever the number', (_, write) => {
    const finite = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      // As many small numbers as large ones.
      fc
        .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -320, max: 307 }))
        .map(([digits, exponent]) => digits * 10 ** exponent),
    );
    fc.assert(
      fc.property(finite, (value) => {
        expect(write(value).length).toBeLessThan(26);
      }),
    );
  });

  test('so does a difference', () => {
    const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (one, other) => {
        expect(difference(one, other).length).toBeLessThan(26);
      }),
    );
  });
});
