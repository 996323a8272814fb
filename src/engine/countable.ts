import type { Scenario } from '../model/types';
import { policyById } from '../policies';
import type { PrecopyPolicy } from '../policies/policy';

/** What the count engine cannot simulate: rounds that do not drain, attempts that repeat, edits. */
type Uncountable = 'rounds' | 'retries' | 'edits';

/** Whether the policy drains every round, in any order. */
export function drains({ mechanism }: PrecopyPolicy): boolean {
  return mechanism.sync === 'round-end' && !mechanism.skipRedirtied && !mechanism.pulls;
}

/** Why the count engine cannot simulate the scenario; null if it can. */
export function uncountable({ policy, limits, link, edits }: Scenario): Uncountable | null {
  if (!drains(policyById(policy.id))) return 'rounds';
  if (limits.retries > 0 && link.changes.length > 0) return 'retries';
  return edits.length > 0 ? 'edits' : null;
}

/** Whether the count engine can simulate the scenario. */
export const isCountable = (scenario: Scenario): boolean => uncountable(scenario) === null;
