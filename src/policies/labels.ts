import { policyNamesText } from '../text/policies';

/** What each policy is called, in the order in which they are offered. */
export const LABELS = policyNamesText;

export type PolicyId = keyof typeof LABELS;
