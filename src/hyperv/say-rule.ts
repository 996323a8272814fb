import { hostSourcesText } from '../text/host-sources';
import { ruleCausesText } from '../text/rule-causes';
import { ruleMessagesText } from '../text/rule-messages';
import { ruleSentencesText } from '../text/rule-sentences';
import '../text/hyper-v-rules';
import { ruleTitlesText } from '../text/rule-titles';
import { type Facts, factsOf } from './facts';
import type { SetupRule } from './rule';
import type { RuleId } from './rule-id';
import type { Situation } from './situation';

/** The texts about a broken rule; null where a rule has no such text. */
export interface RuleText {
  title: string;
  /** When it appears. */
  when: string;
  cause: string;
  remedy: string;
  says: string | null;
  byHand: string | null;
  source: string;
}

type Some<T> = Readonly<Partial<Record<RuleId, T>>>;

/** The texts about a rule that is broken in this situation. */
export function sayRule(rule: SetupRule, situation: Situation): RuleText {
  const { id, stage, progress, source } = rule;
  const { remedy, when } = ruleSentencesText;
  const says: Some<(facts: Facts) => string> = ruleMessagesText;
  const byHand: Some<string> = ruleSentencesText.byHand;
  const facts = factsOf(situation);
  return {
    title: ruleTitlesText[id],
    when: when(stage, progress),
    cause: ruleCausesText[id](facts),
    remedy: remedy[id](facts),
    says: says[id]?.(facts) ?? null,
    byHand: byHand[id] ?? null,
    source: hostSourcesText.source[source],
  };
}
