import { policyNamesText } from '../text/policies';

/** The name of each policy, in the order of the list. */
export const LABELS = policyNamesText;

export type PolicyId = keyof typeof LABELS;
