import { explain } from '../text/reasons';
import type { MigrationResult } from '../model/types';
import { ruleTitlesText } from '../text/rule-titles';
import type { RuleId } from './rule-id';

/** Why a run ended, as a sentence without full stop: the rule of Hyper-V that it broke, if any. */
export function explainStop({ stop, failure }: Pick<MigrationResult, 'stop' | 'failure'>): string {
  return failure ? ruleTitlesText[failure.rule as RuleId] : explain(stop);
}
