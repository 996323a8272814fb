import { type HostSettings, installedHosts } from '../model/host-settings';

/** A pair of hosts that is ready for a live migration. */
export function readyHosts(): HostSettings {
  const hosts = installedHosts();
  hosts.first.liveMigration = true;
  hosts.second.liveMigration = true;
  return hosts;
}

/** The same pair as the nodes of a cluster, whose own tool moves the guest. */
export function clusteredHosts(): HostSettings {
  const hosts = readyHosts();
  hosts.cluster.isClustered = true;
  hosts.administrator.tool = 'failover-cluster-manager';
  return hosts;
}
