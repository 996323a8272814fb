import { afterEach, describe, expect, test, vi } from 'vitest';
import '../../src/engine/all-parts';
import { CancelledError } from '../../src/engine/cancelled';
import { FramePlayer } from '../../src/engine/frame-player';
import type { SweepGrid, SweepPart } from '../../src/model/sweep-grid';
import type { PoolOptions } from '../../src/engine/workers';
import { EnginePool } from '../../src/engine/pool';
import { workersFor } from '../../src/engine/pool-size';
import { simulateSeeds } from '../../src/engine/seeds';
import { simulate } from '../../src/engine/simulate';
import { sweep } from '../../src/engine/sweep';
import type { Scenario } from '../../src/model/types';
import { policyById } from '../../src/policies';
import { FakeWorker } from '../helpers/fake-workers';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';
import { rowsOf, rowsOfPoints } from '../helpers/sweeps';

vi.mock('../../src/engine/assets', () => import('../helpers/fake-workers'));

const MIB = 2 ** 20;
const core = await newCore();

let pool: EnginePool;
const start = (options: PoolOptions) => (pool = new EnginePool(options));
afterEach(() => {
  pool.stop();
  FakeWorker.reset();
});

const A = scenarioOf({ vm: { memoryBytes: 128 * MIB }, workload: { writesPerSecond: 40_000 } });
const B = scenarioOf({
  vm: { memoryBytes: 16 * MIB },
  workload: { kind: 'uniform', writesPerSecond: 2000 },
  policy: { id: 'qemu' },
});
/** Takes about a second, in slices. */
const LONG = scenarioOf({ vm: { memoryBytes: 2 ** 37 } });
const SHARES = [0.8, 0.2, 0.5, 1];

const axis = (points: number) => ({
  path: 'workload.writesPerSecond',
  from: 100,
  to: 1e5,
  points,
  log: true,
  integer: false,
});
/** Eighty migrations with fewer pages, because its rounds do not drain. */
const GRID: SweepGrid = {
  scenario: B,
  x: axis(20),
  y: { ...axis(4), path: 'link.bytesPerSecond', from: 1e8, to: 1e9 },
  derived: { workingSet: false, touches: true },
};
const wantedPoints = rowsOfPoints(sweep(core, GRID));
const rows = (parts: readonly SweepPart[]) => parts.flatMap(rowsOf);
const wantedSeeds = [...simulateSeeds(core, A, 5, 30)];

function wantedFrames(scenario: Scenario) {
  const { totalMs } = simulate(core, scenario);
  const player = new FramePlayer(core, scenario, policyById(scenario.policy.id));
  return SHARES.map((share) => player.frameAt(share * totalMs));
}

const POOLS: [string, PoolOptions][] = [
  ['one worker', { workers: 1 }],
  ['two workers', { workers: 2 }],
  ['three workers', { workers: 3 }],
  ['the main thread', { place: 'main' }],
];

