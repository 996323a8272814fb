import { beforeAll, describe, expect, test } from 'vitest';
import { GuestWrites } from '../../src/engine/guest-writes';
import type { PageKernel } from '../../src/engine/kernel';
import { RUNS, SPLITS } from '../../src/engine/layout';
import { drawDirty } from '../../src/model/binomial';
import { Sequence, Stream, deriveKey } from '../../src/model/random';
import { rateClasses } from '../../src/model/rate-classes';
import { totalPages } from '../../src/model/vm';
import type { Scenario } from '../../src/model/types';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';
import { binomialDeviation } from '../helpers/statistics';

const SEEDS = 3000;
/** Seeds are fixed, so a deviation of 5 standard errors is an error and not chance. */
const LIMIT = 5;
const PROBABILITIES = [1e-5, 1e-3, 0.02, 0.05, 0.2, 0.5, 0.7, 0.97, 1 - 1e-3, 1 - 1e-7];

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

/** One mask for each class over the dirty bitmap, read from the tables of the random fill. */
function classMasks(classes: number): Uint32Array[] {
  const { u32 } = kernel;
  const masks = Array.from({ length: classes }, () => new Uint32Array(4096));
  for (let at = RUNS / 4; u32[at] !== 0xffffffff; at += 2) {
    const shape = u32[at + 1]!;
    masks[(shape >>> 16) & 0xff]!.fill(0xffffffff, u32[at]! * 2, (u32[at]! + (shape & 0xffff)) * 2);
  }
  for (let at = SPLITS / 4; u32[at] !== 0xffffffff; at += 4)
    for (let half = 0; half < 2; half++)
      masks[u32[at + 1]!]![u32[at]! * 2 + half]! |= u32[at + 2 + half]!;
  return masks;
}

function popcount(word: number): number {
  let count = 0;
  for (let rest = word; rest; rest &= rest - 1) count++;
  return count;
}

/** Dirty pages of each class after `guestSeconds`, for every seed. */
function sample(scenario: Scenario, guestSeconds: number): number[][] {
  const classes = rateClasses(scenario.workload);
  const counts: number[][] = classes.map(() => []);
  const pages = totalPages(scenario.vm);
  kernel.reserve(pages, 3);
  kernel.setMarksStale(false);
  const guest = new GuestWrites(kernel, scenario);
  const masks = classMasks(classes.length);
  for (let seed = 0; seed < SEEDS; seed++) {
    kernel.startRound0(pages);
    const key = deriveKey(seed, Stream.interval, 0);
    const added = guest.write({ guestStart: 0, guestSeconds }, key, 0, 1);
    const bitmap = kernel.u32.subarray(kernel.dirtyBitmap() / 4);
    let sum = 0;
    masks.forEach((mask, rateClass) => {
      let dirty = 0;
      for (let word = 0; word < Math.ceil(pages / 32); word++)
        if (mask[word]) dirty += popcount(bitmap[word]! & mask[word]!);
      counts[rateClass]!.push(dirty);
      sum += dirty;
    });
    if (sum !== added) throw new Error('The filler counts other pages than it dirties.');
  }
  return counts;
}

describe.each([
  ['uniform', 70_001],
  ['uniform', 501],
  ['hot-cold', 9_001],
  ['zipf', 3_001],
] as const)('%s writes over %i pages', (kind, workingSetPages) => {
  test.each(PROBABILITIES)('follow the closed form at p = %d', (p) => {
    const scenario = scenarioOf({
      vm: { memoryBytes: (workingSetPages + 300) * 4096 },
      workload: { kind, workingSetPages, firstPage: 77, writesPerSecond: 1000, exponent: 0.7 },
    });
    const classes = rateClasses(scenario.workload);
    expect(classes.reduce((sum, { pages }) => sum + pages, 0)).toBe(workingSetPages);
    // The most written class of some size reaches p; the others follow from their rates.
    const leading = classes.find(({ pages }) => pages >= 64) ?? classes[0]!;
    const guestSeconds = -Math.log1p(-p) / leading.writesPerPage;
    const counts = sample(scenario, guestSeconds);
    classes.forEach(({ pages, writesPerPage }, rateClass) => {
      const chance = -Math.expm1(-writesPerPage * guestSeconds);
      const expected = pages * Math.min(chance, 1 - chance) * SEEDS;
      if (expected < 5) {
        const rare = chance < 0.5 ? counts[rateClass]! : counts[rateClass]!.map((n) => pages - n);
        expect(rare.reduce((sum, n) => sum + n, 0)).toBeLessThan(
          expected + 5 * Math.sqrt(expected) + 8,
        );
        return;
      }
      const { mean, variance } = binomialDeviation(counts[rateClass]!, pages, chance);
      expect(Math.abs(mean), `mean of class ${rateClass}`).toBeLessThan(LIMIT);
      expect(Math.abs(variance), `variance of class ${rateClass}`).toBeLessThan(LIMIT);
    });
  });
});

