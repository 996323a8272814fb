import { policyNames } from './en/policies';
import { messages } from './language';

export const policyNamesText = messages('policies', policyNames);
