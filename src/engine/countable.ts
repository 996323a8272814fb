import type { Scenario } from '../model/types';
import { policyById } from '../policies';
import type { PrecopyPolicy } from '../policies/policy';

/** What the count engine cannot express: rounds that do not drain, a move that may begin again, edits. */
type Uncountable = 'rounds' | 'retries' | 'edits';

/** Whether every round of the policy drains, in any order. */
export function drains({ mechanism }: PrecopyPolicy): boolean {
  return mechanism.sync === 'round-end' && !mechanism.skipRedirtied && !mechanism.pulls;
}

/** Why the count engine cannot express the scenario; null where it can. */
export function uncountable({ policy, limits, link, edits }: Scenario): Uncountable | null {
  if (!drains(policyById(policy.id))) return 'rounds';
  if (limits.retries > 0 && link.changes.length > 0) return 'retries';
  return edits.length > 0 ? 'edits' : null;
}

/** Whether the count engine can express the scenario. */
export const isCountable = (scenario: Scenario): boolean => uncountable(scenario) === null;
