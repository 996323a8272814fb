import { type Measurement, measurements } from '../catalog/measurements';
import { presetScenario } from '../catalog/preset-scenarios';
import { type Preset, presets } from '../catalog/presets';
import { checkScenario } from '../catalog/scenario';
import { EngineClient } from '../engine/client';
import type { MigrationResult } from '../model/types';
import { type SeriesRow, simulateSeries } from './comparison';
import { startStoppable } from './stoppable';

/** A published table and what the model makes of it; null and empty until it has been simulated. */
export interface Publication {
  preset: Preset;
  measurement: Measurement;
  result: MigrationResult | null;
  series: readonly SeriesRow[];
}

/** The published tables among the presets, simulated one after the other. */
export class Published {
  list: readonly Publication[] = $state.raw(
    presets.flatMap((preset) => {
      const measurement = preset.isMeasured ? measurements[preset.id] : undefined;
      return measurement ? [{ preset, measurement, result: null, series: [] }] : [];
    }),
  );
  error: string | null = $state(null);

  /** Simulates what is still missing; returns what stops it. */
  start(): () => void {
    this.error = null;
    return startStoppable(
      (isWanted) => this.#run(isWanted),
      (message) => (this.error = message),
    );
  }

  async #run(isWanted: () => boolean): Promise<void> {
    for (const { preset, measurement, result, series } of this.list) {
      if (!isWanted()) return;
      if (measurement.measured.kind !== 'series') {
        if (!result) this.#put(preset, { result: await simulateOnce(preset) });
        continue;
      }
      if (series.length === measurement.measured.rows.length) continue;
      const rows: SeriesRow[] = [];
      for await (const row of simulateSeries(preset)) {
        if (!isWanted()) return;
        rows.push(row);
        this.#put(preset, { series: [...rows] });
      }
    }
  }

  #put(preset: Preset, known: Partial<Publication>): void {
    this.list = this.list.map((item) => (item.preset === preset ? { ...item, ...known } : item));
  }
}

async function simulateOnce(preset: Preset): Promise<MigrationResult> {
  const checked = checkScenario(presetScenario(preset));
  if ('errors' in checked) throw new Error(`The preset ${preset.id} is not valid.`);
  const client = new EngineClient();
  try {
    return await client.simulate(checked.scenario, { proof: false });
  } finally {
    await client.stop();
  }
}
