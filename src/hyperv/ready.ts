import { HOST_FIELDS, type HostSettings, installedHosts } from '../model/host-settings';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';

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

/** Makes of a scenario the move of a guest between the nodes of a cluster. */
export function intoCluster(draft: Scenario): void {
  draft.hosts = clusteredHosts(draft.vm.memoryBytes);
  draft.storage.kind = 'shared';
  draft.policy = { id: 'hyper-v', options: {} };
}

/** Whether the hosts of a scenario are those that `intoCluster` makes, of whatever size. */
export function isCluster({ hosts }: Scenario): boolean {
  if (!hosts) return false;
  const made = clusteredHosts();
  for (const part of ['first', 'second'] as const)
    made[part].freeMemoryBytes = hosts[part].freeMemoryBytes;
  return differences(made, hosts).length === 0;
}
