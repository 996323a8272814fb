import type { EnginePool, JobKey } from '../engine/pool';
import { OutcomeCells } from '../model/outcome-map';
import type { SweepGrid } from '../model/sweep-grid';
import { startJob } from './job';

/** Seeds besides the scenario's own. */
export const MORE_SEEDS = 8;
/** How long nothing changes before the other seeds begin, ms. */
const IDLE_MS = 500;

/** The same grid with other seeds, when nothing else is to do: how much of it is chance. */
export class SeedMaps {
  /** For each cell, with how many seeds it ends as with the first; null until all are done. */
  agreeing: Uint8Array | null = $state.raw(null);
  readonly #pool: EnginePool;
  readonly #fail: (message: string) => void;
  #stop = () => {};

  constructor(pool: EnginePool, fail: (message: string) => void) {
    this.#pool = pool;
    this.#fail = fail;
  }

  /** Simulates the grid with other seeds, if pages can be counted for it. */
  start(grid: SweepGrid, cells: OutcomeCells): void {
    this.stop();
    if (cells.ends.some(({ model }) => model !== 'counts')) return;
    const timer = setTimeout(() => {
      const end = startJob(this.#pool, (key) => this.#run(key, grid, cells), this.#fail);
      this.#stop = end;
    }, IDLE_MS);
    this.#stop = () => clearTimeout(timer);
  }

  stop(): void {
    this.#stop();
    this.#stop = () => {};
    this.agreeing = null;
  }

  async #run(key: JobKey, grid: SweepGrid, cells: OutcomeCells): Promise<void> {
    const agreeing = new Uint8Array(cells.size).fill(1);
    const own = cells.picture('pause').classes;
    for (let more = 1; more <= MORE_SEEDS; more++) {
      const scenario = { ...grid.scenario, seed: grid.scenario.seed + more };
      const other = new OutcomeCells(cells.columns, cells.rows);
      await this.#pool.sweep(key, { ...grid, scenario }, (part, first) => other.take(part, first));
      other.picture('pause').classes.forEach((each, place) => {
        if (each === own[place]) agreeing[place]!++;
      });
    }
    this.agreeing = agreeing;
  }
}
