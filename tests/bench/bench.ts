import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { main } from '../../src/cli/main';
import { commandsText } from '../../src/text/commands';
import { startCore } from '../../src/engine/core';
import { FramePlayer } from '../../src/engine/frame-player';
import type { PageKernel } from '../../src/engine/kernel';
import { SCRATCH } from '../../src/engine/layout';
import { finish } from '../../src/engine/run';
import { dense } from '../../src/engine/twin/dirtying';
import { TwinMemory } from '../../src/engine/twin/memory';
import { seedStreams } from '../../src/engine/twin/random';
import '../../src/engine/all-parts';
import { policyById } from '../../src/policies';
import { compile } from './compiled';
import { GIB, benchMigrations, run, scenarioOf } from './migrations';
import { type Row, render, say } from './rows';
import { benchSweeps } from './sweeps';
import { interleave } from './timing';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

/** The random fill alone: blocks of 32,768 pages with eight passes. */
async function benchFiller(core: WebAssembly.Exports, repetitions: number): Promise<Row[]> {
  const blocks = 4096;
  const odds = 0b10110101;
  const passes = 8;
  const fillDense = core.fillDense as (times: number, odds: number, passes: number) => void;
  const memory = new Uint32Array((core.memory as WebAssembly.Memory).buffer);
  const floor = new Uint8Array(4096);
  const twin = new TwinMemory();
  const compiled = compile(root, 'filler', say);
  const checksum = (words: Uint32Array) =>
    words
      .subarray(SCRATCH / 4, SCRATCH / 4 + 1024)
      .reduce((sum, word) => (Math.imul(sum, 31) + word) >>> 0, 0);
  fillDense(blocks, odds, passes);
  for (const { name, run } of compiled)
    if (run(blocks, odds, passes).found[0] !== checksum(memory))
      throw new Error(`${name} fills other bits than the core.`);
  const times = await interleave(
    [
      { name: 'core', run: () => fillDense(blocks, odds, passes) },
      {
        name: 'JavaScript, same algorithm',
        run: () => {
          for (let block = 0; block < blocks; block++) {
            seedStreams(twin, 1, 2, block);
            dense(twin, 4096, odds, passes);
          }
        },
      },
      ...compiled.map(({ name, run }) => ({ name, run: () => run(blocks, odds, passes).ms })),
      {
        name: 'memset',
        run: () => {
          for (let block = 0; block < blocks; block++) floor.fill(block);
        },
      },
    ],
    Math.max(repetitions, 21),
  );
  const pages = blocks * 32768;
  return [
    {
      case: 'dense fill, 134 M pages, p = 0.71',
      what: 'a page',
      value: (times.median('core') / pages) * 1e6,
      unit: 'ns',
      ratios: times.ratiosTo('core'),
    },
  ];
}

async function benchMaps(core: PageKernel, repetitions: number): Promise<Row[]> {
  const scenario = scenarioOf(64 * GIB, 0.63, 30);
  const result = run(core, scenario, false);
  const player = new FramePlayer(core, scenario, policyById('hyper-v'), result.rounds);
  const middle = result.rounds[1]!.startMs + result.rounds[1]!.durationMs / 2;
  const rows: Row[] = [];
  for (const [what, before, ms, isCounted] of [
    ['map at the end, all clean', result.totalMs, result.totalMs, false],
    ['map in the middle of round 1', middle, middle, false],
    ['seek from the end to the middle of round 1, and its map', result.totalMs, middle, false],
    ['the same, and counts of every page', result.totalMs, middle, true],
  ] as const) {
    const times = await interleave(
      [
        { name: 'before', run: () => void finish(player.find(before, false)) },
        { name: 'measured', run: () => void finish(player.find(ms, isCounted)) },
      ],
      repetitions,
    );
    rows.push({
      case: 'maps of 64 GiB',
      what,
      value: times.median('measured'),
      unit: 'ms',
      ratios: {},
    });
  }
  return rows;
}

async function benchWorker(repetitions: number): Promise<Row> {
  const worker = new Worker(join(here, 'bench-worker.js'));
  const trips = 200;
  const times = await interleave(
    [
      {
        name: 'trips',
        run: async () => {
          for (let i = 0; i < trips; i++) {
            worker.postMessage(i);
            await once(worker, 'message');
          }
        },
      },
    ],
    Math.max(repetitions, 9),
  );
  await worker.terminate();
  return {
    case: 'worker',
    what: 'round trip',
    value: times.median('trips') / trips,
    unit: 'ms',
    ratios: {},
  };
}

await main(async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const repetitions = values.quick ? 3 : 9;
  const sizes = values.quick ? [16, 64] : [1, 16, 64, 1024];
  const module = await WebAssembly.compile(readFileSync(join(here, '..', 'core.wasm')));
  const core = await startCore(module);
  const bare = await WebAssembly.instantiate(module, { env: { abort: () => {} } });
  const rows = await benchFiller(bare.exports, repetitions);
  for (const size of sizes)
    rows.push(...(await benchMigrations(root, core, size * GIB, repetitions)));
  rows.push(...(await benchSweeps(here, core, repetitions)));
  rows.push(...(await benchMaps(core, repetitions)));
  rows.push(await benchWorker(repetitions));
  return values.json ? `${JSON.stringify({ repetitions, rows }, null, 2)}\n` : render(rows);
}, commandsText.usage.bench);
