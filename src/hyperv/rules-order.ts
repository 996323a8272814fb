import { command } from './powershell';
import { endsOf } from './ends';
import type { SetupRule } from './rule';
import type { Draft } from './situation';

const SETUP = 'Microsoft Learn, “Set up hosts for live migration without Failover Clustering”';
const TROUBLE = 'Microsoft support, “Troubleshoot live migration issues”';
const both = ({ hosts }: Draft) => [hosts.first, hosts.second];

/** What can be asked of whom, and whether it is taken up. */
export const orderRules: readonly SetupRule[] = [
  {
    id: 'manager-on-clustered',
    title: 'Hyper-V Manager cannot move a clustered virtual machine',
    stage: 'setup',
    at: 'ask',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ administrator, cluster }) =>
      administrator.tool === 'hyper-v-manager' && cluster.isClustered,
    cause: ({ vm }) =>
      `${vm.name} belongs to the cluster, which has to move the machine and its role together.`,
    remedy: {
      label: () => 'Use Failover Cluster Manager',
      apply: ({ hosts }) => void (hosts.administrator.tool = 'failover-cluster-manager'),
    },
    check: ({ vm }) => [command('Get-ClusterGroup', { Name: vm.name })],
    fix: ({ vm, destination }) => [
      command('Move-ClusterVirtualMachineRole', {
        Name: vm.name,
        Node: destination.name,
        MigrationType: 'Live',
      }),
    ],
    source: 'Microsoft Learn training unit on Hyper-V Live Migration',
  },
  {
    id: 'cluster-manager-without-cluster',
    title: 'Failover Cluster Manager moves clustered roles only',
    stage: 'setup',
    at: 'ask',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ administrator, cluster }) =>
      administrator.tool === 'failover-cluster-manager' && !cluster.isClustered,
    cause: ({ vm }) => `${vm.name} is no clustered role, so the tool does not list it.`,
    remedy: {
      label: () => 'Use Hyper-V Manager',
      apply: ({ hosts }) => void (hosts.administrator.tool = 'hyper-v-manager'),
    },
    check: ({ vm }) => [command('Get-VM', { Name: vm.name })],
    fix: ({ vm, destination }) => [
      command('Move-VM', { Name: vm.name, DestinationHost: destination.name }),
    ],
    source: 'Microsoft Learn training unit on Hyper-V Live Migration',
  },
  {
    id: 'clustered-files',
    title: 'A clustered virtual machine cannot take its files along',
    stage: 'setup',
    at: 'ask',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ cluster, movesFiles }) => cluster.isClustered && movesFiles,
    cause: ({ vm }) =>
      `The files of ${vm.name} lie on storage of the cluster that every node reaches: a role moves without them.`,
    remedy: {
      label: () => 'Leave the files on shared storage',
      apply: ({ storage }) => void (storage.kind = 'shared'),
    },
    check: ({ vm }) => [command('Get-ClusterGroup', { Name: vm.name })],
    fix: ({ vm, destination }) => [
      command('Move-ClusterVirtualMachineRole', {
        Name: vm.name,
        Node: destination.name,
        MigrationType: 'Live',
      }),
    ],
    source: 'Microsoft Learn training unit on Hyper-V Live Migration',
  },
  {
    id: 'not-enabled',
    title: 'Live migration is not enabled',
    stage: 'setup',
    at: 'order',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ source, destination, cluster }) =>
      !cluster.isClustered && !(source.liveMigration && destination.liveMigration),
    cause: ({ source, destination }) => {
      const off = [source, destination].filter(({ liveMigration }) => !liveMigration);
      return `A host as installed takes part in no live migration, and it was never turned on at ${off.map(({ name }) => name).join(' and ')}.`;
    },
    remedy: {
      label: () => 'Enable it at both hosts',
      apply: (draft) => both(draft).forEach((host) => (host.liveMigration = true)),
    },
    check: ({ source, destination }) =>
      [source, destination].map(({ name }) => command('Get-VMHost', { ComputerName: name })),
    fix: ({ source, destination }) =>
      [source, destination].map(({ name }) =>
        command('Enable-VMMigration', { ComputerName: name }),
      ),
    source: SETUP,
  },
  {
    id: 'possible-owner',
    title: 'The destination is no possible owner',
    stage: 'setup',
    at: 'order',
    percent: 0,
    code: '0x80071398',
    event: null,
    says: 'The node is not a possible owner of the group',
    breaks: ({ cluster }) => cluster.isClustered && !cluster.isPossibleOwner,
    cause: ({ vm, destination }) =>
      `The list of possible owners of ${vm.name} does not hold ${destination.name}.`,
    remedy: {
      label: ({ destination }) => `Make ${destination.name} a possible owner`,
      apply: ({ hosts }) => void (hosts.cluster.isPossibleOwner = true),
    },
    check: ({ vm }) => [command('Get-ClusterOwnerNode', { Group: vm.name })],
    fix: ({ vm, source, destination }) => [
      command('Set-ClusterOwnerNode', {
        Group: vm.name,
        Owners: [source.name, destination.name],
      }),
    ],
    source: TROUBLE,
  },
  {
    id: 'cluster-network',
    title: 'No cluster network can be used',
    stage: 'setup',
    at: 'order',
    percent: 0,
    code: '0x13AB',
    event: null,
    says: 'No usable cluster network',
    breaks: ({ cluster }) => cluster.isClustered && !cluster.hasUsableNetwork,
    cause: () => 'The roles of the cluster’s networks leave none for live migration.',
    remedy: {
      label: () => 'Give a network to the cluster',
      apply: ({ hosts }) => void (hosts.cluster.hasUsableNetwork = true),
    },
    check: () => [command('Get-ClusterNetwork')],
    fix: () => [],
    byHand: 'In Failover Cluster Manager, allow cluster communication on one of the networks.',
    source: TROUBLE,
  },
  {
    id: 'port-3343',
    title: 'The cluster port 3343 is closed',
    stage: 'setup',
    at: 'order',
    percent: 0,
    code: '0x8007274C',
    event: null,
    says: 'the connection timed out',
    breaks: ({ cluster, destination }) => cluster.isClustered && destination.port3343 === 'closed',
    cause: ({ destination }) => `The cluster service of ${destination.name} cannot be reached.`,
    remedy: {
      label: ({ destination }) => `Open port 3343 at ${destination.name}`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.port3343 = 'open'),
    },
    check: ({ destination }) => [
      command('Test-NetConnection', { ComputerName: destination.name, Port: 3343 }),
    ],
    fix: () => [command('Enable-NetFirewallRule', { DisplayGroup: 'Failover Clusters' })],
    source: TROUBLE,
  },
  {
    id: 'limit-reached',
    title: 'The limit on simultaneous live migrations is reached',
    stage: 'queue',
    at: 'order',
    percent: 0,
    code: null,
    event: 21501,
    says: 'The migration limit was reached',
    breaks: ({ source, destination, limit }) =>
      Math.max(source.underWay, destination.underWay) >= limit,
    cause: ({ source, destination, limit, cluster }) =>
      `${Math.max(source.underWay, destination.underWay)} under way, ${limit} allowed${cluster.isClustered ? ' in the cluster' : ''}: this move waits until one of them has ended.`,
    remedy: {
      label: () => 'Let the others end first',
      apply: (draft) => both(draft).forEach((host) => (host.underWay = 0)),
    },
    check: ({ source, destination }) =>
      [source, destination].map(({ name }) => command('Get-VMHost', { ComputerName: name })),
    fix: ({ source, limit, cluster }) =>
      cluster.isClustered
        ? []
        : [
            command('Set-VMHost', {
              ComputerName: source.name,
              MaximumVirtualMachineMigrations: limit + 1,
            }),
          ],
    byHand: 'Wait, or raise the limit; in a cluster, its MaximumParallelMigrations.',
    source: TROUBLE,
  },
];
