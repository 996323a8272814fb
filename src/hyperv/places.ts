import type { Scenario } from '../model/types';
import { endsOf } from './ends';
import { limitOf } from './situation';

/** Live migrations that a host takes part in at once, where nothing else is set: Microsoft's default. */
const HOST_LIMIT = 2;

/** How many moves may send at once, beside those that are under way already. */
export function placesOf({ moves, hosts }: Pick<Scenario, 'moves' | 'hosts'>): number {
  if (moves.limit !== null) return moves.limit;
  if (!hosts) return HOST_LIMIT;
  const { source, destination } = endsOf(hosts);
  const left = [source, destination].map((host) => limitOf(host, hosts.cluster) - host.underWay);
  return Math.max(1, Math.min(...left));
}
