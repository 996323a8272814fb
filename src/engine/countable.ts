import type { PrecopyPolicy } from '../policies/policy';

/** Whether the count engine can express the policy: every round drains, in any order. */
export function isCountable({ mechanism }: PrecopyPolicy): boolean {
  return mechanism.sync === 'round-end' && !mechanism.skipRedirtied && !mechanism.pulls;
}
