import { type Remote, proxy, wrap } from 'comlink';
import type { EngineName, MigrationResult, Scenario } from '../model/types';
import coreUrl from '../../build/core.wasm?url';
import type { Frame } from './frames';
import { CancelledError } from './cancelled';
import type { RunListener } from './simulator';
import type { SimulatorApi } from './simulator.worker';
import type { EnginePreference } from './start-kernel';
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
  /** Creates the worker; tests replace it. */
  createWorker?: () => Worker;
}

interface Service {
  info: EngineInfo;
  simulate(
    scenario: Scenario,
    options: { proof: boolean; chunks?: number },
    listener: Required<RunListener>,
  ): Promise<MigrationResult>;
  frameAt(ms: number, progress: (passedMs: number) => void): Promise<Frame | null>;
  sweep(
    scenario: Scenario,
    x: Axis,
    y: Axis | null,
    derived: Derived,
    progress: (done: number) => void,
  ): Promise<SweepPoint[]>;
  prepare(): Promise<void>;
  cancel(): void;
  stop(): void;
}

const READY_MS = 2000;
const SILENCE_MS = 5000;
const ATTEMPTS = 3;

const defaultWorker = () =>
  new Worker(new URL('./simulator.worker.ts', import.meta.url), { type: 'module' });

/** The worker died, or said nothing for five seconds. */
class SilentError extends Error {}

/**
 * The page's way to the engine. It takes the first that starts of worker with WebAssembly, worker
 * with JavaScript, main thread; replaces a worker that dies or falls silent and repeats its run.
 */
export class EngineClient {
  readonly #options: ClientOptions;
  #service: Promise<Service>;
  #run = 0;
  /** Ends each answer that is waited for when the worker is found dead. */
  readonly #waiting = new Set<(error: Error) => void>();
  #lastScenario: { scenario: Scenario; proof: boolean } | null = null;

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
      const service = await this.#startWorker(language).catch(() => null);
      if (service) return service;
    }
    return startOnMainThread(language);
  }

  async #startWorker(language: EnginePreference): Promise<Service> {
    const worker = (this.#options.createWorker ?? defaultWorker)();
    const died = new Promise<never>((_, reject) => {
      const fail = () => {
        const error = new SilentError('The worker stopped.');
        reject(error);
        for (const end of this.#waiting) end(error);
      };
      worker.addEventListener('error', fail);
      worker.addEventListener('messageerror', fail);
    });
    died.catch(() => {});
    const remote = wrap<SimulatorApi>(worker);
    const url = new URL(coreUrl, document.baseURI).href;
    try {
      const engine = await Promise.race([remote.start(url, language), died, timeout(READY_MS)]);
      return workerService(worker, remote, engine);
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  /** Simulates a scenario; a newer call makes an older one reject with CancelledError. */
  async simulate(
    scenario: Scenario,
    options: { proof: boolean; chunks?: number },
    listener: RunListener = {},
  ): Promise<MigrationResult> {
    const run = ++this.#run;
    (await this.#service).cancel();
    const result = await this.#guarded(
      (service, alive) => {
        if (run !== this.#run) throw new CancelledError();
        return service.simulate(scenario, options, {
          progress: (ms) => {
            alive();
            if (run === this.#run) listener.progress?.(ms);
          },
          preview: (preview) => {
            alive();
            if (run === this.#run) listener.preview?.(preview);
          },
        });
      },
      () => run === this.#run,
    );
    if (run !== this.#run) throw new CancelledError();
    this.#lastScenario = { scenario, proof: options.proof };
    return result;
  }

  /** The frame of the last scenario simulated, or null before the first. */
  frameAt(ms: number): Promise<Frame | null> {
    return this.#guarded((service, alive) => service.frameAt(ms, alive), undefined, true);
  }

  sweep(
    scenario: Scenario,
    x: Axis,
    y: Axis | null,
    derived: Derived,
    progress: (done: number) => void = () => {},
  ): Promise<SweepPoint[]> {
    return this.#guarded((service, alive) =>
      service.sweep(scenario, x, y, derived, (done) => {
        alive();
        progress(done);
      }),
    );
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
    ask: (service: Service, alive: () => void) => Promise<T>,
    isWanted: () => boolean = () => true,
    needsScenario = false,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const service = await this.#service;
      try {
        return await this.#watched(service, ask);
      } catch (error) {
        if (!(error instanceof SilentError)) throw restore(error);
        if (!isWanted()) throw new CancelledError();
        if (attempt >= ATTEMPTS) throw new Error('The engine stopped answering.', { cause: error });
        await this.#replace(service);
        if (needsScenario && this.#lastScenario) await this.#repeatLast();
      }
    }
  }

  /** Starts another service, once, however many calls found this one dead. */
  async #replace(dead: Service): Promise<void> {
    if ((await this.#service) !== dead) return;
    dead.stop();
    this.#service = this.#start();
  }

  async #repeatLast(): Promise<void> {
    const { scenario, proof } = this.#lastScenario!;
    await (await this.#service).simulate(scenario, { proof }, { progress() {}, preview() {} });
  }

  async #watched<T>(
    service: Service,
    ask: (service: Service, alive: () => void) => Promise<T>,
  ): Promise<T> {
    if (service.info.place === 'main') return ask(service, () => {});
    let timer: ReturnType<typeof setTimeout> | undefined;
    let fail: (error: Error) => void = () => {};
    const silence = new Promise<never>((_, reject) => (fail = reject));
    this.#waiting.add(fail);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(new SilentError('The worker says nothing.')), SILENCE_MS);
    };
    alive();
    try {
      return await Promise.race([ask(service, alive), silence]);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(fail);
    }
  }
}

/** Errors lose their class on the way through a worker's messages. */
function restore(error: unknown): unknown {
  return error instanceof Error && error.name === 'CancelledError' ? new CancelledError() : error;
}

function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new SilentError('The worker does not start.')), ms),
  );
}

function workerService(worker: Worker, remote: Remote<SimulatorApi>, engine: EngineName): Service {
  return {
    info: { place: 'worker', engine },
    simulate: (scenario, options, { progress, preview }) =>
      remote.simulate(scenario, options, proxy(progress), proxy(preview)),
    frameAt: (ms, progress) => remote.frameAt(ms, proxy(progress)),
    sweep: (scenario, x, y, derived, progress) =>
      remote.sweep(scenario, x, y, derived, proxy(progress)),
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
  const simulator = new Simulator(...(await startKernels(coreUrl, language)));
  return {
    info: { place: 'main', engine: simulator.engine },
    simulate: (scenario, options, listener) => simulator.simulate(scenario, options, listener),
    frameAt: (ms, progress) => simulator.frameAt(ms, progress),
    sweep: (scenario, x, y, derived, progress) =>
      simulator.sweep(scenario, x, y, derived, { progress }),
    prepare: () => simulator.prepare(),
    cancel: () => simulator.cancel(),
    stop: () => simulator.cancel(),
  };
}
