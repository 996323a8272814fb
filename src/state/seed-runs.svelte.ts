import { EngineClient } from '../engine/client';
import type { Luck } from '../engine/repeat';
import type { Scenario } from '../model/types';
import { startStoppable } from './stoppable';

export type { Luck };

export const SEED_RUNS = 100;
/** Seeds asked for at once: few enough to show how far it is. */
const BATCH = 10;

/** One scenario with many seeds, on an engine of its own so that the page's stays free. */
export class SeedRuns {
  runs: readonly Luck[] = $state.raw([]);
  error: string | null = $state(null);
  readonly isDone: boolean = $derived(this.runs.length === SEED_RUNS);

  /** Simulates the scenario with seeds from 1 on; returns what stops it. */
  start(scenario: Scenario): () => void {
    this.runs = [];
    this.error = null;
    const client = new EngineClient();
    const stop = startStoppable(
      async (isWanted) => {
        try {
          for (let seed = 1; seed <= SEED_RUNS && isWanted(); seed += BATCH) {
            const batch = await client.repeat(scenario, seed, BATCH);
            if (isWanted()) this.runs = [...this.runs, ...batch];
          }
        } finally {
          await client.stop();
        }
      },
      (message) => (this.error = message),
    );
    return () => {
      stop();
      void client.cancel();
    };
  }
}
