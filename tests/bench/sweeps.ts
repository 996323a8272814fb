import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CountRun } from '../../src/engine/counts';
import type { PageKernel } from '../../src/engine/kernel';
import { sweep } from '../../src/engine/sweep';
import { type SweepGrid, type SweepPart, pointsOf } from '../../src/model/sweep-grid';
import { axisValue, pointSetter } from '../../src/model/sweep-points';
import { checkScenario } from '../../src/catalog/scenario';
import { policyById } from '../../src/policies';
import { migrateEventByEvent } from './event-by-event';
import { type Row, say } from './rows';
import { interleave } from './timing';

const POINTS = 100;
/** Migrations in one message. */
const TILE = 256;
/** Columns and rows whose migrations are also simulated event by event. */
const SAMPLE = [20, 50, 80];
/** How often those of the sample are counted, so that the clock can tell. */
const TURNS = 200;

const axis = (path: string, from: number, to: number) => ({
  path,
  from,
  to,
  points: POINTS,
  log: true,
  integer: false,
});

function gridOfDefault(): SweepGrid {
  const checked = checkScenario({ v: 1 });
  if ('errors' in checked) throw new Error('The defaults are not a scenario.');
  return {
    scenario: checked.scenario,
    x: axis('workload.writesPerSecond', 1000, 1e6),
    y: axis('link.bytesPerSecond', 1.25e8, 5e9),
    derived: { workingSet: true, touches: true },
  };
}

/** The whole grid on some workers, each with the next tile when it has done one. */
async function sweepOn(workers: readonly Worker[], grid: SweepGrid): Promise<number> {
  let [next, rounds] = [0, 0];
  const work = async (worker: Worker) => {
    while (next < pointsOf(grid)) {
      const count = Math.min(TILE, pointsOf(grid) - next);
      worker.postMessage([grid, next, count]);
      next += count;
      const [part] = (await once(worker, 'message')) as [SweepPart];
      rounds += part.length;
    }
  };
  await Promise.all(workers.map(work));
  return rounds;
}

/** Ten thousand migrations by counts: here, on workers, and event by event. */
export async function benchSweeps(
  folder: string,
  core: PageKernel,
  repetitions: number,
): Promise<Row[]> {
  const grid = gridOfDefault();
  const workers = [1, 2].map(() => new Worker(join(folder, 'bench-sweep.js')));
  let rounds = 0;
  const policy = policyById(grid.scenario.policy.id);
  const sampled = SAMPLE.flatMap((row) =>
    SAMPLE.map((column) => {
      const scenario = structuredClone(grid.scenario);
      pointSetter(grid, scenario)(axisValue(grid.x, column), axisValue(grid.y!, row));
      return scenario;
    }),
  );
  const times = await interleave(
    [
      {
        name: 'sweep',
        run: () => {
          rounds = 0;
          for (const { liveRounds } of sweep(core, grid)) rounds += liveRounds;
        },
      },
      { name: 'one worker', run: async () => void (await sweepOn(workers.slice(0, 1), grid)) },
      { name: 'two workers', run: async () => void (await sweepOn(workers, grid)) },
      {
        name: 'sample',
        run: () => {
          for (let turn = 0; turn < TURNS; turn++)
            for (const scenario of sampled) new CountRun(scenario, policy).run(null);
        },
      },
    ],
    Math.max(repetitions, 9),
  );
  await Promise.all(workers.map((worker) => worker.terminate()));
  say('Nine of the ten thousand migrations, event by event …');
  const started = performance.now();
  for (const scenario of sampled) migrateEventByEvent(scenario);
  const events = (performance.now() - started) / sampled.length;
  const counted = times.median('sample') / TURNS / sampled.length;
  const title = `sweep of 10,000 migrations, two rate classes, ${rounds} rounds and decisions`;
  const row = (what: string, name: string, ratios = {}): Row => ({
    case: title,
    what,
    value: times.median(name),
    unit: 'ms',
    ratios,
  });
  return [
    row('the whole sweep', 'sweep'),
    row('the same on one worker, with its messages', 'one worker'),
    row('the same on two workers', 'two workers'),
    {
      case: title,
      what: 'one migration of nine of them',
      value: counted,
      unit: 'ms',
      ratios: { 'JavaScript, event by event': events / counted },
    },
  ];
}
