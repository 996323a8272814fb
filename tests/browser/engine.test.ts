import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { FramePlayer } from '../../src/engine/frame-player';
import type { SweepGrid } from '../../src/model/sweep-grid';
import type { PageKernel } from '../../src/engine/kernel';
import { sweep } from '../../src/engine/sweep';
import type { MigrationResult } from '../../src/model/types';
import '../../src/engine/all-parts';
import { policyById } from '../../src/policies';
import { root } from '../helpers/commands';
import { type Driver, ENGINES, call, startEngine, waitFor } from '../helpers/engines';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';
import { rowsOfPoints } from '../helpers/sweeps';
import { type Site, serveFolder } from '../helpers/serve';
import type { Harness } from './harness';

declare const harness: Harness;

const read = (json: string) => JSON.parse(json) as MigrationResult;

let site: Site;
beforeAll(async () => {
  const outDir = join(root, 'build', 'harness');
  await build({
    root: join(root, 'tests', 'browser'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: join(root, 'tests/browser/harness.html') },
    },
  });
  site = await serveFolder(outDir);
});
afterAll(() => site?.close());

const SCENARIOS = [
  { vm: { memoryBytes: 2 ** 30 } },
  {
    vm: { memoryBytes: 300 * 2 ** 20, zeroPageShare: 0.4 },
    workload: {
      kind: 'zipf' as const,
      writesPerSecond: 90_000,
      exponent: 0.8,
      phases: [
        { seconds: 0.7, scale: 1.5 },
        { seconds: 0.3, scale: 0.1 },
      ],
    },
    link: { bytesPerSecond: 2e8, changes: [{ atMs: 2500, bytesPerSecond: 1e8 }] },
    seed: 123456789012,
  },
  {
    vm: { memoryBytes: 128 * 2 ** 20 },
    workload: { kind: 'uniform' as const, writesPerSecond: 20_000 },
    link: { bytesPerSecond: 7e7 },
    policy: { id: 'xen-legacy' },
  },
  {
    vm: { memoryBytes: 128 * 2 ** 20 },
    workload: { kind: 'sequential' as const, writesPerSecond: 5000 },
    policy: { id: 'qemu' },
  },
  { vm: { memoryBytes: 2 ** 36, pageBytes: 2097152 as const }, workload: { writesPerSecond: 900 } },
].map((scenario) => ({ v: 1 as const, ...scenario }));

type Input = (typeof SCENARIOS)[number];

/** The grid of the harness. */
const gridOf = (input: Input, points: number): SweepGrid => ({
  scenario: scenarioOf(input),
  x: {
    path: 'workload.writesPerSecond',
    from: 100,
    to: 1e5,
    points,
    log: true,
    integer: false,
  },
  y: null,
  derived: { workingSet: false, touches: true },
});

/** Frames as the harness returns them. */
function framesOf(kernel: PageKernel, input: Input, moments: readonly number[]): unknown[] {
  const scenario = scenarioOf(input);
  const player = new FramePlayer(kernel, scenario, policyById(scenario.policy.id));
  return moments.map((ms) => {
    const frame = player.frameAt(ms);
    return { ...frame, cells: Array.from(frame.cells) };
  });
}

