import { editedLink } from './edits';
import type { LinkShare, MigrationResult, Scenario } from './types';

/** Whether a move has the whole link to itself. */
export const isAlone = ({ moves }: Scenario): boolean =>
  moves.count === 1 && moves.streamBytesPerSecond === null;

/** The scenario of a move with its share of the link. */
export function withShare(scenario: Scenario, share: LinkShare | null): Scenario {
  return share ? { ...scenario, link: { ...scenario.link, ...share } } : scenario;
}

/**
 * The scenario that the run really had: with its share of the link, if several moves shared it, and
 * with the rates that edits set.
 */
export const effectiveScenario = ({
  scenario,
  linkShare,
}: Pick<MigrationResult, 'scenario' | 'linkShare'>): Scenario => {
  const effective = withShare(scenario, linkShare);
  return { ...effective, link: editedLink(effective) };
};
