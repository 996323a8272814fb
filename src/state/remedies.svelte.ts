import { type Ladder, type RemedyKind, type SettingChange, laddersFor } from '../catalog/remedies';
import { checkScenario } from '../catalog/scenario';
import type { EnginePool, JobKey } from '../engine/pool';
import type { SeedOutcome } from '../engine/seeds';
import type { Scenario } from '../model/types';
import { startJob } from './job';

/** A change that makes a migration converge, and what it then comes to. */
export interface Remedy extends SettingChange {
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

  /** Forgets what was found for another scenario. */
  clear(): void {
    this.list = [];
    this.isDone = false;
    this.error = null;
  }

  /** Begins the search, after `clear`; returns what ends it. */
  start(scenario: Scenario): () => void {
    return startJob(
      this.#pool,
      (key) => this.#search(key, scenario),
      (message) => (this.error = message),
    );
  }

  async #search(key: JobKey, scenario: Scenario): Promise<void> {
    for (const ladder of laddersFor(scenario)) {
      const remedy = await this.#firstThatHelps(key, scenario, ladder);
      // What is offered stays offered: nothing moves from under a finger.
      if (remedy && helps(remedy, this.list)) this.list = [...this.list, remedy];
    }
    this.isDone = true;
  }

  /** The first step that makes the migration converge; null where none does. */
  async #firstThatHelps(
    key: JobKey,
    scenario: Scenario,
    { kind, steps }: Ladder,
  ): Promise<Remedy | null> {
    for (const step of steps) {
      const draft = structuredClone(scenario);
      step.edit(draft);
      const checked = checkScenario(draft);
      if ('errors' in checked) continue;
      const [outcome] = await this.#pool.seeds(key, checked.scenario, checked.scenario.seed, 1);
      if (outcome?.outcome === 'converged') return { ...step, kind, outcome };
    }
    return null;
  }
}

/** Whether a remedy comes near the best of those that are offered already. */
function helps({ outcome }: Remedy, others: readonly Remedy[]): boolean {
  const shortest = Math.min(...others.map((each) => each.outcome.blackoutMs));
  return outcome.blackoutMs <= FAR_LONGER * Math.max(shortest, 50);
}
