import type { Scenario } from '../model/types';
import { endsOf } from './ends';
import { isHyperV } from '../model/product';
import { limitOf } from './situation';

/**
 * The number of VMs that may be sent at once, besides the live migrations already running. `own`
 * is the limit of the policy, used if no hosts and no limit are given.
 */
export function placesOf(
  scenario: Pick<Scenario, 'moves' | 'hosts' | 'policy'>,
  own: number,
): number {
  const { moves, hosts } = scenario;
  if (moves.limit !== null) return moves.limit;
  if (!hosts || !isHyperV(scenario)) return own;
  const { source, destination } = endsOf(hosts);
  const left = [source, destination].map((host) => limitOf(host, hosts.cluster) - host.underWay);
  return Math.max(1, Math.min(...left));
}
