import { pageExplanations } from './explanations/pages';
import { rateExplanations } from './explanations/rates';
import { ruleExplanations } from './explanations/rules';
import { timeExplanations } from './explanations/times';

/** How every number is computed: its title, its sentences, and the values that no source publishes. */
export const explanations = {
  ...timeExplanations,
  ...pageExplanations,
  ...rateExplanations,
  ...ruleExplanations,
};
