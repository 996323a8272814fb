import { HOST_FIELDS, type HostSettings, installedHosts } from '../model/host-settings';

/** A pair of hosts that is ready for a live migration. */
export function readyHosts(): HostSettings {
  const hosts = installedHosts();
  hosts.first.liveMigration = true;
  hosts.second.liveMigration = true;
  return hosts;
}

/**
 * The same pair as the nodes of a cluster, whose own tool moves the guest; each has room for twice
 * the guest's memory.
 */
export function clusteredHosts(memoryBytes = 0): HostSettings {
  const hosts = readyHosts();
  const { max } = HOST_FIELDS.first.freeMemoryBytes;
  for (const host of [hosts.first, hosts.second])
    host.freeMemoryBytes = Math.min(max, Math.max(host.freeMemoryBytes, 2 * memoryBytes));
  hosts.cluster.isClustered = true;
  hosts.administrator.tool = 'failover-cluster-manager';
  return hosts;
}
