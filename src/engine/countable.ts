import type { PrecopyPolicy } from '../policies/policy';

/** Whether the count engine can express the policy: every round drains, in any order. */
export function isCountable(policy: PrecopyPolicy): boolean {
  return policy.mechanism.sync === 'round-end' && !policy.mechanism.skipRedirtied;
}
