import type { Scenario } from '../model/types';
import { policyById } from '../policies';
import type { PrecopyPolicy } from '../policies/policy';

/** Whether every round of the policy drains, in any order. */
export function drains({ mechanism }: PrecopyPolicy): boolean {
  return mechanism.sync === 'round-end' && !mechanism.skipRedirtied && !mechanism.pulls;
}

/** Whether the count engine can express the scenario: rounds drain, and no move begins again. */
export function isCountable({ policy, limits, link }: Scenario): boolean {
  const mayRetry = limits.retries > 0 && link.changes.length > 0;
  return drains(policyById(policy.id)) && !mayRetry;
}
