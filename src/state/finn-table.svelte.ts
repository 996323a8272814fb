import { checkScenario } from '../catalog/scenario';
import { FINN, type SeveralMoves, scenarioOfRow } from '../catalog/several-moves';
import { EngineClient } from '../engine/client';
import { startStoppable } from './stoppable';

/** A row of the published table, and what the model makes of it; null until it is simulated. */
export interface FinnRow extends SeveralMoves {
  simulatedSeconds: number | null;
}

/** The published table of several moves, simulated row by row on an engine of its own. */
export class FinnTable {
  rows: readonly FinnRow[] = $state.raw(
    FINN.rows.map((row) => ({ ...row, simulatedSeconds: null })),
  );
  error: string | null = $state(null);

  /** Simulates every row; returns what stops it. */
  start(): () => void {
    return startStoppable(
      (isWanted) => this.#run(isWanted),
      (message) => (this.error = message),
    );
  }

  async #run(isWanted: () => boolean): Promise<void> {
    const client = new EngineClient();
    try {
      for (const row of FINN.rows) {
        if (!isWanted()) return;
        const checked = checkScenario(scenarioOfRow(row));
        if ('errors' in checked) throw new Error('A row of the table is not valid.');
        const { totalMs, moves } = await client.simulate(checked.scenario, { proof: false });
        const doneMs = Math.max(totalMs, ...moves.map((move) => move.doneMs));
        this.rows = this.rows.map((each) =>
          each.link === row.link && each.count === row.count
            ? { ...each, simulatedSeconds: doneMs / 1000 }
            : each,
        );
      }
    } finally {
      await client.stop();
    }
  }
}
