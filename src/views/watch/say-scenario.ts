import type { Preset } from '../../catalog/presets';
import type { Scenario } from '../../model/types';
import { writesPerSecond } from '../../model/verdict';
import { LABELS, type PolicyId } from '../../policies/labels';
import { scenarioLineText } from '../../text/scenario-line';

/** The scenario in one line, as set in the controls. */
export const sayScenario = (scenario: Scenario): string =>
  scenarioLineText.whole(valuesOf(scenario));

/** A shorter line for titles: the name of the preset, or the main values. */
export function sayBriefly(scenario: Scenario, preset: Preset | null): string {
  return preset
    ? scenarioLineText.preset(preset.label, scenario.link.bytesPerSecond)
    : scenarioLineText.brief(valuesOf(scenario));
}

const valuesOf = ({ policy, vm, workload, link, seed, edits }: Scenario) => ({
  policy: LABELS[policy.id as PolicyId],
  writesPerSecond: writesPerSecond(workload),
  vm,
  workload,
  link,
  seed,
  drawn: edits.filter(({ writes }) => writes).length,
  changed: edits.filter(({ set, cancel }) => set || cancel).length,
});
