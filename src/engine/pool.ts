import type { Place } from '../model/timeline';
import type { MigrationResult, Scenario } from '../model/types';
import { type SweepGrid, type SweepPart, pointsOf } from '../model/sweep-grid';
import { type Results, TileQueue, type Tile } from './batch';
import { type Call, type Keyed, errorOf, isOfBatch, leastOf } from './calls';
import { CancelledError } from './cancelled';
import type { RunAnswer } from './framed-run';
import type { Frame } from './frame-player';
import type { WorkerHandle } from './worker-handle';
import { type EngineInfo, Workers, type PoolOptions } from './workers';
import type { Answers, JobKind, JobRequest, Reply } from './messages';
import type { SeedOutcome } from './seeds';
import { engineText } from '../text/engine';

/** Names a job. A symbol cannot clash with other names. */
export type JobKey = string | symbol;

export interface RunOptions {
  /** Keep the stale-page proof. */
  proof: boolean;
  chunks?: number;
  /** Where in the run the first frame is wanted. */
  at?: Place | undefined;
  /** Called with a quick result if the run takes longer than one frame of the screen. */
  preview?: (result: MigrationResult) => void;
  /** Yields to runs that somebody waits for. */
  isBackground?: boolean;
}

const ATTEMPTS = 3;
/** Tiles that one engine gets at a time, so that the next is there when the first is done. */
const TILES_AHEAD = 2;

/**
 * Gives the page's jobs to the engines, by key. A newer job replaces only the one under the same
 * key, which rejects with CancelledError. All runs of a key are on one engine. It keeps the last
 * run for its frames until the key is released. An engine that dies or stops answering is
 * replaced, and its requests are repeated.
 */
export class EnginePool {
  readonly #workers: Workers;
  readonly #keys = new Map<JobKey, Keyed>();
  readonly #calls = new Map<number, Call>();
  #numbers = 0;
  /** Counts turns, because batches take turns. */
  #turn = 0;

