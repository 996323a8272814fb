import { policySources } from './en/policy-sources';
import { messages } from './language';

export const policySourcesText = messages('policySources', policySources);
