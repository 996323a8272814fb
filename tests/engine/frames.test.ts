import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FramePlayer } from '../../src/engine/frame-player';
import { finish, simulatePages } from '../../src/engine/run';
import { simulate } from '../../src/engine/simulate';
import { createTwin } from '../../src/engine/twin';
import '../../src/engine/all-parts';
import { policyById } from '../../src/policies';
import { cases, slowTest } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { policies, scenarioOf, scenarios } from '../helpers/scenarios';
import { moments } from '../helpers/statistics';

const core = await newCore();
const other = await newCore();
const javascript = createTwin();

describe('frames', () => {
  test('are the same in core and twin, forwards, backwards and again', () => {
    fc.assert(
      fc.property(
        scenarios,
        policies,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (scenario, policy, moments) => {
          const { totalMs } = finish(simulatePages(core, scenario, policy, { proof: false }));
          const player = new FramePlayer(core, scenario, policy);
          const twin = new FramePlayer(javascript, scenario, policy);
          const frames = moments.map((share) => player.frameAt(share * totalMs));
          for (const [index, share] of [...moments.entries()].reverse()) {
            expect(twin.frameAt(share * totalMs)).toEqual(frames[index]);
            expect(player.frameAt(share * totalMs)).toEqual(frames[index]);
          }
        },
      ),
      { numRuns: cases(120), seed: 7 },
    );
  });

  test('show the pages of a map as they are when every page is looked at', () => {
    fc.assert(
      fc.property(
        scenarios,
        policies,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (scenario, policy, moments) => {
          const { totalMs, rounds, attempts } = finish(
            simulatePages(core, scenario, policy, { proof: false }),
          );
          const known = attempts.length ? [] : rounds;
          const player = new FramePlayer(core, scenario, policy, known);
          const maps = moments.map((share) => finish(player.find(share * totalMs, false)));
          const whole = new FramePlayer(other, scenario, policy);
          for (const [index, share] of [...moments.entries()].reverse()) {
            const { cells, cursor, ...counts } = whole.frameAt(share * totalMs);
            expect(maps[index]!.cells).toEqual(cells);
            expect(maps[index]!.cursor).toEqual(cursor);
            // If each cell is one page, the map shows all pages.
            if (counts.pagesPerCell === 1)
              expect(maps[index]!).toEqual({ cells, cursor, ...counts });
          }
        },
      ),
      { numRuns: cases(200), seed: 10 },
    );
  });

  test('are found whatever was asked for before, and left unfinished', () => {
    fc.assert(
      fc.property(
        scenarios,
        policies,
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.boolean(),
            fc.option(fc.integer({ min: 0, max: 6 })),
          ),
          { minLength: 2, maxLength: 6 },
        ),
        (scenario, policy, requests) => {
          const { totalMs, rounds, attempts } = finish(
            simulatePages(core, scenario, policy, { proof: false }),
          );
          const player = new FramePlayer(core, scenario, policy, attempts.length ? [] : rounds);
          for (const [share, isCounted, patience] of requests) {
            const work = player.find(share * totalMs, isCounted);
            if (patience !== null) for (let step = 0; step < patience; step++) work.next();
            else {
              const fresh = new FramePlayer(other, scenario, policy);
              const wanted = finish(fresh.find(share * totalMs, isCounted));
              expect(finish(work)).toEqual(wanted);
            }
          }
        },
      ),
      { numRuns: cases(200), seed: 11 },
    );
  });

  slowTest.each(['hot-cold', 'uniform', 'sequential', 'idle'] as const)(
    'of large memory are the same in core and twin under %s writes',
    (kind) => {
      // Cells of many words, ranges that are never written, words with few and with many writes.
      const scenario = scenarioOf({
        vm: { memoryBytes: 3_000_011 * 4096 },
        workload: {
          kind,
          writesPerSecond: 600_000,
          workingSetPages: kind === 'idle' ? 1 : 900_001,
          firstPage: kind === 'idle' ? 0 : 70_003,
        },
        link: { bytesPerSecond: 1_500_000 * 4096 },
      });
      const policy = policyById('hyper-v');
      const { totalMs, rounds, setupMs } = finish(
        simulatePages(core, scenario, policy, { proof: false }),
      );
      const first = rounds[0]!;
      const moments = [0.03, 0.31, 0.5, 0.97].map((share) => setupMs + share * first.durationMs);
      const player = new FramePlayer(core, scenario, policy);
      const twin = new FramePlayer(javascript, scenario, policy);
      for (const ms of [...moments, (first.durationMs + totalMs) / 2, totalMs])
        expect(twin.frameAt(ms)).toEqual(player.frameAt(ms));
      // The map alone, in reverse order, and with known rounds.
      const quick = new FramePlayer(core, scenario, policy, rounds);
      const quickTwin = new FramePlayer(javascript, scenario, policy, rounds);
      for (const ms of [totalMs, (first.durationMs + totalMs) / 2, ...moments.reverse()]) {
        const map = finish(quick.find(ms, false));
        expect(finish(quickTwin.find(ms, false))).toEqual(map);
        expect(map.cells).toEqual(new FramePlayer(other, scenario, policy).frameAt(ms).cells);
      }
    },
  );

  test('are the same when whole rounds are passed without settling them', () => {
    const drained = policies.filter(({ mechanism }) => mechanism.sync === 'round-end');
    fc.assert(
      fc.property(
        scenarios,
        drained,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scenario, policy, share) => {
          const { totalMs, rounds } = finish(
            simulatePages(core, scenario, policy, { proof: false }),
          );
          const slow = new FramePlayer(core, scenario, policy).frameAt(share * totalMs);
          const fast = new FramePlayer(core, scenario, policy, rounds).frameAt(share * totalMs);
          expect(fast).toEqual(slow);
        },
      ),
      { numRuns: cases(300), seed: 9 },
    );
  });

  test('end with every page current when the guest has moved', () => {
    fc.assert(
      fc.property(scenarios, policies, (scenario, policy) => {
        const result = finish(simulatePages(core, scenario, policy, { proof: true }));
        const frame = new FramePlayer(core, scenario, policy).frameAt(result.totalMs);
        const hasMoved = result.outcome === 'converged' || result.outcome === 'forced';
        if (hasMoved) {
          expect(frame.absentPages).toBe(0);
          expect(frame.stalePages).toBe(0);
        }
      }),
      { numRuns: cases(400), seed: 8 },
    );
  });

  test('show at the start of every round what the round has to send', () => {
    const scenario = scenarioOf({
      vm: { memoryBytes: 9000 * 4096, zeroPageShare: 0.2 },
      workload: { kind: 'hot-cold', writesPerSecond: 2000, workingSetPages: 4000, firstPage: 333 },
      link: { bytesPerSecond: 4000 * 4096 },
      policy: { id: 'qemu', options: { downtimeLimitMs: 60, maxBandwidth: 0 } },
    });
    const policy = policyById('qemu');
    const { rounds } = finish(simulatePages(core, scenario, policy, { proof: true }));
    const player = new FramePlayer(core, scenario, policy);
    expect(rounds.length).toBeGreaterThan(3);
    for (const round of rounds) {
      const frame = player.frameAt(round.startMs);
      expect(frame.absentPages + frame.dirtyPages).toBe(round.pagesToSend);
    }
  });
});

