import { derivedIn } from '../catalog/sweep';
import { shorten } from '../catalog/scenario-file';
import type { EnginePool } from '../engine/pool';
import type { SweepEnd, SweepNumber } from '../model/sweep-grid';
import { SWEEP_NUMBERS } from '../model/sweep-grid';
import type { Scenario } from '../model/types';
import { startJob } from './job';
import { MORE_SEEDS } from './seed-maps.svelte';

interface SeedRow {
  end: SweepEnd;
  numbers: Record<SweepNumber, number>;
}

/** One scenario with nine seeds, the first being its own. */
export class NineSeeds {
  rows: readonly SeedRow[] = $state.raw([]);
  readonly #pool: EnginePool;
  readonly #fail: (message: string) => void;

  constructor(pool: EnginePool, fail: (message: string) => void) {
    this.#pool = pool;
    this.#fail = fail;
  }

  /** Simulates the scenario, when it has not changed for a moment; returns what stops that. */
  start(scenario: Scenario): () => void {
    let stop = () => {};
    const timer = setTimeout(() => {
      const { seed } = scenario;
      const x = { path: 'seed', from: seed, to: seed + MORE_SEEDS, points: MORE_SEEDS + 1 };
      const axis = { ...x, log: false, integer: true };
      const grid = { scenario, x: axis, y: null, derived: derivedIn(shorten(scenario), [axis]) };
      stop = startJob(
        this.#pool,
        async (key) => {
          const parts = await this.#pool.sweep(key, grid);
          this.rows = parts.flatMap(({ ends, end, numbers }) =>
            Array.from(end, (which, row) => ({
              end: ends[which]!,
              numbers: numbersOf(numbers, row),
            })),
          );
        },
        this.#fail,
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }
}

/** A pointer that passes over cells does not start their seeds, ms. */
const WAIT_MS = 80;

function numbersOf(numbers: Float64Array, row: number): Record<SweepNumber, number> {
  const first = row * SWEEP_NUMBERS.length;
  return Object.fromEntries(
    SWEEP_NUMBERS.map((name, column) => [name, numbers[first + column]!]),
  ) as Record<SweepNumber, number>;
}