describe.each(POOLS)('on %s', (_, options) => {
  test('runs, frames, seeds and sweeps have the bits that they have alone', async () => {
    start(options);
    const streamed: unknown[] = [];
    const [a, b, seeds, points] = await Promise.all([
      pool.run('a', A, { proof: true }),
      pool.run('b', B, { proof: true }),
      pool.seeds('seeds', A, 5, 30, (part, first) => {
        expect(first).toBe(streamed.length);
        streamed.push(...part);
      }),
      pool.sweep('sweep', GRID),
    ]);
    expect(comparable(a.result)).toBe(comparable(simulate(core, A)));
    expect(comparable(b.result)).toBe(comparable(simulate(core, B)));
    expect(seeds).toEqual(wantedSeeds);
    expect(streamed).toEqual(wantedSeeds);
    expect(rows(points)).toEqual(wantedPoints);
    const frames = await Promise.all(
      SHARES.flatMap((share) => [
        pool.frame('a', share * a.result.totalMs, true),
        pool.frame('b', share * b.result.totalMs, true),
      ]),
    );
    expect(frames.filter((_, i) => i % 2 === 0)).toEqual(wantedFrames(A));
    expect(frames.filter((_, i) => i % 2 === 1)).toEqual(wantedFrames(B));
  });

  test('a run asked for again and again answers each time beside a sweep', async () => {
    start(options);
    const grid = { ...GRID, x: axis(100) };
    let isSwept = false;
    const swept = pool.sweep('sweep', grid).finally(() => (isSwept = true));
    let runs = 0;
    do {
      const { result } = await pool.run('screen', A, { proof: true });
      expect(result.outcome).toBe('converged');
      expect(await pool.frame('screen', result.totalMs / 2, true)).not.toBeNull();
      runs++;
    } while (!isSwept && runs < 20);
    expect(runs).toBeGreaterThan(3);
    expect(rows(await swept)).toEqual(rowsOfPoints(sweep(core, grid)));
  });

  test('a newer job under a key takes the place of the older, and of no other', async () => {
    start(options);
    const older = pool.run('screen', LONG, { proof: false });
    const others = [pool.run('beside', A, { proof: true }), pool.seeds('seeds', A, 5, 30)];
    const oldSeeds = pool.seeds('twice', A, 1, 500);
    const newer = pool.run('screen', B, { proof: true });
    const newSeeds = pool.seeds('twice', A, 5, 30);
    await expect(older).rejects.toThrow(CancelledError);
    await expect(oldSeeds).rejects.toThrow(CancelledError);
    expect(comparable((await newer).result)).toBe(comparable(simulate(core, B)));
    expect(await newSeeds).toEqual(wantedSeeds);
    await Promise.all(others);
  });

  test('what is cancelled or released ends, and leaves the others', async () => {
    start(options);
    const run = pool.run('screen', LONG, { proof: false });
    const swept = pool.sweep('sweep', GRID);
    const seeds = pool.seeds('seeds', A, 5, 30);
    pool.cancel('screen');
    pool.release('sweep');
    await expect(run).rejects.toThrow(CancelledError);
    await expect(swept).rejects.toThrow(CancelledError);
    expect(await pool.frame('screen', 0, true)).toBeNull();
    expect(await seeds).toEqual(wantedSeeds);
  });

  test('a released run has no frames, and one that ended keeps them when cancelled', async () => {
    start(options);
    await pool.run('a', A, { proof: true });
    await pool.run('b', B, { proof: true });
    pool.cancel('a');
    pool.release('b');
    expect(await pool.frame('a', 3000, true)).not.toBeNull();
    expect(await pool.frame('b', 3000, true)).toBeNull();
  });

  test('frames wait for nobody while the next run of their key is made', async () => {
    start(options);
    await pool.run('screen', A, { proof: true });
    const next = pool.run('screen', LONG, { proof: false });
    expect(await pool.frame('screen', 3000, true)).toBeNull();
    pool.cancel('screen');
    await expect(next).rejects.toThrow(CancelledError);
  });

  test('a long run shows a preview first, if somebody wants it', async () => {
    start(options);
    const previews: string[] = [];
    const preview = ({ model }: { model: string }) => previews.push(model);
    const { result } = await pool.run('screen', LONG, { proof: false, preview });
    expect(previews).toEqual(['counts']);
    expect(result.model).toBe('pages');
  });

  test('an error is that of its job alone', async () => {
    start(options);
    const wrong = { ...A, policy: { id: 'nothing', options: {} } } as unknown as Scenario;
    const run = pool.run('wrong', wrong, { proof: true });
    await expect(run).rejects.toThrow(/nothing/);
    const seeds = pool.seeds('seeds', wrong, 1, 9);
    await expect(seeds).rejects.toThrow(/nothing/);
    expect((await pool.run('wrong', A, { proof: true })).result.outcome).toBe('converged');
  });
});

describe('workers that die', () => {
  test.each([1, 2, 3])('of %i are replaced, and each part comes once', async (workers) => {
    start({ workers });
    const { result } = await pool.run('shown', B, { proof: true });
    const streamed: unknown[] = [];
    const grid = { ...GRID, x: axis(100) };
    let deaths = 0;
    const swept = pool.sweep('sweep', grid, (part) => {
      streamed.push(...rowsOf(part));
      if (deaths < 2 && streamed.length > 100 * deaths) FakeWorker.started[deaths++]!.die();
    });
    const run = pool.run('screen', A, { proof: true });
    expect(rows(await swept)).toEqual(rowsOfPoints(sweep(core, grid)));
    expect(streamed).toEqual(rows(await swept));
    expect(deaths).toBe(2);
    expect(comparable((await run).result)).toBe(comparable(simulate(core, A)));
    // Its worker has died, so the run is repeated for the frame.
    const shown = await Promise.all(
      SHARES.map((share) => pool.frame('shown', share * result.totalMs, true)),
    );
    expect(shown).toEqual(wantedFrames(B));
  });

  test('again and again make their jobs fail', async () => {
    start({ workers: 1 });
    const run = pool.run('screen', LONG, { proof: false });
    const failed = expect(run).rejects.toThrow('The engine stopped answering.');
    for (let death = 0; death < 3; death++) {
      await pool.info();
      FakeWorker.started.at(-1)!.die();
    }
    await failed;
  });

  test('or say nothing for five seconds are replaced', async () => {
    start({ workers: 1 });
    await pool.info();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      FakeWorker.started[0]!.terminate();
      const run = pool.run('screen', A, { proof: true });
      vi.advanceTimersByTime(4900);
      expect(FakeWorker.started).toHaveLength(1);
      vi.advanceTimersByTime(200);
      expect(FakeWorker.started).toHaveLength(2);
      expect((await run).result.outcome).toBe('converged');
    } finally {
      vi.useRealTimers();
    }
  });

  test('and workers that may not start leave the main thread', async () => {
    FakeWorker.refusal = () => {
      throw new Error('forbidden');
    };
    start({ workers: 3 });
    expect(await pool.info()).toEqual({ place: 'main', engine: 'wasm-simd' });
    const { result } = await pool.run('screen', A, { proof: true });
    expect(comparable(result)).toBe(comparable(simulate(core, A)));
    expect(await pool.seeds('seeds', A, 5, 30)).toEqual(wantedSeeds);
  });

  test('at their start leave the workers that there are', async () => {
    start({ workers: 3 });
    await pool.info();
    FakeWorker.refusal = () => {
      throw new Error('forbidden');
    };
    expect(rows(await pool.sweep('sweep', GRID))).toEqual(wantedPoints);
    expect(FakeWorker.started).toHaveLength(1);
  });
});