describe.each(ENGINES)('in %s', (name) => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await startEngine(name);
    await driver.open(`${site.address}harness.html`);
    await waitFor(driver, `'harness' in globalThis`);
  });
  afterAll(() => driver?.close());

  const start = (options: object) => call(driver, (given) => harness.start(given), options);

  describe.each([
    ['worker with WebAssembly', {}, { place: 'worker', engine: 'wasm-simd' }],
    [
      'worker with JavaScript',
      { language: 'javascript' },
      { place: 'worker', engine: 'javascript' },
    ],
    ['main thread', { place: 'main' }, { place: 'main', engine: 'wasm-simd' }],
    [
      'main thread with JavaScript',
      { place: 'main', language: 'javascript' },
      { place: 'main', engine: 'javascript' },
    ],
  ])('the %s', (_, options, info) => {
    test('gives the same results as Node, in 1, 7 and 64 chunks', async () => {
      expect(await start(options)).toEqual(info);
      const core = await newCore();
      for (const input of SCENARIOS) {
        const wanted = comparable(simulate(core, scenarioOf(input)));
        for (const chunks of [1, 7, 64]) {
          const result = await call(driver, (i, c) => harness.simulate(i, c), input, chunks);
          expect(comparable(read(result))).toBe(wanted);
        }
      }
    });

    test('shows the same frames and sweeps as Node', async () => {
      await start(options);
      const core = await newCore();
      const input = SCENARIOS[1]!;
      const scenario = scenarioOf(input);
      const { totalMs } = simulate(core, scenario);
      await call(driver, (i) => harness.simulate(i), input);
      const moments = [0.9, 0.2, 0.55, 1].map((share) => share * totalMs);
      const wanted = framesOf(core, input, moments);
      for (const [index, moment] of moments.entries())
        expect(await call(driver, (ms) => harness.frame(ms), moment)).toEqual(wanted[index]);
      const points = await call(driver, (i) => harness.sweep(i, 20), input);
      expect(JSON.parse(points)).toEqual(rowsOfPoints(sweep(core, gridOf(input, 20))));
    });
  });

  describe.each([
    ['one worker', { workers: 1 }],
    ['two workers', { workers: 2 }],
    ['three workers', { workers: 3 }],
    ['the main thread', { place: 'main' }],
  ])('a pool of %s', (_, options) => {
    test('answers a run again and again beside a sweep, with the bits each has alone', async () => {
      await start(options);
      const [screen, swept] = [SCENARIOS[0]!, SCENARIOS[3]!];
      const { points, results, frames } = await call(
        driver,
        async (input, grid) => {
          const sweeping = harness.sweep(grid, 300);
          const [results, frames]: [string[], unknown[]] = [[], []];
          await harness.simulate(grid, 1, 'beside');
          for (let turn = 0; turn < 4; turn++) {
            results.push(await harness.simulate(input));
            // Frames of two runs in turn.
            const pair = [harness.frame(4000), harness.frame(2500 + 100 * turn, 'beside')];
            frames.push(...(await Promise.all(pair)));
          }
          return { points: await sweeping, results, frames };
        },
        screen,
        swept,
      );
      const core = await newCore();
      const wanted = comparable(simulate(core, scenarioOf(screen)));
      expect(results.map((result) => comparable(read(result)))).toEqual(Array(4).fill(wanted));
      expect(JSON.parse(points)).toEqual(rowsOfPoints(sweep(core, gridOf(swept, 300))));
      const shown = framesOf(core, screen, [4000])[0];
      const beside = framesOf(core, swept, [2500, 2600, 2700, 2800]);
      expect(frames).toEqual(beside.flatMap((frame) => [shown, frame]));
    });
  });

  test.each([1, 3])(
    'a worker of %i that dies in a sweep is replaced, and each part comes once',
    async (workers) => {
      await start({ workers });
      const { points, result } = await call(
        driver,
        async (input, grid) => {
          const sweeping = harness.sweep(grid, 300, 'sweep', 20);
          const running = harness.simulate(input);
          return { points: await sweeping, result: await running };
        },
        SCENARIOS[0]!,
        SCENARIOS[3]!,
      );
      const core = await newCore();
      expect(comparable(read(result))).toBe(comparable(simulate(core, scenarioOf(SCENARIOS[0]!))));
      expect(JSON.parse(points)).toEqual(rowsOfPoints(sweep(core, gridOf(SCENARIOS[3]!, 300))));
    },
  );

  test('cancelling a run leaves a sweep, and cancelling a sweep leaves a run', async () => {
    await start({ workers: 1 });
    const answers = await call(
      driver,
      async (grid) => {
        const big = { v: 1, vm: { memoryBytes: 2 ** 38 } };
        const [run, other] = [harness.simulate(big), harness.simulate(big, 1, 'other')];
        const [swept, stopped] = [harness.sweep(grid, 30), harness.sweep(grid, 3000, 'stopped')];
        harness.cancel();
        harness.cancel('stopped');
        return Promise.all([run, stopped, other, swept]);
      },
      SCENARIOS[3]!,
    );
    expect(answers.slice(0, 2)).toEqual(['"CancelledError"', '"CancelledError"']);
    expect(read(answers[2]!).outcome).toBe('converged');
    expect(JSON.parse(answers[3]!)).toHaveLength(30);
  });

  test('the newest request wins', async () => {
    await start({});
    const answers = await call(driver, async () => {
      const big = { v: 1, vm: { memoryBytes: 2 ** 38 } };
      return Promise.all([
        harness.simulate(big),
        harness.simulate(big),
        harness.simulate({ v: 1, vm: { memoryBytes: 2 ** 28 } }),
      ]);
    });
    expect(answers.slice(0, 2)).toEqual(['"CancelledError"', '"CancelledError"']);
    expect(read(answers[2]!).outcome).toBe('converged');
  });

  test('a run can be cancelled', async () => {
    await start({});
    const answer = await call(driver, async () => {
      const run = harness.simulate({
        v: 1,
        vm: { memoryBytes: 2 ** 40 },
        workload: { writesPerSecond: 1e8 },
      });
      await new Promise((done) => setTimeout(done, 60));
      const before = performance.now();
      await harness.cancel();
      return [await run, performance.now() - before < 1000];
    });
    expect(answer).toEqual(['"CancelledError"', true]);
  });

  test('a worker that dies is replaced and its run repeated', async () => {
    await start({});
    const before = await call(driver, () => harness.stats.workers);
    const result = await call(driver, async () => {
      const run = harness.simulate({ v: 1, vm: { memoryBytes: 2 ** 39 } });
      await new Promise((done) => setTimeout(done, 20));
      harness.killWorker();
      return run;
    });
    expect(read(result).outcome).toBe('converged');
    expect(await call(driver, () => harness.stats.workers)).toBe(before + 1);
  });

  test('a worker that says nothing for five seconds is replaced and its run repeated', async () => {
    await start({});
    const before = await call(driver, () => harness.stats.workers);
    const [result, waited] = await call(driver, async () => {
      const since = performance.now();
      harness.silenceWorker();
      const answer = await harness.simulate({ v: 1, vm: { memoryBytes: 2 ** 28 } });
      return [answer, performance.now() - since] as const;
    });
    expect(read(result).outcome).toBe('converged');
    expect(waited).toBeGreaterThan(4900);
    expect(await call(driver, () => harness.stats.workers)).toBe(before + 1);
  });

  test('2^28 pages run in the worker, with a preview first', async () => {
    await start({});
    const [result, previews] = await call(driver, async () => {
      const answer = await harness.simulate({ v: 1, vm: { memoryBytes: 2 ** 40 } });
      return [answer, harness.stats.previewMs.length] as const;
    });
    const { outcome, stalePagesAtActivation, rounds } = read(result);
    expect(outcome).toBe('converged');
    expect(stalePagesAtActivation).toBe(0);
    expect(rounds[0]!.pagesToSend).toBe(2 ** 28);
    expect(previews).toBeGreaterThan(0);
    const frame = await call(driver, () => harness.frame(1e6));
    expect(frame!.pages).toBe(2 ** 28);
  });
});
