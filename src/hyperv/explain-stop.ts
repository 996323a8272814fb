import { explain } from '../text/reasons';
import type { MigrationResult } from '../model/types';
import { type RuleId, TITLES } from './titles';

/** Why a run ended, as a sentence without full stop: the rule of Hyper-V that it broke, if any. */
export function explainStop({ stop, failure }: Pick<MigrationResult, 'stop' | 'failure'>): string {
  return failure ? TITLES[failure.rule as RuleId] : explain(stop);
}
