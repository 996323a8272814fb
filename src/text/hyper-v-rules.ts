// The titles of Hyper-V's rules. They load with the checks, before hosts can be set up.
import { ruleTitles } from './en/rule-titles';
import { registerRuleTitles } from './rule-titles';

registerRuleTitles(ruleTitles);