describe('workers start when they are needed', () => {
  test('one for a run, its frames and its preview', async () => {
    start({ workers: 3 });
    expect(FakeWorker.started).toHaveLength(0);
    const [{ result }] = await Promise.all([
      pool.run('screen', A, { proof: true, preview: () => {} }),
      pool.info(),
      pool.prepare(),
    ]);
    await pool.frame('screen', result.totalMs, true);
    expect(FakeWorker.started).toHaveLength(1);
  });

  test('others for a second run, and for a sweep, which keeps off those with runs', async () => {
    start({ workers: 3 });
    await pool.run('a', A, { proof: true });
    await pool.run('b', B, { proof: true });
    expect(FakeWorker.started).toHaveLength(2);
    await pool.sweep('sweep', GRID);
    expect(FakeWorker.started).toHaveLength(3);
    const tiles = FakeWorker.started.map(
      ({ requests }) => requests.filter(({ type }) => type === 'tile').length,
    );
    expect(tiles.slice(0, 2)).toEqual([0, 0]);
    // Every run of a key is on the same worker.
    await pool.run('a', B, { proof: true });
    const runs = FakeWorker.started.map(
      ({ requests }) => requests.filter(({ type }) => type === 'run').length,
    );
    expect(runs).toEqual([2, 1, 0]);
  });

  test('and the worker of a run does tiles only if it is asked to', async () => {
    start({ workers: 2 });
    await pool.run('screen', B, { proof: true });
    const tilesOnFirst = () =>
      FakeWorker.started[0]!.requests.filter(({ type }) => type === 'tile').length;
    const grid = { ...GRID, x: axis(400) };
    const there = rowsOfPoints(sweep(core, grid));
    expect(rows(await pool.sweep('sweep', grid))).toEqual(there);
    expect(tilesOnFirst()).toBe(0);
    expect(rows(await pool.sweep('sweep', grid, () => {}, true))).toEqual(there);
    expect(tilesOnFirst()).toBeGreaterThan(0);
  });

  test('which grow after the first, and end small', async () => {
    start({ workers: 1 });
    const scenario = scenarioOf({ workload: { writesPerSecond: 1000 } });
    const grid = { ...GRID, scenario, x: axis(1250), y: { ...GRID.y!, points: 8 } };
    await pool.sweep('sweep', grid);
    const counts = FakeWorker.started[0]!.requests.flatMap((request) =>
      request.type === 'tile' ? [request.count] : [],
    );
    // A busy machine may give back a part of a tile.
    expect(counts.slice(0, 3)).toEqual([256, 512, 1024]);
    expect(Math.max(...counts)).toBe(1024);
    expect(counts.at(-1)).toBeLessThanOrEqual(313);
  });

  test.each([
    ['a phone with eight cores', { hardwareConcurrency: 8, isTouch: true }, 1],
    ['a laptop with eight cores', { hardwareConcurrency: 8, isTouch: false }, 7],
    ['a laptop with two cores', { hardwareConcurrency: 2, isTouch: false }, 1],
    ['one core', { hardwareConcurrency: 1, isTouch: false }, 1],
    ['a browser that does not say', { isTouch: false }, 1],
  ])('at most as many as are good for %s', (_, machine, workers) => {
    expect(workersFor(machine)).toBe(workers);
  });
});