  constructor(options: PoolOptions = {}) {
    this.#workers = new Workers(options, {
      reply: (_, reply) => this.#take(reply),
      died: (worker) => this.#redo(worker),
    });
  }

  /** Starts the first engine if none runs, and describes it. */
  info(): Promise<EngineInfo> {
    return this.#workers.info();
  }

  /** Simulates a scenario, and returns the first frame if that is quick. */
  async run(key: JobKey, scenario: Scenario, options: RunOptions): Promise<RunAnswer> {
    const { preview, isBackground, ...rest } = options;
    const keyed = this.#begin(key);
    const rank = isBackground ? 'background' : 'run';
    const job = { scenario, ...rest, rank, hasPreview: Boolean(preview) } as const;
    const request = { type: 'run', id: ++this.#numbers, key: keyed.number, ...job } as const;
    return this.#call(request, keyed, this.#workerOf(keyed), preview);
  }

  /**
   * The frame of a key's run at a moment, ms since its start; null before the run ends. Exact
   * counts take longer than a map.
   */
  async frame(key: JobKey, ms: number, isCounted = false): Promise<Frame | null> {
    const keyed = this.#keys.get(key);
    if (!keyed?.shown) return null;
    const ask = { key: keyed.number, run: keyed.shown.id, ms, isCounted };
    const request = { type: 'frame', id: ++this.#numbers, ...ask } as const;
    return this.#call(request, keyed, this.#workerOf(keyed));
  }

  /** The results of `count` seeds from `firstSeed` on; `onPart` gets them in order. */
  seeds(
    key: JobKey,
    scenario: Scenario,
    firstSeed: number,
    count: number,
    onPart: (part: readonly SeedOutcome[], first: number) => void = () => {},
  ): Promise<SeedOutcome[]> {
    const requestFor = ({ first, count: parts }: Tile, id: number) =>
      ({ type: 'seeds', id, scenario, first: firstSeed + first, count: parts }) as const;
    return this.#batch(key, count, requestFor, onPart).then((parts) => parts.flat());
  }

  /**
   * The migrations of a grid, in its order, as parts; each comes with the number of its first.
   * `isEverywhere`: engines that serve runs help, since nobody waits for a run meanwhile.
   */
  sweep(
    key: JobKey,
    grid: SweepGrid,
    onPart: (part: SweepPart, first: number) => void = () => {},
    isEverywhere = false,
  ): Promise<SweepPart[]> {
    const requestFor = (tile: Tile, id: number) => ({ type: 'tile', id, grid, ...tile }) as const;
    return this.#batch(key, pointsOf(grid), requestFor, onPart, isEverywhere);
  }

  /** Loads what longer runs need; called when a reader first uses the controls. */
  async prepare(): Promise<void> {
    this.#workers.first();
    const ask = (worker: WorkerHandle) =>
      this.#call({ type: 'prepare', id: ++this.#numbers }, null, worker);
    await Promise.all(this.#workers.list.map(ask));
  }

  /** Ends the job under way under a key; it rejects with CancelledError. */
  cancel(key: JobKey): void {
    const keyed = this.#keys.get(key);
    if (!keyed || keyed.shown) return;
    this.#end(keyed);
    this.#feed();
  }

  /** Ends the job of a key, and frees its run and frames. */
  release(key: JobKey): void {
    const keyed = this.#keys.get(key);
    if (!keyed) return;
    this.#end(keyed);
    keyed.worker?.post({ type: 'release', key: keyed.number });
    this.#keys.delete(key);
    this.#feed();
  }

  /** Ends all jobs and engines. */
  stop(): void {
    for (const keyed of this.#keys.values()) this.#end(keyed);
    this.#keys.clear();
    this.#workers.stop();
  }

  /** Registers a new job under a key. */
  #begin(key: JobKey): Keyed {
    const keyed = this.#keys.get(key) ?? {
      number: ++this.#numbers,
      worker: null,
      shown: null,
      batch: null,
    };
    this.#keys.set(key, keyed);
    this.#end(keyed);
    return keyed;
  }

  #end(keyed: Keyed): void {
    keyed.shown = null;
    keyed.batch?.fail(new CancelledError());
    keyed.batch = null;
    for (const [id, call] of this.#calls) {
      if (call.keyed !== keyed) continue;
      this.#calls.delete(id);
      call.worker.post({ type: 'cancel', id });
      if (call.request.type === 'frame') call.resolve(null);
      else call.reject(new CancelledError());
    }
  }

  #batch<P extends Results>(
    key: JobKey,
    count: number,
    requestFor: (tile: Tile, id: number) => JobRequest,
    onPart: (part: P, first: number) => void,
    isEverywhere = false,
  ): Promise<P[]> {
    const keyed = this.#begin(key);
    const batch = new TileQueue(count, onPart);
    const give = (worker: WorkerHandle) => {
      const tile = batch.next(this.#workers.limit);
      this.#call(requestFor(tile, ++this.#numbers), keyed, worker)
        .then((list) => batch.done(tile, list as unknown as P))
        .catch((error: unknown) => batch.fail(error))
        .finally(() => this.#feed());
    };
    keyed.batch = {
      isEverywhere,
      isWaiting: () => batch.isWaiting,
      give,
      fail: (error) => batch.fail(error),
    };
    this.#feed();
    return batch.finished;
  }

  /** Gives tiles to engines that have room for them. */
  #feed(): void {
    for (;;) {
      const waiting = [...this.#keys.values()].filter(({ batch }) => batch?.isWaiting());
      const batch = waiting[this.#turn++ % waiting.length]?.batch;
      const worker = batch && this.#workerForTile(batch.isEverywhere);
      if (!worker) return;
      batch.give(worker);
    }
  }

  /**
   * An engine for a tile: not one that serves runs, if there are others, unless it is done
   * everywhere. Null if all are busy.
   */
  #workerForTile(isEverywhere = false): WorkerHandle | null {
    const { list } = this.#workers;
    const others = list.filter((worker) => isEverywhere || this.#runsOn(worker) === 0);
    const withRoom = (workers: readonly WorkerHandle[]) =>
      leastOf(workers, (worker) => this.#tilesOn(worker), TILES_AHEAD);
    const worker = withRoom(others) ?? this.#workers.another();
    return worker ?? (others.length === 0 ? withRoom(list) : null);
  }

  /** The engine of a key's runs; if that engine died, another repeats the run. */
  #workerOf(keyed: Keyed): WorkerHandle {
    if (keyed.worker) return keyed.worker;
    const worker = this.#workerForKey();
    keyed.worker = worker;
    if (keyed.shown) worker.post(keyed.shown);
    return worker;
  }

  #workerForKey(): WorkerHandle {
    const { list } = this.#workers;
    const worker = leastOf(list, (each) => this.#runsOn(each)) ?? this.#workers.first();
    return this.#runsOn(worker) === 0 ? worker : (this.#workers.another() ?? worker);
  }

  #runsOn(worker: WorkerHandle): number {
    return [...this.#keys.values()].filter((keyed) => keyed.worker === worker).length;
  }

  #tilesOn(worker: WorkerHandle): number {
    const isTile = (call: Call) => call.worker === worker && isOfBatch(call.request);
    return [...this.#calls.values()].filter(isTile).length;
  }

  #call<Answer extends Answers[JobKind]>(
    request: JobRequest,
    keyed: Keyed | null,
    worker: WorkerHandle,
    preview?: Call['preview'],
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const call = { request, keyed, worker, attempts: 1, preview, reject };
      this.#calls.set(request.id, { ...call, resolve: resolve as Call['resolve'] });
      worker.post(request);
    });
  }

  #take(reply: Reply): void {
    if (reply.type === 'started') this.#feed();
    if (reply.type === 'started' || reply.type === 'alive') return;
    // A job that nobody waits for has no call.
    const call = this.#calls.get(reply.id);
    if (reply.type === 'preview') return call?.preview?.(reply.result);
    this.#calls.delete(reply.id);
    if (reply.type === 'failed') call?.reject(errorOf(reply));
    else if (call) {
      if (call.keyed && call.request.type === 'run') call.keyed.shown = call.request;
      call.resolve(reply.answer);
    }
  }

  /** Repeats the requests to an engine that died. */
  #redo(dead: WorkerHandle): void {
    for (const keyed of this.#keys.values()) if (keyed.worker === dead) keyed.worker = null;
    for (const [id, call] of [...this.#calls]) {
      if (call.worker !== dead) continue;
      if (++call.attempts > ATTEMPTS) {
        this.#calls.delete(id);
        call.reject(new Error(engineText.silent));
        continue;
      }
      const isFree = !call.keyed || isOfBatch(call.request);
      call.worker = isFree
        ? (this.#workerForTile() ?? this.#workers.first())
        : this.#workerOf(call.keyed!);
      call.worker.post(call.request);
    }
  }
}
