import { checkScenario } from '../catalog/scenario';
import { FINN, type SeveralMoves, scenarioOfRow } from '../catalog/several-moves';
import type { EnginePool, JobKey } from '../engine/pool';
import { startJob } from './job';

/** A row of the published table with the simulated time; null until it is simulated. */
export interface FinnRow extends SeveralMoves {
  simulatedSeconds: number | null;
}

/** The published table of several moves. Its rows are simulated one by one in the background. */
export class FinnTable {
  rows: readonly FinnRow[] = $state.raw(
    FINN.rows.map((row) => ({ ...row, simulatedSeconds: null })),
  );
  error: string | null = $state(null);
  readonly #pool: EnginePool;

  constructor(pool: EnginePool) {
    this.#pool = pool;
  }

  /** Simulates every row; returns a function that stops this. */
  start(): () => void {
    return startJob(
      this.#pool,
      (key) => this.#run(key),
      (message) => (this.error = message),
    );
  }

  async #run(key: JobKey): Promise<void> {
    for (const row of FINN.rows) {
      const checked = checkScenario(scenarioOfRow(row));
      if ('errors' in checked) throw new Error('A row of the table is not valid.');
      const options = { proof: false, isBackground: true };
      const { result } = await this.#pool.run(key, checked.scenario, options);
      const doneMs = Math.max(result.totalMs, ...result.moves.map((move) => move.doneMs));
      this.rows = this.rows.map((each) =>
        each.link === row.link && each.count === row.count
          ? { ...each, simulatedSeconds: doneMs / 1000 }
          : each,
      );
    }
  }
}
