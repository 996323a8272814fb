import type { HostSettings } from '../model/host-settings';
import { type MovePriority, PRIORITY_VALUES } from '../model/scenario/move';
import { endsOf } from './ends';
import { type Command, command, property } from './powershell';
import { quoteForShell } from './virsh';

/** Pauses the source and moves its roles away; without a cluster, moves its VMs one by one. */
export function drainNode(hosts: HostSettings): Command[] {
  const { source, destination } = endsOf(hosts);
  if (hosts.cluster.isClustered)
    return [command('Suspend-ClusterNode', { Name: source.name }, ['Drain', 'Wait'])];
  const move = command('Move-VM', { DestinationHost: destination.name });
  return [{ ...command('Get-VM', { ComputerName: source.name }), then: [move] }];
}

/** Lets roles run on the node again, and brings back those that were drained. */
export function resumeNode(hosts: HostSettings): Command[] {
  const { source, destination } = endsOf(hosts);
  if (hosts.cluster.isClustered)
    return [command('Resume-ClusterNode', { Name: source.name, Failback: 'Immediate' })];
  const move = command('Move-VM', { DestinationHost: source.name });
  return [{ ...command('Get-VM', { ComputerName: destination.name }), then: [move] }];
}

/**
 * Moves VMs of low priority live too: from this priority on, a drain uses live migration. Its
 * default quick-migrates those of low priority ("Configuring How VMs Are Moved when a Node is
 * Drained").
 */
export const drainAllLive = (): Command => ({
  ...command('Get-ClusterResourceType', { Name: 'Virtual Machine' }),
  then: [
    command('Set-ClusterParameter', { Name: 'MoveTypeThreshold', Value: PRIORITY_VALUES.low }),
  ],
});

/** Sets the priority of a role. */
export const setPriority = (Name: string, priority: MovePriority): Command =>
  property(command('Get-ClusterGroup', { Name }), 'Priority', PRIORITY_VALUES[priority]);

/** Other managers that empty a host. */
export type Manager = 'vmotion' | 'nova' | 'kubevirt' | 'proxmox' | 'libvirt';

/** Lines for a shell that empty a host with each manager; vCenter is used by clicks. */
export function drainLines(hosts: HostSettings, places: number): Record<Manager, string[]> {
  const { source, destination } = endsOf(hosts);
  const [from, to] = [source.name, destination.name].map(quoteForShell);
  return {
    vmotion: [],
    // Red Hat OpenStack Platform 10, Command-Line Interface Reference; then python-openstackclient.
    nova: [
      `nova host-evacuate-live --max-servers ${places} ${from}`,
      `openstack server migrate --live-migration --host ${to} "$server"`,
    ],
    // KubeVirt user guide, "Node maintenance".
    kubevirt: [
      `kubectl drain ${from} --delete-emptydir-data --ignore-daemonsets=true --force --pod-selector=kubevirt.io=virt-launcher`,
    ],
    // Proxmox VE Administration Guide, "Maintenance Mode" and "Bulk Guest Migration".
    proxmox: [
      ['ha-manager', 'crm-command', 'node-maintenance', 'enable', from].join(' '),
      `pvenode migrateall ${to} --maxworkers ${places}`,
    ],
    // docs/manpages/virsh.rst of libvirt, sections list and migrate.
    libvirt: [
      `for vm in $(virsh list --name); do virsh migrate --live "$vm" qemu+ssh://${to}/system; done`,
    ],
  };
}
