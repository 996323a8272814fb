import { HOST_FIELDS, type HostSettings, installedHosts } from '../model/host-settings';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';

/** A folder on the destination for the files of a VM. */
export const EXAMPLE_FOLDER = 'D:\\VMs';

/** Two hosts that can do a live migration. Each has at least so much free memory. */
export function readyHosts(freeBytes = 0): HostSettings {
  const hosts = installedHosts();
  const { max } = HOST_FIELDS.first.freeMemoryBytes;
  for (const host of [hosts.first, hosts.second]) {
    host.liveMigration = true;
    host.freeMemoryBytes = Math.min(max, Math.max(host.freeMemoryBytes, freeBytes));
  }
  return hosts;
}

/** Two hosts between which all VMs of a scenario can move: a scenario without hosts assumes them. */
export function hostsFor({ vm, moves, storage }: Scenario): HostSettings {
  const sizes = moves.vms.map(({ memoryBytes }) => memoryBytes);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const hosts = readyHosts(sizes.length ? all : moves.count * vm.memoryBytes);
  if (storage.kind === 'shared-nothing') hosts.storage.destinationPath = EXAMPLE_FOLDER;
  return hosts;
}

/**
 * The same hosts as nodes of a cluster, whose own tool moves the VM. Each has free memory for twice
 * the VM.
 */
export function clusteredHosts(memoryBytes = 0): HostSettings {
  const hosts = readyHosts(2 * memoryBytes);
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
