import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFill, tabulatePoisson } from '../../src/engine/fill-plan';
import { expNegative } from '../../src/model/exponential';
import { GuestClock } from '../../src/model/guest-clock';
import { Link } from '../../src/model/link';
import { exp, expMinusOne, log, log1p, oneMinusExpNegative } from '../../src/model/math';
import { threefry } from '../../src/model/random';
import { rateClasses } from '../../src/model/rate-classes';
import { Timeline } from '../../src/model/timeline';
import type { RoundRecord } from '../../src/model/types';
import { cases } from '../helpers/cases';
import { scenarioOf } from '../helpers/scenarios';

const relative = (value: number, wanted: number) =>
  Math.abs(wanted) < 1e-290 ? Math.abs(value) : Math.abs(value / wanted - 1);

describe('own logarithm and exponential', () => {
  test('agree with the engine’s to thirteen figures', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        fc.double({ min: 0, max: 690, noNaN: true }),
        fc.double({ min: -0.999, max: 1e6, noNaN: true }),
        fc.double({ min: -2.5, max: 2.5, noNaN: true }),
        (x, y, z, w) => {
          if (Math.abs(Math.log(x)) > 1e-3)
            expect(relative(log(x), Math.log(x))).toBeLessThan(1e-13);
          expect(relative(expNegative(y), Math.exp(-y))).toBeLessThan(1e-13);
          expect(relative(oneMinusExpNegative(y), -Math.expm1(-y))).toBeLessThan(1e-13);
          expect(relative(log1p(z), Math.log1p(z))).toBeLessThan(1e-12);
          expect(relative(expMinusOne(w), Math.expm1(w))).toBeLessThan(1e-12);
          expect(relative(exp(w * 10), Math.exp(w * 10))).toBeLessThan(1e-13);
        },
      ),
      { numRuns: cases(3000), seed: 1 },
    );
  });
});

test('Threefry-2x32-20 gives the published test vectors', () => {
  // Random123 1.14, tests/kat_vectors.
  expect(threefry(0, 0, 0, 0)).toEqual([0x6b200159, 0x99ba4efe]);
  expect(threefry(-1, -1, -1, -1)).toEqual([0x1cb996fc, 0xbb002be7]);
  expect(threefry(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3)).toEqual([
    0xc4923a9c, 0x483df7a0,
  ]);
});

test('a fill plan always adds up to its hazard', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 40, noNaN: true }), (hazard) => {
      const plan = planFill(hazard);
      const dense = plan.passes ? plan.odds / 2 ** plan.passes : 0;
      const drawn = 1 - (1 - dense) * Math.exp(-plan.leftover);
      const dirty = plan.inverted ? 1 - drawn : drawn;
      expect(Math.abs(dirty - -Math.expm1(-hazard))).toBeLessThan(1e-12);
      expect(plan.leftover).toBeGreaterThanOrEqual(0);
      expect(plan.leftover).toBeLessThan(0.06);
    }),
    { numRuns: cases(2000), seed: 1 },
  );
});

test('the Poisson table has the mean and variance of the law', () => {
  for (const mean of [0, 1e-6, 0.3, 5, 77.7, 1900]) {
    const out = new Float64Array(4096);
    const { length, first } = tabulatePoisson(mean, out, 10);
    let average = 0;
    let square = 0;
    for (let i = 0; i < length; i++) {
      const weight = out[10 + i]! - (i ? out[9 + i]! : 0);
      average += weight * (first + i);
      square += weight * (first + i) ** 2;
    }
    expect(relative(average, mean)).toBeLessThan(1e-10);
    if (mean > 0) expect(relative(square - average ** 2, mean)).toBeLessThan(1e-8);
    expect(out[10 + length - 1]).toBe(1);
  }
});

describe('the link', () => {
  test('finishes when as many bytes as handed over have left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        fc.array(
          fc.record({
            atMs: fc.double({ min: 0, max: 9000, noNaN: true }),
            bytesPerSecond: fc.constantFrom(0, 10, 1e6),
          }),
          { maxLength: 6 },
        ),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 1e7, noNaN: true }),
        (rate, changes, start, bytes) => {
          const link = new Link(rate, changes);
          const end = link.finish(start, bytes);
          expect(end).toBeGreaterThanOrEqual(start);
          if (end === Infinity) expect(link.rateAt(1e9)).toBe(0);
          else if (end - start > 1e-3)
            expect(Math.abs(link.bytesBetween(start, end) - bytes)).toBeLessThan(
              1e-3 + bytes * 1e-9,
            );
        },
      ),
      { seed: 1 },
    );
  });

  test('keeps to a policy’s cap', () => {
    expect(new Link(1000, [], 100).finish(0, 100)).toBe(1000);
    expect(new Link(1000, [{ atMs: 0, bytesPerSecond: 50 }], 100).finish(0, 100)).toBe(2000);
  });
});

