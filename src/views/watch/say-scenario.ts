import type { Preset } from '../../catalog/presets';
import type { Scenario } from '../../model/types';
import { writesPerSecond } from '../../model/verdict';
import { LABELS, type PolicyId } from '../../policies/labels';
import { scenarioLineText } from '../../text/scenario-line';

/** What was simulated, in one line: what the controls tell on the screen. */
export const sayScenario = (scenario: Scenario): string => scenarioLineText.whole(saidOf(scenario));

/** The same for titles: a preset by its name, anything else by what tells it from others. */
export function sayBriefly(scenario: Scenario, preset: Preset | null): string {
  return preset
    ? scenarioLineText.preset(preset.label, scenario.link.bytesPerSecond)
    : scenarioLineText.brief(saidOf(scenario));
}

const saidOf = ({ policy, vm, workload, link, seed }: Scenario) => ({
  policy: LABELS[policy.id as PolicyId],
  writesPerSecond: writesPerSecond(workload),
  vm,
  workload,
  link,
  seed,
});
