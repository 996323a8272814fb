import { type Remote, proxy, wrap } from 'comlink';
import type { EngineName, MigrationResult, Scenario } from '../model/types';
import { coreSource, newWorker } from './assets';
import { CancelledError } from './cancelled';
import type { Place } from '../model/run/run';
import type { Frame } from './frames';
import type { Shown } from './simulator';
import type { SimulatorApi } from './simulator.worker';
import type { EnginePreference } from './start-kernel';
import type { Luck } from './repeat';
import type { Axis, Derived, SweepPoint } from './sweep';

/** Which engine answers: where it runs and in which language. */
export interface EngineInfo {
  place: 'worker' | 'main';
  engine: EngineName;
}

export interface ClientOptions {
  /** `main` keeps off workers; `javascript` keeps off WebAssembly. */
  place?: 'auto' | 'main';
  language?: EnginePreference;
}

export interface SimulateOptions {
  proof: boolean;
  chunks?: number;
  /** Where the first frame is wanted. */
  at?: Place | undefined;
}

type Preview = (result: MigrationResult) => void;

interface Service {
  info: EngineInfo;
  simulate(scenario: Scenario, options: SimulateOptions, preview: Preview): Promise<Shown>;
  frameAt(ms: number, isCounted: boolean): Promise<Frame | null>;
  sweep(scenario: Scenario, x: Axis, y: Axis | null, derived: Derived): Promise<SweepPoint[]>;
  repeat(scenario: Scenario, firstSeed: number, count: number): Promise<Luck[]>;
  prepare(): Promise<void>;
  cancel(): void;
  stop(): void;
}

const READY_MS = 2000;
const SILENCE_MS = 5000;
const ATTEMPTS = 3;

/** The worker died, or said nothing for five seconds. */
class SilentError extends Error {}

/**
 * The page's way to the engine. It takes the first that starts of worker with WebAssembly, worker
 * with JavaScript, main thread; replaces a worker that dies or falls silent and repeats its run.
 */
export class EngineClient {
  readonly #options: ClientOptions;
  readonly #watch = new Watch();
  #service: Promise<Service>;
  #run = 0;
  #underWay = 0;
  #lastScenario: { scenario: Scenario; options: SimulateOptions } | null = null;

  constructor(options: ClientOptions = {}) {
    this.#options = options;
    this.#service = this.#start();
  }

  async info(): Promise<EngineInfo> {
    return (await this.#service).info;
  }

  async #start(): Promise<Service> {
    const { place = 'auto', language = 'auto' } = this.#options;
    if (place === 'auto') {
      const service = await startInWorker(language, this.#watch).catch(() => null);
      if (service) return service;
    }
    return startOnMainThread(language);
  }

  /** Simulates a scenario; a newer call makes an older one reject with CancelledError. */
  async simulate(
    scenario: Scenario,
    options: SimulateOptions,
    preview?: Preview,
  ): Promise<MigrationResult> {
    return (await this.show(scenario, options, preview)).result;
  }

  /** Simulates a scenario and shows the moment that is wanted first, where that takes no time. */
  async show(
    scenario: Scenario,
    options: SimulateOptions,
    preview: Preview = () => {},
  ): Promise<Shown> {
    const run = ++this.#run;
    const isNewest = () => run === this.#run;
    if (this.#underWay > 0) (await this.#service).cancel();
    this.#underWay++;
    const shown = await this.#guarded((service) => {
      if (!isNewest()) throw new CancelledError();
      return service.simulate(scenario, options, (early) => isNewest() && preview(early));
    }, isNewest).finally(() => this.#underWay--);
    if (!isNewest()) throw new CancelledError();
    this.#lastScenario = { scenario, options };
    return shown;
  }

  /**
   * The frame of the last scenario simulated; null before the first, or when a newer call came.
   * `isCounted` asks for exact counts of pages, which take longer than a map.
   */
  frameAt(ms: number, isCounted = false): Promise<Frame | null> {
    return this.#guarded(async (service) => service.frameAt(ms, isCounted));
  }

  sweep(scenario: Scenario, x: Axis, y: Axis | null, derived: Derived): Promise<SweepPoint[]> {
    return this.#guarded((service) => service.sweep(scenario, x, y, derived));
  }

  /** What each of `count` seeds from `firstSeed` on makes of a scenario. */
  repeat(scenario: Scenario, firstSeed: number, count: number): Promise<Luck[]> {
    return this.#guarded((service) => service.repeat(scenario, firstSeed, count));
  }

  /** Loads what a longer run needs; called when somebody reaches for the controls. */
  async prepare(): Promise<void> {
    await (await this.#service).prepare();
  }

  /** Ends the run under way. */
  async cancel(): Promise<void> {
    this.#run++;
    (await this.#service).cancel();
  }

  async stop(): Promise<void> {
    this.#run++;
    (await this.#service).stop();
  }

  /** Waits for an answer as long as the engine shows life; else replaces it and asks again. */
  async #guarded<T>(
    ask: (service: Service) => Promise<T>,
    isWanted: () => boolean = () => true,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const service = await this.#service;
      try {
        if (service.info.place === 'main') return await ask(service);
        return await this.#watch.over(ask(service));
      } catch (error) {
        if (!(error instanceof SilentError)) throw restore(error);
        if (!isWanted()) throw new CancelledError();
        if (attempt >= ATTEMPTS) throw new Error('The engine stopped answering.', { cause: error });
        await this.#replace(service);
      }
    }
  }

  /** Starts another service in the same state, once, however many calls found this one dead. */
  async #replace(dead: Service): Promise<void> {
    if ((await this.#service) !== dead) return;
    dead.stop();
    this.#service = this.#start().then(async (service) => {
      const last = this.#lastScenario;
      if (last) await service.simulate(last.scenario, last.options, () => {});
      return service;
    });
  }
}

/** Ends the answers that are waited for when the worker dies or falls silent. */
class Watch {
  readonly #waiting = new Set<{ fail: (error: Error) => void; timer: number }>();

