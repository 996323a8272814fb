import type { HostSetup, HostSettings, HostSide } from '../model/host-settings';

/** The source and the destination of a move. */
export interface Ends {
  source: HostSetup;
  destination: HostSetup;
  sourceSide: HostSide;
  destinationSide: HostSide;
}

/** The two ends of the move: there from the first host to the second, or back. */
export function endsOf(hosts: HostSettings): Ends {
  const isThere = hosts.administrator.direction === 'there';
  const [sourceSide, destinationSide]: [HostSide, HostSide] = isThere
    ? ['first', 'second']
    : ['second', 'first'];
  return {
    source: hosts[sourceSide],
    destination: hosts[destinationSide],
    sourceSide,
    destinationSide,
  };
}
