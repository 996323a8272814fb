import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PageKernel } from '../../src/engine/kernel';
import { finish, simulatePages } from '../../src/engine/run';
import { simulate } from '../../src/engine/simulate';
import { Link } from '../../src/model/link';
import { corners, dirtyRates, excess, linkRates, meanOver } from '../../src/model/rates';
import {
  type Sample,
  type Span,
  endOfMove,
  guestSpeeds,
  leftToSend,
  sampleAt,
  spanAt,
} from '../../src/model/series';
import type { MigrationResult } from '../../src/model/types';
import { hasMoved } from '../../src/model/verdict';
import { totalPages } from '../../src/model/vm';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { policies, scenarioOf, scenarios } from '../helpers/scenarios';

let core: PageKernel;
beforeAll(async () => {
  core = await newCore();
});

/** A guest of 64 MiB that dirties a quarter of its pages a second, on 16 MiB/s. */
const run = (input: Parameters<typeof scenarioOf>[0] = {}): MigrationResult =>
  simulate(
    core,
    scenarioOf({
      ...input,
      vm: { memoryBytes: 2 ** 26, ...input.vm },
      workload: {
        kind: 'uniform',
        writesPerSecond: 1000,
        workingSetPages: 4096,
        ...input.workload,
      },
      link: { bytesPerSecond: 2 ** 24, ...input.link },
      timing: { faultMicros: 50, ...input.timing },
    }),
  );

/** The link of a run under a limit, bytes a second. */
const linkOf = ({ scenario: { link } }: MigrationResult, cap: number | null = null) =>
  new Link(link.bytesPerSecond, link.changes, cap);

/** The unlimited link, and the cost of a whole page on it. */
const plainWay = (result: MigrationResult): [Link, number] => {
  const { vm, link } = result.scenario;
  return [linkOf(result), vm.pageBytes + link.pageHeaderBytes];
};

const isSorted = (list: readonly Sample[]) =>
  list.every(({ ms }, index) => index === 0 || ms >= list[index - 1]!.ms - 1e-6);
const isInOrder = (spans: readonly Span[]) =>
  spans.every(
    ({ fromMs, toMs }, index) =>
      toMs > fromMs && (index === 0 || fromMs >= spans[index - 1]!.toMs - 1e-6),
  );

test('series of any run are finite, in order and within the run', () => {
  fc.assert(
    fc.property(scenarios, policies, (scenario, policy) => {
      const result = finish(simulatePages(core, scenario, policy, { proof: false }));
      const { fresh, again } = leftToSend(result);
      const left = [...fresh, ...again];
      expect(isSorted(left)).toBe(true);
      const pages = totalPages(scenario.vm);
      for (const { ms, value } of left) {
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(result.totalMs + 1e-6);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(pages);
      }
      if (hasMoved(result)) expect(left.at(-1)!.value).toBe(0);
      const speeds = guestSpeeds(result);
      const dirtied = dirtyRates(result);
      const carried = linkRates(result, ...plainWay(result));
      const over = excess(dirtied, carried);
      for (const spans of [speeds, dirtied, carried, over.upper, over.lower]) {
        expect(isInOrder(spans)).toBe(true);
        for (const { fromMs, toMs, value } of spans) {
          expect(fromMs).toBeGreaterThanOrEqual(0);
          expect(toMs).toBeLessThanOrEqual(result.totalMs + 1e-6);
          expect(Number.isFinite(value) && value >= 0).toBe(true);
        }
      }
      for (const { value } of speeds) expect(value).toBeLessThanOrEqual(1);
      expect(over.upper.every(({ value }, index) => value >= over.lower[index]!.value)).toBe(true);
    }),
    { numRuns: cases(400), seed: 1 },
  );
});

