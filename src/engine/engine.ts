import type { SweepPart } from '../model/sweep-grid';
import type { EngineName, MigrationResult } from '../model/types';
import { FramedRun, type RunAnswer } from './framed-run';
import type { Frame } from './frame-player';
import type { PageKernel } from './kernel';
import type { Asks } from './messages';
import type { SeedOutcome } from './seeds';
import { Slices } from './slices';
import type { Kernels } from './start-kernel';

/** Tiles of seeds and sweeps end after this time, ms; the missing parts are requested again. */
const TILE_MS = 50;

/**
 * The jobs of one thread, in a worker or on the page. Each run, with its frames, has a kernel of
 * its own; background work shares one more.
 */
export class Engine {
  readonly #kernels: Kernels;
  readonly #slices: Slices;
  readonly #runs = new Map<number, FramedRun>();
  readonly #stoppers = new Map<number, AbortController>();
  #shortKernel: Promise<PageKernel> | null = null;
  #tileKernel: Promise<PageKernel> | null = null;
  /** The current tile; tiles share a kernel. It never rejects. */
  #tile: Promise<unknown> = Promise.resolve();

  /** `onAlive` is called at least four times a second while there is work. */
  constructor(kernels: Kernels, onAlive: () => void) {
    this.#kernels = kernels;
    this.#slices = new Slices(onAlive);
  }

  get name(): EngineName {
    return this.#kernels.engine;
  }

  run(
    id: number,
    job: Asks['run'],
    preview: (result: MigrationResult) => void,
  ): Promise<RunAnswer> {
    const run = this.#runs.get(job.key) ?? this.#newRun();
    this.#runs.set(job.key, run);
    return run.begin(id, job, preview);
  }

  #newRun(): FramedRun {
    const shortKernel = () => (this.#shortKernel ??= this.#kernels.make());
    return new FramedRun(this.#kernels.make(), { shortKernel, slices: this.#slices });
  }

  /** The frame of a run; null if the run no longer exists. */
  frame({ key, run, ms, isCounted }: Asks['frame']): Promise<Frame | null> {
    return this.#runs.get(key)?.frame(run, ms, isCounted) ?? Promise.resolve(null);
  }

  /** Results of a scenario with several seeds. */
  async seeds(id: number, { scenario, first, count }: Asks['seeds']): Promise<SeedOutcome[]> {
    const { simulateSeeds } = await import('./seeds');
    const list: SeedOutcome[] = [];
    const work = (kernel: PageKernel) => simulateSeeds(kernel, scenario, first, count);
    await this.#inBackground(id, work, (outcome) => list.push(outcome));
    return list;
  }

  /** Results of some migrations of a sweep. */
  async tile(id: number, { grid, first, count }: Asks['tile']): Promise<SweepPart> {
    const { PartPacker, sweep } = await import('./sweep');
    const packer = new PartPacker(count);
    const work = (kernel: PageKernel) => sweep(kernel, grid, undefined, first, count);
    await this.#inBackground(id, work, (point) => packer.take(point));
    return packer.part;
  }

  async #inBackground<T>(
    id: number,
    work: (kernel: PageKernel) => Generator<T>,
    take: (each: T) => void,
  ): Promise<void> {
    const stopper = new AbortController();
    this.#stoppers.set(id, stopper);
    const kernel = await (this.#tileKernel ??= this.#kernels.make());
    const tile = this.#tile.then(() =>
      this.#slices.drive('background', inTime(work(kernel), take), stopper.signal),
    );
    this.#tile = tile.catch(() => {});
    return tile.finally(() => this.#stoppers.delete(id));
  }

  /** Loads what previews need, so that the first one does not wait for it. */
  async prepare(): Promise<null> {
    await import('./simulate');
    return null;
  }

  /** Ends a job; its promise rejects with CancelledError. */
  cancel(id: number): void {
    this.#stoppers.get(id)?.abort();
    for (const run of this.#runs.values()) if (run.id === id) run.stop();
  }

  /** Drops the run of a key with its frames and its kernel. */
  release(key: number): void {
    this.#runs.get(key)?.stop();
    this.#runs.delete(key);
  }
}

/** Gives out the values of a generator until its time is up; at least one. */
function* inTime<T>(work: Generator<T>, take: (each: T) => void): Generator<void, void> {
  const until = performance.now() + TILE_MS;
  for (const each of work) {
    take(each);
    if (performance.now() > until) return;
    yield;
  }
}
