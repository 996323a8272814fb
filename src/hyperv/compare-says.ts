import { ruleTitlesText } from '../text/rule-titles';
import { startWaysText } from '../text/start-ways';
import { acceptRules, portRules } from './rules-connect';
import { guestRules } from './rules-guest';
import { orderRules } from './rules-order';
import { signInRules } from './rules-sign-in';
import type { Situation } from './situation';

/** Compare-VM asks the destination itself: what keeps a move from it keeps the comparison from it. */
const onTheWay = [
  ...orderRules.filter(({ id }) => id === 'not-enabled'),
  ...portRules,
  ...signInRules,
  ...acceptRules,
];
const compared = guestRules.filter(({ stage }) => stage === 'setup');
/** The tool, the cluster and the queue are not between the two hosts; the rest shows too late. */
const elsewhere = [...orderRules, ...guestRules];

/** What the printed Compare-VM would say of the settings. */
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
