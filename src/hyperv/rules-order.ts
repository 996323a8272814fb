import { HOST_FIELDS, type HostSetup } from '../model/host-settings';
import { openFirewall, startTo, testPort, toGuest } from './asked';
import { allowInCluster } from './commands';
import { endsOf } from './ends';
import { command, listing, property } from './powershell';
import { wholeRules } from './rule';
import { type Situation, limitOf, situationOf, both } from './situation';
import { SETUP, TROUBLE } from './sources';

const namesOf = (hosts: readonly HostSetup[]) => hosts.map(({ name }) => name).join(' and ');

/** As many moves at once as can be set here. */
const MOST_AT_ONCE = HOST_FIELDS.first.simultaneous.max;

/** The hosts at which live migration is off. */
const off = ({ source, destination }: Situation) =>
  [source, destination].filter(({ liveMigration }) => !liveMigration);
/** The hosts that take part in as many moves as they may, or in more. */
const full = ({ source, destination, cluster }: Situation) =>
  [source, destination].filter((host) => host.underWay >= limitOf(host, cluster));

/** Limits that leave room for one more at each host that has none; null where none can be set. */
function raisedLimits(situation: Situation) {
  const { source, sourceSide, destinationSide } = situation;
  const needed = full(situation).map((host) => ({
    side: host === source ? sourceSide : destinationSide,
    count: host.underWay + 1,
  }));
  const most = Math.max(...needed.map(({ count }) => count));
  return most > MOST_AT_ONCE ? null : { needed, most };
}

/** What the hosts say of live migration. */
const askHosts = ({ source, destination }: Situation) =>
  [source, destination].map(({ name }) =>
    listing(
      command('Get-VMHost', { ComputerName: name }),
      'VirtualMachineMigrationEnabled',
      'MaximumVirtualMachineMigrations',
    ),
  );

/** Two resources of the cluster make up a guest; each has its list of possible owners. */
const resourcesOf = ({ vm }: Situation) =>
  ['Virtual Machine', 'Virtual Machine Configuration'].map((kind) => `${kind} ${vm.name}`);

