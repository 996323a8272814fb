import type { EngineName } from '../model/types';
import {
  type WorkerHandle,
  type WorkerListener,
  startOnMainThread,
  startWorker,
} from './worker-handle';
import { thisMachine, workersFor } from './pool-size';
import type { EnginePreference } from './start-kernel';

export interface PoolOptions {
  /** `main` keeps off workers; `javascript` keeps off WebAssembly. */
  place?: 'auto' | 'main';
  language?: EnginePreference;
  /** At most so many workers; else as many as the machine is good for. */
  workers?: number;
}

/** Which engine answers: where it runs and in which language. */
export interface EngineInfo {
  place: WorkerHandle['place'];
  engine: EngineName;
}

/**
 * The engines of a pool, each started when it is first needed. It takes the first that starts of
 * worker with WebAssembly, worker with JavaScript, main thread.
 */
export class Workers {
  readonly #language: EnginePreference;
  readonly #listener: WorkerListener;
  #place: 'auto' | 'main';
  #limit: number;
  #waiting: (() => void)[] = [];
  #list: WorkerHandle[] = [];

  constructor(
    { place = 'auto', language = 'auto', workers }: PoolOptions,
    listener: WorkerListener,
  ) {
    this.#place = place;
    this.#language = language;
    this.#limit = place === 'main' ? 1 : (workers ?? workersFor(thisMachine()));
    this.#listener = {
      reply: (worker, reply) => {
        if (reply.type === 'started') this.#tell();
        listener.reply(worker, reply);
      },
      died: (worker) => {
        this.#remove(worker);
        listener.died(worker);
        this.#tell();
      },
    };
  }

  get list(): readonly WorkerHandle[] {
    return this.#list;
  }

  /** How many engines there may be. */
  get limit(): number {
    return this.#limit;
  }

  /** The first engine; it is started where there is none. */
  first(): WorkerHandle {
    return this.#list[0] ?? this.#start();
  }

  /** One more engine; null where there are enough, or one is about to start. */
  another(): WorkerHandle | null {
    const isEnough = this.#list.length >= this.limit || this.#list.some(({ engine }) => !engine);
    return isEnough ? null : this.#start();
  }

  async info(): Promise<EngineInfo> {
    for (;;) {
      this.first();
      for (const { place, engine } of this.#list) if (engine) return { place, engine };
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  stop(): void {
    this.#list.forEach((worker) => worker.stop());
    this.#list = [];
  }

  #start(): WorkerHandle {
    const start = this.#place === 'main' ? startOnMainThread : startWorker;
    const worker = start(this.#language, this.#listener);
    this.#list.push(worker);
    return worker;
  }

  /** Lets those who wait for an engine look again. */
  #tell(): void {
    this.#waiting.splice(0).forEach((look) => look());
  }

  /** Where a worker did not start, the others have to do, or else the main thread. */
  #remove(worker: WorkerHandle): void {
    this.#list = this.#list.filter((other) => other !== worker);
    if (worker.engine || worker.place === 'main') return;
    if (this.#list.length === 0) this.#place = 'main';
    this.#limit = Math.max(1, this.#list.length);
  }
}
