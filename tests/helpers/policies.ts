import type { PrecopyPolicy } from '../../src/policies/policy';

/** The options of a policy at their defaults. */
export function defaults(policy: PrecopyPolicy): Record<string, number> {
  return Object.fromEntries(
    Object.entries(policy.options).map(([key, option]) => [key, option.default]),
  );
}
