// Gives tests in a real browser access to the pool of engines.
import type { PoolOptions } from '../../src/engine/workers';
import { EnginePool, type JobKey } from '../../src/engine/pool';
import { checkScenario } from '../../src/catalog/scenario';
import { rowsOf } from '../helpers/sweeps';
import type { Scenario } from '../../src/model/types';

interface Stats {
  workers: number;
  previewMs: number[];
}

const stats: Stats = { workers: 0, previewMs: [] };
const workers: Worker[] = [];
const RealWorker = Worker;

/** Counts and keeps every worker that the pool starts. */
class CountedWorker extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    stats.workers++;
    workers.push(this);
  }
}
globalThis.Worker = CountedWorker;

function scenarioOf(input: unknown): Scenario {
  const checked = checkScenario(input);
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  return checked.scenario;
}

let pool: EnginePool | null = null;

/** Writes a second from 100 to 100,000. */
const axis = (points: number) => ({
  path: 'workload.writesPerSecond',
  from: 100,
  to: 100_000,
  points,
  log: true,
  integer: false,
});

const harness = {
  stats,
  start(options: PoolOptions) {
    pool?.stop();
    pool = new EnginePool(options);
    return pool.info();
  },
  /**
   * The result or the name of the error, as JSON, because drivers do not return every object
   * whole.
   */
  async simulate(input: unknown, chunks?: number, key: JobKey = 'screen'): Promise<string> {
    const started = performance.now();
    try {
      const { result } = await pool!.run(key, scenarioOf(input), {
        proof: true,
        ...(chunks ? { chunks } : {}),
        preview: () => stats.previewMs.push(performance.now() - started),
      });
      return JSON.stringify(result);
    } catch (error) {
      return JSON.stringify((error as Error).name);
    }
  },
  async frame(ms: number, key: JobKey = 'screen') {
    const frame = await pool!.frame(key, ms, true);
    return frame && { ...frame, cells: Array.from(frame.cells) };
  },
  /** Every point, as JSON; or the name of the error. */
  async sweep(
    input: unknown,
    points: number,
    key: JobKey = 'sweep',
    /** Kills a worker after so many points. */
    killAfter = Infinity,
  ): Promise<string> {
    const derived = { workingSet: false, touches: true };
    const grid = { scenario: scenarioOf(input), x: axis(points), y: null, derived };
    const streamed: unknown[] = [];
    try {
      const all = await pool!.sweep(key, grid, (part) => {
        const before = streamed.length;
        streamed.push(...rowsOf(part));
        if (before < killAfter && streamed.length >= killAfter) harness.killWorker();
      });
      const rows = all.flatMap(rowsOf);
      if (JSON.stringify(rows) !== JSON.stringify(streamed)) return '"streamed otherwise"';
      return JSON.stringify(rows);
    } catch (error) {
      return JSON.stringify((error as Error).name);
    }
  },
  cancel: (key: JobKey = 'screen') => pool!.cancel(key),
  release: (key: JobKey) => pool!.release(key),
  killWorker: () => workers.at(-1)!.dispatchEvent(new ErrorEvent('error', { message: 'killed' })),
  /** Ends the thread without telling the client; it never answers again. */
  silenceWorker: () => workers.at(-1)!.terminate(),
};

export type Harness = typeof harness;
(globalThis as unknown as { harness: Harness }).harness = harness;
