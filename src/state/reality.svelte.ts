import {
  type Figures,
  type PredictedRun,
  type Summary,
  measuredFigures,
  predict,
  seedFigures,
  summarize,
} from '../catalog/prediction';
import type { ScenarioInput } from '../catalog/scenario-input';
import { type Recorded, isSpecial, scenarioOfRecord, versionOf } from '../catalog/recorded';
import { checkScenario } from '../catalog/scenario';
import type { EnginePool, JobKey } from '../engine/pool';
import { startJob } from './job';
import { recordedRuns } from './recorded-runs';

/** What limited a recorded run: QEMU or the link. `special` runs had something else switched on. */
export type Group = 'qemu' | 'link' | 'special';

/** The errors for the undisturbed runs of one version of QEMU; null until all are simulated. */
export interface VersionSummary {
  version: number;
  summary: Summary | null;
}

/** One recorded run. `predicted` is null until its seeds have been simulated. */
export interface Entry {
  record: Recorded;
  group: Group;
  isQuiet: boolean;
  scenario: ScenarioInput;
  measured: Figures;
  predicted: Figures | null;
}

/** Number of seeds of a prediction, the same as in the validate command. */
export const SEEDS = 31;

const groupOf = (record: Recorded): Group => (isSpecial(record) ? 'special' : record.in.limiter);

/** The recorded runs and their predictions, made one after the other while the screen is open. */
export class Reality {
  entries: readonly Entry[] = $state.raw(
    recordedRuns().map((record) => ({
      record,
      group: groupOf(record),
      isQuiet: record.quiet ?? false,
      scenario: scenarioOfRecord(record),
      measured: measuredFigures(record),
      predicted: null,
    })),
  );
  /** Why predicting stopped; null without an error. */
  error: string | null = $state(null);

  /** The run that is simulated next if it is missing; null for the order of the list. */
  wanted: string | null = null;

  readonly #pool: EnginePool;

  constructor(pool: EnginePool) {
    this.#pool = pool;
  }

  readonly done: number = $derived(this.entries.filter((entry) => entry.predicted).length);
  readonly isDone: boolean = $derived(this.done === this.entries.length);

  /** Continues with the missing predictions; returns a function that stops this. */
  start(): () => void {
    this.error = null;
    return startJob(
      this.#pool,
      (key) => this.#run(key),
      (message) => (this.error = message),
    );
  }

  async #run(key: JobKey): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const { record, scenario } = next;
      const checked = checkScenario(scenario);
      if ('errors' in checked) throw new Error(`The record ${record.id} is not understood.`);
      const seeds = await this.#pool.seeds(key, checked.scenario, 1, SEEDS);
      const predicted = predict(seeds.map(seedFigures));
      this.entries = this.entries.map((entry) =>
        entry.record.id === record.id ? { ...entry, predicted } : entry,
      );
    }
  }

  #next(): Entry | undefined {
    const missing = this.entries.filter(({ predicted }) => !predicted);
    return missing.find(({ record }) => record.id === this.wanted) ?? missing[0];
  }

  /** How well the undisturbed runs of the two plain groups are predicted; null until all are. */
  readonly summary: Summary | null = $derived(this.isDone ? this.#summaryOf(this.entries) : null);

  /** The same by version, in the order in which the runs come. */
  readonly versions: readonly VersionSummary[] = $derived.by(() => {
    const all = this.entries.map(({ record }) => versionOf(record));
    const versions = all.filter((version, index) => all.indexOf(version) === index);
    return versions.map((version) => {
      const entries = this.entries.filter((_, index) => all[index] === version);
      const isDone = entries.every(({ predicted }) => predicted);
      return { version, summary: isDone ? this.#summaryOf(entries) : null };
    });
  });

  #summaryOf(entries: readonly Entry[]): Summary {
    const plain = entries.filter((entry) => entry.isQuiet && entry.group !== 'special');
    const rows: PredictedRun[] = plain.map(({ record, measured, predicted }) => ({
      id: record.id,
      quiet: true,
      measured,
      predicted: predicted!,
    }));
    const linked = plain.filter(({ group }) => group === 'link').map(({ record }) => record.id);
    return summarize(rows, ({ id }) => linked.includes(id));
  }
}
