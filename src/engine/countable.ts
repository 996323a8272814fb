import type { Scenario } from '../model/types';
import { policyById } from '../policies';
import type { PrecopyPolicy } from '../policies/policy';

/** Whether every round of the policy drains, in any order. */
export function drains({ mechanism }: PrecopyPolicy): boolean {
  return mechanism.sync === 'round-end' && !mechanism.skipRedirtied && !mechanism.pulls;
}

/** Why the count engine cannot express the scenario; null where it can. */
export function uncountable({ policy, limits, link, edits }: Scenario): string | null {
  if (!drains(policyById(policy.id))) return 'its rounds do not drain';
  if (limits.retries > 0 && link.changes.length > 0) return 'the move may begin again';
  return edits.length > 0 ? 'edits cut its rounds' : null;
}

/** Whether the count engine can express the scenario. */
export const isCountable = (scenario: Scenario): boolean => uncountable(scenario) === null;