test('nothing is there before a pull without rounds has brought anything', () => {
  const scenario = scenarioOf({ vm: { memoryBytes: 2 ** 28 }, policy: { id: 'post-copy' } });
  const { setupMs, brownoutMs, blackoutMs, totalMs } = simulate(core, scenario);
  const player = new FramePlayer(core, scenario, policyById('post-copy'));
  for (const ms of [0, setupMs / 2, setupMs + brownoutMs, setupMs + brownoutMs + blackoutMs])
    expect(player.frameAt(ms).absentPages).toBe(2 ** 16);
  expect(player.frameAt(totalMs).absentPages).toBe(0);
});

test('pages are stale in the middle of a round as the Poisson law says', () => {
  const pages = 4096;
  const scenario = scenarioOf({
    vm: { memoryBytes: pages * 4096 },
    workload: { kind: 'uniform', workingSetPages: pages, writesPerSecond: pages * 0.9 },
    link: { bytesPerSecond: pages * 4096, pageHeaderBytes: 0 },
    policy: { id: 'hyper-v', options: { thresholdPages: 0, maxPasses: 3 } },
    timing: { setupMs: 0 },
  });
  const policy = policyById('hyper-v');
  const samples: { dirty: number[]; stale: number[]; lateStale: number[] } = {
    dirty: [],
    stale: [],
    lateStale: [],
  };
  for (let seed = 0; seed < 600; seed++) {
    const player = new FramePlayer(other, { ...scenario, seed }, policy);
    const frame = player.frameAt(600);
    // Dirty counts only pages that are not missing: those in the first 60 %.
    samples.dirty.push(frame.dirtyPages);
    samples.stale.push(frame.stalePages);
    samples.lateStale.push(player.frameAt(999.9999).stalePages);
  }
  const near = (values: number[], expected: number) => {
    const { mean, variance } = moments(values);
    expect(Math.abs(mean - expected) / Math.sqrt(variance / values.length)).toBeLessThan(5);
  };
  const rate = 0.9;
  // A page at share s of memory is sent at second s; it is stale if written in between.
  const staleBy = (t: number) => pages * (t - (1 - Math.exp(-rate * t)) / rate);
  near(samples.dirty, pages * 0.6 * (1 - Math.exp(-rate * 0.6)));
  near(samples.stale, staleBy(0.6));
  near(samples.lateStale, staleBy(1));
});
