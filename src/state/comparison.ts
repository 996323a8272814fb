import { checkScenario } from '../catalog/scenario';
import { measurements } from '../catalog/measurements';
import { presetScenario } from '../catalog/preset-scenarios';
import type { Preset } from '../catalog/presets';
import { EngineClient } from '../engine/client';
import { closedFormSeconds } from '../model/closed-form';

/** One rate of a measured series beside the simulation and the closed form; null: never ends. */
export interface SeriesRow {
  value: number;
  measured: number | null;
  simulated: number | null;
  closed: number | null;
}

/** Simulates every row of a measured series on an engine of its own, one after the other. */
export async function* simulateSeries(preset: Preset): AsyncGenerator<SeriesRow> {
  const measured = measurements[preset.id]?.measured;
  if (measured?.kind !== 'series') return;
  const client = new EngineClient();
  try {
    for (const { value, seconds } of measured.rows) {
      const scenario = presetScenario(preset);
      const checked = checkScenario({
        ...scenario,
        workload: { ...scenario.workload, writesPerSecond: value },
      });
      if ('errors' in checked) continue;
      const result = await client.simulate(checked.scenario, { proof: false });
      const { startPages, pagesPerSecond } = measured.closedForm;
      yield {
        value,
        measured: seconds,
        simulated: result.outcome === 'not-converged' ? null : result.totalMs / 1000,
        closed: closedFormSeconds(startPages, pagesPerSecond, value),
      };
    }
  } finally {
    await client.stop();
  }
}