test('the guest’s clock adds up its phases for ever', () => {
  const clock = new GuestClock([
    { seconds: 2, scale: 3 },
    { seconds: 1, scale: 0 },
  ]);
  expect([0, 1, 2, 2.5, 3, 4, 302].map((t) => clock.at(t))).toEqual([0, 3, 6, 6, 6, 9, 606]);
  const tiny = new GuestClock([{ seconds: 1e-300, scale: 2 }]);
  expect(tiny.at(5)).toBeCloseTo(10, 6);
});

test('zipf classes share the writes as ranks do', () => {
  for (const [pages, exponent] of [
    [1, 1],
    [1000, 0],
    [5000, 1],
    [100_000, 1.3],
    [100_000, 0.4],
    [70_000, 4],
  ] as const) {
    const { workload } = scenarioOf({
      vm: { memoryBytes: pages * 4096 },
      workload: { kind: 'zipf', workingSetPages: pages, writesPerSecond: 1000, exponent },
    });
    const weights = Array.from({ length: pages }, (_, rank) => (rank + 1) ** -exponent);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let rank = 0;
    for (const { pages: count, writesPerPage } of rateClasses(workload)) {
      const wanted = weights.slice(rank, rank + count).reduce((sum, weight) => sum + weight, 0);
      expect(relative(writesPerPage * count, (1000 * wanted) / total)).toBeLessThan(1e-8);
      rank += count;
    }
    expect(rank).toBe(pages);
  }
});

const NOTHING = {
  ...{ storageMs: 0, setupMs: 0, brownoutMs: 0, blackoutMs: 0, pullMs: 0, cleanupMs: 0 },
  rounds: [],
};

/** Rounds of so many ms, one after the other from a moment on. */
function roundsFrom(startMs: number, lengths: readonly number[]): RoundRecord[] {
  let ms = startMs;
  return lengths.map((durationMs, round) => {
    const record = { round, live: true, startMs: ms, durationMs } as RoundRecord;
    ms += durationMs;
    return record;
  });
}

const LONG = [40_000, 10_000, 5000, 2500, 1250, 600, 350, 150, 100, 50];

const timelineOf = (lengths: readonly number[], storageMs = 0) =>
  new Timeline({
    ...{ storageMs, setupMs: 1500, blackoutMs: 20, pullMs: 700, cleanupMs: 9 },
    brownoutMs: lengths.reduce((sum, ms) => sum + ms, 0),
    rounds: roundsFrom(1500 + storageMs, lengths),
  });

test('a position on the timeline and its moment belong together', () => {
  const timeline = timelineOf(LONG);
  for (const position of [0, 0.05, 0.3, 0.55, 0.7, 0.9, 0.97, 1])
    expect(timeline.positionOf(timeline.msAt(position))).toBeCloseTo(position, 9);
  expect(timeline.stages.map(({ phase }) => phase)).toEqual([
    'setup',
    'memory',
    'state',
    'pull',
    'cleanup',
  ]);
  expect(timeline.paceAt(timeline.stages[2]!.from)).toBeLessThan(0.01);
  expect(new Timeline(NOTHING).msAt(0.5)).toBe(0);
});

test('each of the first rounds, the last rounds and each stage is played for at least 2 s', () => {
  for (const count of [1, 2, 4, 5, 6, 10]) {
    const lengths = LONG.slice(0, count);
    const timeline = timelineOf(lengths, 3000);
    const playedOf = (from: number, to: number) =>
      timeline.playedTo(timeline.positionOf(to)) - timeline.playedTo(timeline.positionOf(from));
    const rounds = roundsFrom(4500, lengths);
    for (const { round, startMs, durationMs } of rounds)
      if (round < 3 || round >= count - 2)
        expect(playedOf(startMs, startMs + durationMs)).toBeGreaterThan(1.99);
    for (const { startMs, endMs } of timeline.stages)
      expect(playedOf(startMs, endMs)).toBeGreaterThan(1.99);
    expect(timeline.seconds).toBeLessThan(45);
  }
});