describe('pages left to send', () => {
  test('fall to the end of a round and jump by what was dirtied in it', () => {
    const result = run();
    const [first, second] = [result.rounds[0]!, result.rounds[1]!];
    const { fresh, again } = leftToSend(result);
    expect(fresh.map(({ value }) => value)).toEqual([16384, 16384, 0]);
    expect(again[0]).toEqual({ ms: second.startMs, value: first.newPagesDirtied });
    const left = [...fresh, ...again];
    const halfMs = first.startMs + first.durationMs / 2;
    expect(sampleAt(left, halfMs)).toBeCloseTo(8192, 6);
    expect(sampleAt(left, second.startMs)).toBe(second.pagesToSend);
    expect(sampleAt(left, result.totalMs)).toBe(0);
    expect(sampleAt(left, -1)).toBeNull();
    expect(sampleAt(left, result.totalMs + 1)).toBeNull();
  });

  test('wait while the link is cut', () => {
    const result = run({
      link: {
        changes: [
          { atMs: 2500, bytesPerSecond: 0 },
          { atMs: 3500, bytesPerSecond: 2 ** 24 },
        ],
      },
    });
    const { fresh } = leftToSend(result);
    const at = (ms: number) => sampleAt(fresh, ms)!;
    expect(at(2500)).toBeGreaterThan(1);
    expect(at(3000)).toBe(at(2500));
    expect(at(3500)).toBe(at(2500));
    expect(at(3600)).toBeLessThan(at(3500));
  });

  test('are those that a guest which has moved still lacks', () => {
    const result = run({ policy: { id: 'post-copy' } });
    const { fresh, again } = leftToSend(result);
    expect(again).toEqual([]);
    expect(sampleAt(fresh, result.setupMs + result.blackoutMs)).toBe(16384);
    const middle = result.pull[Math.floor(result.pull.length / 2)]!;
    expect(sampleAt(fresh, middle.atMs)).toBe(middle.missingPages);
  });

  test('stay all of them where nothing is sent', () => {
    const result = run({ limits: { cancelAtMs: 700 } });
    expect(result.rounds).toEqual([]);
    expect(leftToSend(result)).toEqual({
      fresh: [
        { ms: 0, value: 16384 },
        { ms: 700, value: 16384 },
      ],
      again: [],
    });
  });

  test('are not known before the last attempt', () => {
    const result = run({
      link: {
        changes: [
          { atMs: 2500, bytesPerSecond: 0 },
          { atMs: 5500, bytesPerSecond: 2 ** 24 },
        ],
        giveUpMs: 1000,
      },
      limits: { retries: 1 },
    });
    expect(result.attempts.length).toBe(1);
    const { fresh } = leftToSend(result);
    expect(fresh[0]!.ms).toBe(result.rounds[0]!.startMs);
    expect(spanAt(guestSpeeds(result), 3000)).toBeNull();
    expect(corners(guestSpeeds(result)).length).toBe(2);
  });
});

describe('rates', () => {
  test('of a round are its distinct pages over its time', () => {
    const result = run();
    const { pagesDirtied, durationMs } = result.rounds[0]!;
    expect(dirtyRates(result)[0]!.value).toBeCloseTo((pagesDirtied * 1000) / durationMs, 9);
  });

  test('of the link follow its changes and what carries the pages', () => {
    const result = run({ link: { changes: [{ atMs: 2500, bytesPerSecond: 2 ** 23 }] } });
    const plain = linkRates(result, ...plainWay(result));
    expect(plain.map(({ value }) => value)).toEqual([2 ** 24 / 4104, 2 ** 23 / 4104]);
    expect(plain[0]!.toMs).toBe(2500);
    const packed = linkRates(result, linkOf(result, 2 ** 23), 2056);
    expect(packed[0]!.value).toBe(2 ** 23 / 2056);
    expect(linkRates(result, linkOf(result, 4104), 4104)[0]!.value).toBe(1);
  });

  test('above the link leave an area, and a mean tells by how much', () => {
    const high = [
      { fromMs: 0, toMs: 10, value: 3 },
      { fromMs: 10, toMs: 20, value: 1 },
    ];
    const low = [
      { fromMs: 0, toMs: 5, value: 2 },
      { fromMs: 5, toMs: 20, value: 4 },
    ];
    const { upper, lower } = excess(high, low);
    expect(upper.map(({ value }) => value)).toEqual([3, 4, 4]);
    expect(lower.map(({ value }) => value)).toEqual([2, 4, 4]);
    expect(meanOver(low, 0, 10)).toBe(3);
    expect(meanOver(low, 30, 40)).toBeNull();
  });
});

describe('the guest’s speed', () => {
  test('is full before and after, as recorded in rounds, and nought in the blackout', () => {
    const result = run();
    const speeds = guestSpeeds(result);
    const stopMs = result.setupMs + result.brownoutMs;
    expect(spanAt(speeds, 0)!.value).toBe(1);
    expect(spanAt(speeds, result.rounds[0]!.startMs + 1)!.value).toBe(result.rounds[0]!.guestSpeed);
    expect(spanAt(speeds, stopMs + result.blackoutMs / 2)!.value).toBe(0);
    expect(spanAt(speeds, endOfMove(result) + 1)!.value).toBe(1);
    expect(spanAt(speeds, result.totalMs)!.value).toBe(1);
  });

  test('follows the steps of a pull', () => {
    const result = run({ policy: { id: 'post-copy' } });
    const { atMs, guestSpeed } = result.pull[3]!;
    expect(spanAt(guestSpeeds(result), atMs - 0.01)!.value).toBe(guestSpeed);
  });
});
