import {
  type ChangeGroup,
  type RemedyKind,
  type SettingChange,
  changesToTry,
} from '../catalog/remedies';
import { checkChange } from '../catalog/scenario';
import type { EnginePool, JobKey } from '../engine/pool';
import type { SeedOutcome } from '../engine/seeds';
import { followFirst } from '../model/scenario/follow-first';
import type { Scenario } from '../model/types';
import { startJob } from './job';

/** A change with which a migration converges, and its result. */
export interface Remedy extends SettingChange {
  kind: RemedyKind;
  /** The simulated result of the change. */
  outcome: Pick<SeedOutcome, 'blackoutMs' | 'pullMs' | 'totalMs'>;
}

/** A remedy with a blackout this many times the shortest one offered is left out. */
const FAR_LONGER = 20;

/** Searches for changes that help one scenario, by simulating each. */
export class Remedies {
  list: readonly Remedy[] = $state.raw([]);
  isDone: boolean = $state(false);
  error: string | null = $state(null);
  readonly #pool: EnginePool;

  constructor(pool: EnginePool) {
    this.#pool = pool;
  }

  /** Removes what was found for another scenario. */
  clear(): void {
    this.list = [];
    this.isDone = false;
    this.error = null;
  }

  /** Begins the search, after `clear`; returns a function that stops it. */
  start(scenario: Scenario): () => void {
    return startJob(
      this.#pool,
      (key) => this.#search(key, scenario),
      (message) => (this.error = message),
    );
  }

  async #search(key: JobKey, scenario: Scenario): Promise<void> {
    for (const group of changesToTry(scenario)) {
      const remedy = await this.#firstThatHelps(key, scenario, group);
      // Offered remedies are never removed, so nothing moves while somebody points at it.
      if (remedy && helps(remedy, this.list)) this.list = [...this.list, remedy];
    }
    this.isDone = true;
  }

  /** The first change with which the migration converges; null if there is none. */
  async #firstThatHelps(
    key: JobKey,
    scenario: Scenario,
    { kind, changes }: ChangeGroup,
  ): Promise<Remedy | null> {
    for (const change of changes) {
      const draft = structuredClone(scenario);
      change.edit(draft);
      followFirst(draft);
      const checked = checkChange(scenario, draft);
      if ('errors' in checked) continue;
      const outcome = await this.#outcomeOf(key, checked.scenario);
      if (outcome) return { ...change, kind, outcome };
    }
    return null;
  }

  /**
   * The result of a scenario that converges; null for any other. Only large VMs are estimated from
   * counts first, and then simulated as the run on the screen is, so that its numbers are the same.
   */
  async #outcomeOf(key: JobKey, scenario: Scenario): Promise<Remedy['outcome'] | null> {
    const [quick] = await this.#pool.seeds(key, scenario, scenario.seed, 1);
    if (quick?.outcome !== 'converged') return null;
    if (quick.model === 'pages') return quick;
    const { result } = await this.#pool.run(key, scenario, { proof: false, isBackground: true });
    const { outcome, blackoutMs, pullMs, totalMs } = result;
    return outcome === 'converged' ? { blackoutMs, pullMs, totalMs } : null;
  }
}

/** Whether the blackout of a remedy is not far longer than the best one offered so far. */
function helps({ outcome }: Remedy, others: readonly Remedy[]): boolean {
  const shortest = Math.min(...others.map((each) => each.outcome.blackoutMs));
  return outcome.blackoutMs <= FAR_LONGER * Math.max(shortest, 50);
}
