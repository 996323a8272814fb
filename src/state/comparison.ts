import { checkScenario } from '../catalog/scenario';
import { measurements } from '../catalog/measurements';
import { presetScenario } from '../catalog/preset-scenarios';
import type { Preset } from '../catalog/presets';
import type { EnginePool, JobKey } from '../engine/pool';
import { closedFormSeconds } from '../model/closed-form';

/**
 * One rate of a measured series, with the simulation and the closed form. Null means that it never
 * ends.
 */
export interface SeriesRow {
  value: number;
  measured: number | null;
  simulated: number | null;
  closed: number | null;
}

/** Simulates every row of a measured series in the background, one after the other. */
export async function* simulateSeries(
  pool: EnginePool,
  key: JobKey,
  preset: Preset,
): AsyncGenerator<SeriesRow> {
  const measured = measurements[preset.id]?.measured;
  if (measured?.kind !== 'series') return;
  const { startPages, pagesPerSecond } = measured.closedForm;
  for (const { value, seconds } of measured.rows) {
    const scenario = presetScenario(preset);
    const checked = checkScenario({
      ...scenario,
      workload: { ...scenario.workload, writesPerSecond: value },
    });
    if ('errors' in checked) continue;
    const options = { proof: false, isBackground: true };
    const { result } = await pool.run(key, checked.scenario, options);
    yield {
      value,
      measured: seconds,
      simulated: result.outcome === 'not-converged' ? null : result.totalMs / 1000,
      closed: closedFormSeconds(startPages, pagesPerSecond, value),
    };
  }
}
