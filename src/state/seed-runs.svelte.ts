import type { EnginePool } from '../engine/pool';
import type { SeedOutcome } from '../engine/seeds';
import type { Scenario } from '../model/types';
import { startJob } from './job';

export type { SeedOutcome };

export const SEED_RUNS = 100;

/** Runs of one scenario with many seeds, in the background. */
export class SeedRuns {
  runs: readonly SeedOutcome[] = $state.raw([]);
  error: string | null = $state(null);
  readonly isDone: boolean = $derived(this.runs.length === SEED_RUNS);
  readonly #pool: EnginePool;

  constructor(pool: EnginePool) {
    this.#pool = pool;
  }

  /** Simulates the scenario with seeds from 1 on; returns a function that stops this. */
  start(scenario: Scenario): () => void {
    this.runs = [];
    this.error = null;
    const take = (part: readonly SeedOutcome[]) => (this.runs = [...this.runs, ...part]);
    return startJob(
      this.#pool,
      async (key) => void (await this.#pool.seeds(key, scenario, 1, SEED_RUNS, take)),
      (message) => (this.error = message),
    );
  }
}
