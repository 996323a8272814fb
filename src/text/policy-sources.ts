import type { otherPolicySources } from './en/other-policy-sources';
import { policySources } from './en/policy-sources';
import { messages } from './language';

type Others = typeof otherPolicySources;

/** Hyper-V's is there from the start; `other-policies.ts` brings the others. */
const known = { ...policySources } as typeof policySources & Others;

export const policySourcesText = messages('policySources', known);

/** Makes the sources of the other policies known. */
export function registerPolicySources(others: Others): void {
  Object.assign(known, others);
}
