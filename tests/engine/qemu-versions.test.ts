import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import type { MigrationResult } from '../../src/model/types';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';

// The differences between QEMU 10.0.2 and 7.2.22, and a guest that needs a part of its processor.
const core = await newCore();
const MIB = 2 ** 20;
const PAGE = 4096 + 8;
/** Pages of one flush of QEMU 10, and its bytes. */
const FLUSH_PAGES = 32;
const FLUSH = FLUSH_PAGES * PAGE;

/** Pages that a window of one step sends under a limit in bytes a second. */
const windowPages = {
  7.2: (limit: number) => Math.floor(Math.floor(limit / 10) / PAGE) + 1,
  10: (limit: number) => FLUSH_PAGES * (Math.floor((Math.floor(limit / 10) - 10) / FLUSH) + 1),
};
/** With this many pages fewer, a window does not use up its quota. */
const spare = { 7.2: 2, 10: FLUSH_PAGES + 1 };
const versions = [7.2, 10] as const;

describe.each(versions)('QEMU %s', (qemuVersion) => {
  test('sends in each window as many pages as its quota rule says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: MIB, max: 200 * MIB }),
        fc.integer({ min: 2, max: 30 }),
        (maxBandwidth, windows) => {
          const perWindow = windowPages[qemuVersion](maxBandwidth);
          const brownoutMs = (pages: number) => {
            const { brownoutMs } = simulate(
              core,
              scenarioOf({
                vm: { memoryBytes: pages * 4096 },
                workload: { kind: 'idle', workingSetPages: 1 },
                link: { bytesPerSecond: 1e12 },
                policy: {
                  id: 'qemu',
                  options: { maxBandwidth, qemuVersion, downtimeLimitMs: 0 },
                },
              }),
            );
            return brownoutMs;
          };
          // A window whose quota is used up ends with a sleep.
          const full = perWindow * windows;
          expect(Math.round(brownoutMs(full) / 100)).toBe(windows);
          expect(Math.round(brownoutMs(full - spare[qemuVersion]) / 100)).toBe(windows - 1);
        },
      ),
      { numRuns: cases(40), seed: 10 },
    );
  });
});

test('QEMU 10 estimates the downtime by the switchover bandwidth where there is one, 7.2 does not', () => {
  const run = (options: Record<string, number>) =>
    simulate(
      core,
      scenarioOf({
        vm: { memoryBytes: 256 * MIB },
        workload: { kind: 'uniform', writesPerSecond: 20_000, workingSetPages: 16_384 },
        policy: { id: 'qemu', options: { maxBandwidth: 64 * MIB, ...options } },
      }),
    );
  const fast = { switchoverBandwidth: 1e9 };
  const last = (result: MigrationResult) => result.stop.values;
  expect(run(fast).brownoutMs).toBeLessThan(run({}).brownoutMs - 500);
  const { pagesToSend } = run(fast).rounds.at(-1)!;
  expect(last(run(fast)).estimatedMs).toBeCloseTo((pagesToSend * 4096) / 1e6, 6);
  const old = { qemuVersion: 7.2 };
  expect(last(run({ ...old, ...fast }))).toEqual(last(run(old)));
});

describe('auto-converge', () => {
  /** A guest that writes faster than a slow link sends: passes of many seconds. */
  const slow = (
    bytesPerSecond: number,
    options: Record<string, number>,
    workload: object = {},
    seed = 1,
    id = 'qemu-auto-converge',
  ) =>
    simulate(
      core,
      scenarioOf({
        vm: { memoryBytes: 48 * MIB },
        workload: {
          kind: 'uniform',
          writesPerSecond: 50_000,
          workingSetPages: 12_000,
          ...workload,
        },
        link: { bytesPerSecond },
        policy: { id, options },
        limits: { maxSeconds: 120 },
        seed,
      }),
    );
  const rates = fc.integer({ min: MIB, max: 3 * MIB });
  const isTimed = ({ code }: { code: string }) => code === 'timed-sync';

  test('syncs by its timer at ticks of five seconds, and never in the first pass', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 1e6 }), (rate, seed) => {
        const { rounds, setupMs } = slow(rate, {}, {}, seed);
        const [first, ...later] = rounds.filter(({ live }) => live);
        expect(first!.durationMs).toBeGreaterThan(10_000);
        expect(isTimed(first!)).toBe(false);
        expect(later.some(isTimed)).toBe(true);
        for (const round of later.filter(isTimed)) {
          const tick = (round.startMs + round.durationMs - setupMs) / 5000;
          // The sync itself takes time.
          expect(tick).toBeCloseTo(Math.round(tick), 4);
          expect(round.durationMs).toBeGreaterThan(4999);
          expect(round.pagesUnsent).toBeGreaterThan(0);
        }
        for (const { durationMs } of later) expect(durationMs).toBeLessThan(10_001);
      }),
      { numRuns: cases(30), seed: 5 },
    );
  });

  test('has no such timer in 7.2, so that the throttle rises later', () => {
    const levels = ({ rounds }: MigrationResult) =>
      new Set(rounds.map(({ guestSpeed }) => Math.round(guestSpeed * 10))).size;
    const [old, now] = [slow(2 * MIB, { qemuVersion: 7.2 }), slow(2 * MIB, {})];
    expect(old.rounds.some(isTimed)).toBe(false);
    expect(levels(now)).toBeGreaterThan(levels(old));
  });

  test('goes on with the step that the timer has cut', () => {
    // A guest that writes for a second and then stops: such syncs find nothing.
    const phases = [
      { seconds: 1, scale: 1 },
      { seconds: 1e6, scale: 0 },
    ];
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 1e6 }), (maxBandwidth, seed) => {
        const run = (id: string) =>
          slow(maxBandwidth * 1.5, { maxBandwidth, downtimeLimitMs: 0 }, { phases }, seed, id);
        const [timed, plain] = [run('qemu-auto-converge'), run('qemu')];
        const cuts = timed.rounds.filter(isTimed).length;
        expect(cuts).toBeGreaterThan(1);
        // A page in transfer when the timer ticks starts again.
        const pageMs = (PAGE / (maxBandwidth * 1.5)) * 1000;
        expect(Math.abs(timed.totalMs - plain.totalMs)).toBeLessThan(cuts * pageMs);
        expect(timed.bytesSent).toBe(plain.bytesSent);
      }),
      { numRuns: cases(20), seed: 6 },
    );
  });

  test('slows the writes of a guest by what it needs of its processor', () => {
    const results = (workload: object) => comparable(slow(3 * MIB, {}, workload).rounds);
    expect(results({ pace: 'demand', cpuShare: 1 })).toBe(results({ pace: 'cpu' }));
    expect(results({ pace: 'cpu', cpuShare: 0 })).toBe(results({ pace: 'demand' }));
    const written = (cpuShare: number) =>
      slow(
        3 * MIB,
        { initialPercent: 50, maxPercent: 50 },
        { cpuShare, writesPerSecond: 1000 },
      ).rounds.reduce((sum, round) => sum + round.newPagesDirtied, 0);
    // Half of the processor is enough for a guest that needs half of it, but not for the others.
    expect(written(0.5)).toBe(written(0));
    expect(written(0.6)).toBeLessThan(written(0.5));
    expect(written(0.8)).toBeLessThan(written(0.6));
  });
});
