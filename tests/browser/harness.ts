// Opens the engine's client to tests that drive a real browser.
import { type ClientOptions, EngineClient } from '../../src/engine/client';
import { checkScenario } from '../../src/catalog/scenario';
import type { Scenario } from '../../src/model/types';

interface Stats {
  workers: number;
  previewMs: number[];
}

const stats: Stats = { workers: 0, previewMs: [] };
const workers: Worker[] = [];
const RealWorker = Worker;

/** Counts and keeps every worker that the client starts. */
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

let client: EngineClient | null = null;

const harness = {
  stats,
  async start(options: ClientOptions) {
    await client?.stop();
    client = new EngineClient(options);
    return client.info();
  },
  /** The result or the name of the error, as JSON: drivers do not keep every object whole. */
  async simulate(input: unknown, chunks?: number): Promise<string> {
    const started = performance.now();
    try {
      const result = await client!.simulate(
        scenarioOf(input),
        { proof: true, ...(chunks ? { chunks } : {}) },
        () => stats.previewMs.push(performance.now() - started),
      );
      return JSON.stringify(result);
    } catch (error) {
      return JSON.stringify((error as Error).name);
    }
  },
  async frame(ms: number) {
    const frame = await client!.frameAt(ms);
    return frame && { ...frame, cells: Array.from(frame.cells) };
  },
  async sweep(input: unknown, points: number) {
    const axis = {
      path: 'workload.writesPerSecond',
      from: 100,
      to: 100_000,
      points,
      log: true,
      integer: false,
    };
    return client!.sweep(scenarioOf(input), axis, null, { workingSet: false, touches: true });
  },
  cancel: () => client!.cancel(),
  killWorker: () => workers.at(-1)!.dispatchEvent(new ErrorEvent('error', { message: 'killed' })),
  /** Ends the thread behind the client's back: nothing is heard of it again. */
  silenceWorker: () => workers.at(-1)!.terminate(),
};

export type Harness = typeof harness;
(globalThis as unknown as { harness: Harness }).harness = harness;
