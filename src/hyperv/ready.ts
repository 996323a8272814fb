import { HOST_FIELDS, type HostSettings, installedHosts } from '../model/host-settings';

/** Two hosts that can do a live migration. */
export function readyHosts(): HostSettings {
  const hosts = installedHosts();
  hosts.first.liveMigration = true;
  hosts.second.liveMigration = true;
  return hosts;
}

/**
 * The same hosts as nodes of a cluster, whose own tool moves the VM. Each has free memory for twice
 * the VM.
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
