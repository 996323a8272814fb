import { defaultsWith } from '../model/scenario/defaults';
import type { Scenario } from '../model/types';
import { policyById, usualPolicy } from '../policies';

/** The scenario of `{ "v": 1 }`. The page opens with it before the checks are loaded. */
export const defaultScenario = (): Scenario => defaultsWith(usualPolicy);

/** The defaults for a scenario: those of its policy, and those derived from its own values. */
export function defaultsFor(scenario: Scenario): Scenario {
  const { id } = usualPolicy;
  const defaults = defaultsWith(policyById(scenario.policy.id), scenario);
  return { ...defaults, policy: { ...defaults.policy, id } };
}