test('every page of a class is equally likely, and neighbours are independent', () => {
  const scenario = scenarioOf({
    vm: { memoryBytes: 2048 * 4096 },
    workload: { kind: 'uniform', workingSetPages: 2000, firstPage: 20, writesPerSecond: 2000 },
  });
  kernel.reserve(2048, 3);
  kernel.setMarksStale(false);
  const guest = new GuestWrites(kernel, scenario);
  for (const p of [0.01, 0.3, 0.8]) {
    const hits = new Float64Array(2048);
    let pairs = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      kernel.startRound0(2048);
      guest.write(
        { guestStart: 0, guestSeconds: -Math.log1p(-p) },
        deriveKey(seed, Stream.interval, 7),
        0,
        1,
      );
      const at = kernel.dirtyBitmap() / 4;
      const isDirty = (page: number) => (kernel.u32[at + (page >> 5)]! >>> (page & 31)) & 1;
      for (let page = 20; page < 2020; page++) {
        hits[page]! += isDirty(page);
        if (page > 20) pairs += isDirty(page) & isDirty(page - 1);
      }
    }
    let chi = 0;
    for (let page = 20; page < 2020; page++)
      chi += (hits[page]! - SEEDS * p) ** 2 / (SEEDS * p * (1 - p));
    expect(Math.abs(chi - 2000) / Math.sqrt(4000), `chi square at ${p}`).toBeLessThan(LIMIT);
    const trials = 1999 * SEEDS;
    const spread = Math.sqrt(trials * p * p * (1 - p * p) * (1 + (2 * p) / (1 + p)));
    expect(Math.abs(pairs - trials * p * p) / spread, `pairs at ${p}`).toBeLessThan(LIMIT);
    expect(hits[19]! + hits[2020]!).toBe(0);
  }
});

test('a sweep dirties exactly the pages it passes', () => {
  const scenario = scenarioOf({
    vm: { memoryBytes: 1000 * 4096 },
    workload: { kind: 'sequential', workingSetPages: 700, firstPage: 130, writesPerSecond: 90 },
  });
  kernel.reserve(1000, 3);
  const guest = new GuestWrites(kernel, scenario);
  for (const [guestStart, guestSeconds] of [
    [0, 0.5],
    [3.21, 2],
    [7.4, 1.13],
    [70.01, 7.7],
    [5, 300],
  ] as const) {
    kernel.startRound0(1000);
    guest.write({ guestStart, guestSeconds }, [0, 0], 0, 1);
    const wanted = new Set<number>();
    const last = Math.floor(90 * (guestStart + guestSeconds));
    for (let write = Math.floor(90 * guestStart); write < last; write++)
      wanted.add(130 + (write % 700));
    const at = kernel.dirtyBitmap() / 4;
    for (let page = 0; page < 1000; page++)
      expect((kernel.u32[at + (page >> 5)]! >>> (page & 31)) & 1).toBe(wanted.has(page) ? 1 : 0);
  }
});

describe('counts drawn without a bitmap', () => {
  test.each(PROBABILITIES)('follow Binomial(n, p) at p = %d', (p) => {
    for (const n of [2, 63, 5000, 4_000_000, 2 ** 28]) {
      if (n * Math.min(p, 1 - p) * SEEDS < 5) continue;
      const values = Array.from({ length: SEEDS }, (_, seed) =>
        drawDirty(n, -Math.log1p(-p), new Sequence(deriveKey(seed, Stream.counts, n))),
      );
      const { mean, variance } = binomialDeviation(values, n, p);
      expect(Math.abs(mean), `mean at n = ${n}`).toBeLessThan(LIMIT);
      expect(Math.abs(variance), `variance at n = ${n}`).toBeLessThan(LIMIT);
    }
  });
});
