import { type Measurement, measurements } from '../catalog/measurements';
import { presetScenario } from '../catalog/preset-scenarios';
import { type Preset, presets } from '../catalog/presets';
import { checkScenario } from '../catalog/scenario';
import type { EnginePool, JobKey } from '../engine/pool';
import type { MigrationResult } from '../model/types';
import { type SeriesRow, simulateSeries } from './comparison';
import { startJob } from './job';

/** A published table with its simulation; null and empty until it has been simulated. */
export interface Publication {
  preset: Preset;
  measurement: Measurement;
  result: MigrationResult | null;
  series: readonly SeriesRow[];
}

/** The published tables of the presets, simulated one after the other. */
export class Published {
  list: readonly Publication[] = $state.raw(
    presets.flatMap((preset) => {
      const measurement = preset.isMeasured ? measurements[preset.id] : undefined;
      return measurement ? [{ preset, measurement, result: null, series: [] }] : [];
    }),
  );
  error: string | null = $state(null);
  readonly #pool: EnginePool;

  constructor(pool: EnginePool) {
    this.#pool = pool;
  }

  /** Simulates what is still missing; returns a function that stops this. */
  start(): () => void {
    this.error = null;
    return startJob(
      this.#pool,
      (key) => this.#run(key),
      (message) => (this.error = message),
    );
  }

  async #run(key: JobKey): Promise<void> {
    for (const { preset, measurement, result, series } of this.list) {
      if (measurement.measured.kind !== 'series') {
        if (!result) this.#put(preset, { result: await simulateOnce(this.#pool, key, preset) });
        continue;
      }
      if (series.length === measurement.measured.rows.length) continue;
      const rows: SeriesRow[] = [];
      for await (const row of simulateSeries(this.#pool, key, preset)) {
        rows.push(row);
        this.#put(preset, { series: [...rows] });
      }
    }
  }

  #put(preset: Preset, known: Partial<Publication>): void {
    this.list = this.list.map((item) => (item.preset === preset ? { ...item, ...known } : item));
  }
}

async function simulateOnce(
  pool: EnginePool,
  key: JobKey,
  preset: Preset,
): Promise<MigrationResult> {
  const checked = checkScenario(presetScenario(preset));
  if ('errors' in checked) throw new Error(`The preset ${preset.id} is not valid.`);
  const options = { proof: false, isBackground: true };
  return (await pool.run(key, checked.scenario, options)).result;
}
