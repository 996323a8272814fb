import { type Ladder, type RemedyKind, type Rung, laddersFor } from '../catalog/remedies';
import { checkScenario } from '../catalog/scenario';
import type { EnginePool, Key } from '../engine/pool';
import type { SeedOutcome } from '../engine/seeds';
import type { Scenario } from '../model/types';
import { startJob } from './job';

/** A change that makes a migration converge, and what it then comes to. */
export interface Remedy extends Rung {
  kind: RemedyKind;
  /** What the change makes of the migration. */
  outcome: SeedOutcome;
}

/** A blackout this many times the shortest one offered is no help. */
const FAR_LONGER = 20;

/** Searches for changes that help one scenario, each tried by simulating it. */
export class Remedies {
  list: readonly Remedy[] = $state.raw([]);
  isDone: boolean = $state(false);
  error: string | null = $state(null);
  readonly #pool: EnginePool;

  constructor(pool: EnginePool) {
    this.#pool = pool;
  }

  /** Begins the search; returns what ends it. */
  start(scenario: Scenario): () => void {
    this.list = [];
    this.isDone = false;
    this.error = null;
    return startJob(
      this.#pool,
      (key) => this.#search(key, scenario),
      (message) => (this.error = message),
    );
  }

  async #search(key: Key, scenario: Scenario): Promise<void> {
    for (const ladder of laddersFor(scenario)) {
      const remedy = await this.#climb(key, scenario, ladder);
      if (remedy) this.list = [...this.list, remedy];
    }
    this.list = withoutWorst(this.list);
    this.isDone = true;
  }

  /** The first rung that makes the migration converge; null where none does. */
  async #climb(key: Key, scenario: Scenario, { kind, rungs }: Ladder): Promise<Remedy | null> {
    for (const rung of rungs) {
      const draft = structuredClone(scenario);
      rung.edit(draft);
      const checked = checkScenario(draft);
      if ('errors' in checked) continue;
      const [outcome] = await this.#pool.seeds(key, checked.scenario, checked.scenario.seed, 1);
      if (outcome?.outcome === 'converged') return { ...rung, kind, outcome };
    }
    return null;
  }
}

function withoutWorst(list: readonly Remedy[]): Remedy[] {
  const shortest = Math.min(...list.map(({ outcome }) => outcome.blackoutMs));
  return list.filter(({ outcome }) => outcome.blackoutMs <= FAR_LONGER * Math.max(shortest, 50));
}
