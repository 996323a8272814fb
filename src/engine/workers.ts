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
  /** `main` avoids workers; `javascript` avoids WebAssembly. */
  place?: 'auto' | 'main';
  language?: EnginePreference;
  /** The most workers; by default the number that suits the machine. */
  workers?: number;
}

/** The engine that answers: where it runs and in which language. */
export interface EngineInfo {
  place: WorkerHandle['place'];
  engine: EngineName;
}

/**
 * The engines of a pool, each started when first needed. It uses the first of these that starts:
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

  /** The most engines there may be. */
  get limit(): number {
    return this.#limit;
  }

  /** The first engine; starts it if needed. */
  first(): WorkerHandle {
    return this.#list[0] ?? this.#start();
  }

  /** One more engine; null if there are enough, or if one is about to start. */
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

  /** Tells those who wait for an engine that there may be one. */
  #tell(): void {
    this.#waiting.splice(0).forEach((look) => look());
  }

  /** If a worker did not start, the other workers or the main thread do its work. */
  #remove(worker: WorkerHandle): void {
    this.#list = this.#list.filter((other) => other !== worker);
    if (worker.engine || worker.place === 'main') return;
    if (this.#list.length === 0) this.#place = 'main';
    this.#limit = Math.max(1, this.#list.length);
  }
}