/** What can be asked of whom, and whether it is taken up. */
export const orderRules = wholeRules([
  {
    id: 'manager-on-clustered',
    at: 'ask',
    breaks: ({ administrator, cluster }) =>
      administrator.tool === 'hyper-v-manager' && cluster.isClustered,
    cause: ({ vm }) =>
      `${vm.name} belongs to the cluster, which has to move the machine and its role together.`,
    remedy: {
      label: () => 'Use Failover Cluster Manager',
      apply: ({ hosts }) => void (hosts.administrator.tool = 'failover-cluster-manager'),
    },
    check: ({ vm }) => [command('Get-ClusterGroup', { Name: vm.name })],
    fix: (situation) => startTo(situation),
    source: 'Microsoft Learn training unit on Hyper-V Live Migration',
  },
  {
    id: 'cluster-manager-without-cluster',
    at: 'ask',
    breaks: ({ administrator, cluster }) =>
      administrator.tool === 'failover-cluster-manager' && !cluster.isClustered,
    cause: ({ vm }) => `${vm.name} is not a clustered role, so the tool does not list it.`,
    remedy: {
      label: () => 'Use Hyper-V Manager',
      apply: ({ hosts }) => void (hosts.administrator.tool = 'hyper-v-manager'),
    },
    check: (situation) => [toGuest(situation, 'Get-VM', { Name: situation.vm.name })],
    fix: (situation) => startTo(situation),
    source: 'Microsoft Learn training unit on Hyper-V Live Migration',
  },
  {
    id: 'clustered-files',
    at: 'ask',
    breaks: ({ cluster, movesFiles }) => cluster.isClustered && movesFiles,
    cause: ({ vm }) =>
      `The files of ${vm.name} lie on storage of the cluster that every node reaches: a role moves without them.`,
    remedy: {
      label: () => 'Leave the files on shared storage',
      apply: ({ storage }) => void (storage.kind = 'shared'),
    },
    check: ({ vm }) => [command('Get-ClusterGroup', { Name: vm.name })],
    fix: (situation) => startTo(situation),
    source: 'Microsoft Learn training unit on Hyper-V Live Migration',
  },
  {
    id: 'not-enabled',
    at: 'order',
    breaks: (situation) => !situation.cluster.isClustered && off(situation).length > 0,
    cause: (situation) =>
      `A host as installed takes part in no live migration, and it was never turned on at ${namesOf(off(situation))}.`,
    remedy: {
      label: (situation) => `Enable it at ${namesOf(off(situation))}`,
      apply: (draft) => both(draft).forEach((host) => (host.liveMigration = true)),
    },
    check: askHosts,
    fix: (situation) =>
      off(situation).map(({ name }) => command('Enable-VMMigration', { ComputerName: name })),
    source: SETUP,
  },
  {
    id: 'possible-owner',
    at: 'order',
    code: '0x80071398',
    says: 'The node is not a possible owner of the group',
    breaks: ({ cluster }) => cluster.isClustered && !cluster.isPossibleOwner,
    cause: ({ vm, destination }) =>
      `The list of possible owners of ${vm.name} does not hold ${destination.name}.`,
    remedy: {
      label: ({ destination }) => `Make ${destination.name} a possible owner`,
      apply: ({ hosts }) => void (hosts.cluster.isPossibleOwner = true),
    },
    check: (situation) =>
      resourcesOf(situation).map((Resource) => command('Get-ClusterOwnerNode', { Resource })),
    // For a group the same command sets the preferred owners, not the possible ones.
    fix: (situation) =>
      resourcesOf(situation).map((Resource) =>
        command('Set-ClusterOwnerNode', {
          Resource,
          Owners: [situation.source.name, situation.destination.name],
        }),
      ),
    byHand: 'The list replaces the old one: name all nodes.',
    source: TROUBLE,
  },
  {
    id: 'cluster-network',
    at: 'order',
    code: '0x13AB',
    says: 'No usable cluster network',
    breaks: ({ cluster }) => cluster.isClustered && !cluster.hasUsableNetwork,
    cause: () => 'The roles of the cluster’s networks leave none for live migration.',
    remedy: {
      label: () => 'Give a network to the cluster',
      apply: ({ hosts }) => void (hosts.cluster.hasUsableNetwork = true),
    },
    check: () => [listing(command('Get-ClusterNetwork'), 'Name', 'Address', 'Role')],
    // ClusterNetworkRoleInternalAndClient of CLUSTER_NETWORK_ROLE, which new networks have.
    fix: () => [property(command('Get-ClusterNetwork', { Name: 'Cluster Network 1' }), 'Role', 3)],
    byHand:
      'Cluster Network 1 is an example. Failover Cluster Manager can allow cluster communication on it too.',
    source: TROUBLE,
  },
  {
    id: 'port-3343',
    at: 'order',
    code: '0x8007274C',
    says: 'the connection timed out',
    breaks: ({ cluster, destination }) => cluster.isClustered && destination.port3343 === 'closed',
    cause: ({ destination }) => `The cluster service of ${destination.name} cannot be reached.`,
    remedy: {
      label: ({ destination }) => `Open port 3343 at ${destination.name}`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.port3343 = 'open'),
    },
    check: ({ destination }) => [testPort(destination.name, 3343)],
    fix: ({ destination }) => [openFirewall('Failover Clusters', destination.name)],
    source: TROUBLE,
  },
  {
    id: 'limit-reached',
    stage: 'queue',
    at: 'order',
    event: 21501,
    says: 'The migration limit was reached',
    breaks: (situation) => full(situation).length > 0,
    cause: (situation) => {
      const { cluster } = situation;
      const counts = full(situation).map(
        (host) =>
          `${host.name} has ${host.underWay} under way and may have ${limitOf(host, cluster)}`,
      );
      return `${counts.join('; ')}${cluster.isClustered ? ', as every node of the cluster' : ''}. This move waits until one of them has ended.`;
    },
    remedy: {
      label: (situation) => {
        const raised = raisedLimits(situation);
        return raised ? `Allow ${raised.most} at once` : 'Let the others end first';
      },
      apply: (draft) => {
        const { hosts } = draft;
        const raised = raisedLimits(situationOf(draft));
        if (!raised) both(draft).forEach((host) => (host.underWay = 0));
        else if (hosts.cluster.isClustered) hosts.cluster.simultaneous = raised.most;
        else for (const { side, count } of raised.needed) hosts[side].simultaneous = count;
      },
    },
    check: (situation) =>
      situation.cluster.isClustered ? [allowInCluster()] : askHosts(situation),
    fix: (situation) => {
      const raised = raisedLimits(situation);
      if (!raised) return [];
      if (situation.cluster.isClustered) return [allowInCluster(raised.most)];
      return raised.needed.map(({ side, count }) =>
        command('Set-VMHost', {
          ComputerName: situation[side].name,
          MaximumVirtualMachineMigrations: count,
        }),
      );
    },
    byHand: 'Or wait until a move has ended.',
    source: TROUBLE,
  },
]);
