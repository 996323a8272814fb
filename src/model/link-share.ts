import { editedLink } from './edits';
import type { LinkShare, MigrationResult, Scenario } from './types';

/** Whether a move has the whole link to itself. */
export const isAlone = ({ moves }: Scenario): boolean =>
  moves.count === 1 && moves.streamBytesPerSecond === null;

/** The scenario of a move with its share of the link, under the rules by which it moved. */
export function withShare(scenario: Scenario, share: LinkShare | null): Scenario {
  if (!share) return scenario;
  const { policy = scenario.policy, ...link } = share;
  return { ...scenario, policy, link: { ...scenario.link, ...link } };
}

/**
 * The scenario that the run really had: with its share of the link and its rules, if it was one of
 * several moves, and with the rates that edits set.
 */
export const effectiveScenario = ({
  scenario,
  linkShare,
}: Pick<MigrationResult, 'scenario' | 'linkShare'>): Scenario => {
  const effective = withShare(scenario, linkShare);
  return { ...effective, link: editedLink(effective) };
};
