import '../text/hyper-v-rules';
import { ruleTitlesText } from '../text/rule-titles';
import { startWaysText } from '../text/start-ways';
import type { RuleId } from './rule-id';
import { portRules } from './rules-connect';
import { guestRules } from './rules-guest';
import { orderRules } from './rules-order';
import { signInRules } from './rules-sign-in';
import type { Situation } from './situation';

/** Rules about reaching the destination. Compare-VM connects to it too, so they stop the comparison. */
const onTheWay = [
  ...orderRules.filter(({ id }) => id === 'not-enabled'),
  ...portRules,
  ...signInRules,
];
/** What shows only once a move has begun. */
const UNSEEN: readonly RuleId[] = ['unknown-owner', 'checkpoint-time-out'];
const compared = guestRules.filter(({ id, stage }) => stage === 'setup' && !UNSEEN.includes(id));
/**
 * Rules that Compare-VM cannot check: about the tool, the cluster and the queue, or about later
 * stages.
 */
const elsewhere = [...orderRules, ...guestRules];

/** The result that the printed Compare-VM would give for the settings. */
export function compareSays(situation: Situation): string {
  const t = startWaysText.compareSays;
  if (onTheWay.some((rule) => rule.breaks(situation))) return t.fails;
  // In a cluster the printed command leaves the files where they are.
  const { movesFiles, cluster } = situation;
  const asPrinted = { ...situation, movesFiles: movesFiles && !cluster.isClustered };
  const found = compared.filter((rule) => rule.breaks(asPrinted));
  if (found.length) return t.reports(found.map(({ id }) => ruleTitlesText[id]));
  return elsewhere.some((rule) => rule.breaks(situation)) ? t.misses : t.passes;
}
