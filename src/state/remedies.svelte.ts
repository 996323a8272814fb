import { type Ladder, type RemedyKind, type Rung, laddersFor } from '../catalog/remedies';
import { checkScenario } from '../catalog/scenario';
import { EngineClient } from '../engine/client';
import type { Luck } from '../engine/repeat';
import type { Scenario } from '../model/types';
import { startStoppable } from './stoppable';

/** A change that makes a migration converge, and what it then comes to. */
export interface Remedy extends Rung {
  kind: RemedyKind;
  luck: Luck;
}

/** A blackout this many times the shortest one offered is no help. */
const FAR_LONGER = 20;

/** Searches for changes that help one scenario, each tried by simulating it. */
export class Remedies {
  list: readonly Remedy[] = $state.raw([]);
  isDone: boolean = $state(false);
  error: string | null = $state(null);

  /** Begins the search; returns what ends it. */
  start(scenario: Scenario): () => void {
    this.list = [];
    this.isDone = false;
    this.error = null;
    const client = new EngineClient();
    const stop = startStoppable(
      async (isWanted) => {
        try {
          for (const ladder of laddersFor(scenario)) {
            const remedy = await climb(client, scenario, ladder, isWanted);
            if (!isWanted()) return;
            if (remedy) this.list = [...this.list, remedy];
          }
          this.list = withoutWorst(this.list);
          this.isDone = true;
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

/** The first rung that makes the migration converge; null where none does. */
async function climb(
  client: EngineClient,
  scenario: Scenario,
  { kind, rungs }: Ladder,
  isWanted: () => boolean,
): Promise<Remedy | null> {
  for (const rung of rungs) {
    if (!isWanted()) return null;
    const draft = structuredClone(scenario);
    rung.edit(draft);
    const checked = checkScenario(draft);
    if ('errors' in checked) continue;
    const [luck] = await client.repeat(checked.scenario, checked.scenario.seed, 1);
    if (luck?.outcome === 'converged') return { ...rung, kind, luck };
  }
  return null;
}

function withoutWorst(list: readonly Remedy[]): Remedy[] {
  const shortest = Math.min(...list.map(({ luck }) => luck.blackoutMs));
  return list.filter(({ luck }) => luck.blackoutMs <= FAR_LONGER * Math.max(shortest, 50));
}
