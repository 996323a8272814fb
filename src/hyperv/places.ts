import type { Scenario } from '../model/types';
import { endsOf } from './ends';
import { limitOf } from './situation';

/** Simultaneous live migrations of a host without other settings: Microsoft's default. */
const HOST_LIMIT = 2;

/** How many VMs may be sent at once, beside the live migrations that run already. */
export function placesOf({ moves, hosts }: Pick<Scenario, 'moves' | 'hosts'>): number {
  if (moves.limit !== null) return moves.limit;
  if (!hosts) return HOST_LIMIT;
  const { source, destination } = endsOf(hosts);
  const left = [source, destination].map((host) => limitOf(host, hosts.cluster) - host.underWay);
  return Math.max(1, Math.min(...left));
}
