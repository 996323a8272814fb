import { hostSourcesText } from '../text/host-sources';
import { ruleSentencesText } from '../text/rule-sentences';
import { ruleTitlesText } from '../text/rule-titles';
import { factsOf } from './facts';
import type { SetupRule } from './rule';
import type { RuleId } from './rule-id';
import type { Situation } from './situation';

/** All that is said of a rule that is broken; null where there is nothing to say. */
export interface RuleSaid {
  title: string;
  /** Where it shows. */
  where: string;
  cause: string;
  remedy: string;
  says: string | null;
  byHand: string | null;
  source: string;
}

type Some = Readonly<Partial<Record<RuleId, string>>>;

/** Says what is wrong in a situation, and what puts it right. */
export function sayRule(rule: SetupRule, situation: Situation): RuleSaid {
  const { id, stage, progress, source } = rule;
  const { cause, remedy, where } = ruleSentencesText;
  const says: Some = ruleSentencesText.says;
  const byHand: Some = ruleSentencesText.byHand;
  const facts = factsOf(situation);
  return {
    title: ruleTitlesText[id],
    where: where(stage, progress),
    cause: cause[id](facts),
    remedy: remedy[id](facts),
    says: says[id] ?? null,
    byHand: byHand[id] ?? null,
    source: hostSourcesText.source[source],
  };
}
