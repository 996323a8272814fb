import type { otherPolicySources } from './en/other-policy-sources';
import { policySources } from './en/policy-sources';
import { messages } from './language';

type Others = typeof otherPolicySources;

/** That of Hyper-V is built in; `other-policies.ts` adds the others. */
const known = { ...policySources } as typeof policySources & Others;

export const policySourcesText = messages('policySources', known);

/** Adds the sources of the other policies. */
export function registerPolicySources(others: Others): void {
  Object.assign(known, others);
}
