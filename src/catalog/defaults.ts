import { defaultsWith } from '../model/scenario/defaults';
import type { Scenario } from '../model/types';
import { policyById, usualPolicy } from '../policies';

/** The scenario that `{ "v": 1 }` stands for: the page opens with it before checks are loaded. */
export const defaultScenario = (): Scenario => defaultsWith(usualPolicy);

/** The defaults that go with a scenario: those of its policy, and those that its own values give. */
export function defaultsFor(scenario: Scenario): Scenario {
  const { id } = usualPolicy;
  const defaults = defaultsWith(policyById(scenario.policy.id), scenario);
  return { ...defaults, policy: { ...defaults.policy, id } };
}