  /** The worker showed life. */
  alive(): void {
    for (const entry of this.#waiting) this.#arm(entry);
  }

  died(): void {
    for (const { fail } of this.#waiting) fail(new SilentError('The worker stopped.'));
  }

  async over<T>(answer: Promise<T>): Promise<T> {
    let fail: (error: Error) => void = () => {};
    const silence = new Promise<never>((_, reject) => (fail = reject));
    const entry = { fail, timer: 0 };
    this.#waiting.add(entry);
    this.#arm(entry);
    try {
      return await Promise.race([answer, silence]);
    } finally {
      clearTimeout(entry.timer);
      this.#waiting.delete(entry);
    }
  }

  #arm(entry: { fail: (error: Error) => void; timer: number }): void {
    clearTimeout(entry.timer);
    const end = () => entry.fail(new SilentError('The worker says nothing.'));
    entry.timer = globalThis.setTimeout(end, SILENCE_MS) as unknown as number;
  }
}

/** Errors lose their class on the way through a worker's messages. */
function restore(error: unknown): unknown {
  return error instanceof Error && error.name === 'CancelledError' ? new CancelledError() : error;
}

async function startInWorker(language: EnginePreference, watch: Watch): Promise<Service> {
  const worker = newWorker();
  const died = new Promise<never>((_, reject) => {
    const fail = () => {
      reject(new SilentError('The worker does not start.'));
      watch.died();
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    setTimeout(() => reject(new SilentError('The worker does not start.')), READY_MS);
  });
  died.catch(() => {});
  const remote = wrap<SimulatorApi>(worker);
  const previews = new Map<number, Preview>();
  const events = {
    alive: () => watch.alive(),
    preview: (call: number, result: MigrationResult) => {
      watch.alive();
      previews.get(call)?.(result);
    },
  };
  try {
    const engine = await Promise.race([remote.start(coreSource(), language, proxy(events)), died]);
    return workerService(worker, remote, engine, previews);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

function workerService(
  worker: Worker,
  remote: Remote<SimulatorApi>,
  engine: EngineName,
  previews: Map<number, Preview>,
): Service {
  let calls = 0;
  return {
    info: { place: 'worker', engine },
    async simulate(scenario, options, preview) {
      const call = ++calls;
      previews.set(call, preview);
      try {
        return await remote.simulate(call, scenario, options);
      } finally {
        previews.delete(call);
      }
    },
    frameAt: (...ask) => remote.frameAt(...ask),
    sweep: (scenario, x, y, derived) => remote.sweep(scenario, x, y, derived),
    repeat: (...ask) => remote.repeat(...ask),
    prepare: () => remote.prepare(),
    cancel: () => void remote.cancel(),
    stop: () => worker.terminate(),
  };
}

/** Loaded only where no worker is to be had. */
async function startOnMainThread(language: EnginePreference): Promise<Service> {
  const [{ Simulator }, { startKernels }] = await Promise.all([
    import('./simulator'),
    import('./start-kernel'),
  ]);
  const simulator = new Simulator(...(await startKernels(coreSource(), language)));
  return {
    info: { place: 'main', engine: simulator.engine },
    simulate: (scenario, options, preview) => simulator.show(scenario, options, { preview }),
    frameAt: (...ask) => simulator.frameAt(...ask),
    sweep: (scenario, x, y, derived) => simulator.sweep(scenario, x, y, derived),
    repeat: (...ask) => simulator.repeat(...ask),
    prepare: () => simulator.prepare(),
    cancel: () => simulator.cancel(),
    stop: () => simulator.cancel(),
  };
}
