import { pageExplanations } from './explanations/pages';
import { rateExplanations } from './explanations/rates';
import { ruleExplanations } from './explanations/rules';
import { timeExplanations } from './explanations/times';

/** How every read-out comes about: its title, sentences, and what of it no source publishes. */
export const explanations = {
  ...timeExplanations,
  ...pageExplanations,
  ...rateExplanations,
  ...ruleExplanations,
};
