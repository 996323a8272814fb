import { HOST_FIELDS } from '../model/host-settings';
import { openFirewall, startTo, systemOf, toGuest } from './asked';
import { allowInCluster } from './commands';
import { endsOf } from './ends';
import { command, listing, property } from './powershell';
import { type SetupRule, wholeRules } from './rule';
import { type Situation, limitOf, situationOf, both, takesClusterLimit } from './situation';

/** The highest limit on simultaneous live migrations that can be set here. */
const MOST_AT_ONCE = HOST_FIELDS.first.simultaneous.max;

/** The hosts at which live migration is off. */
export const hostsOff = ({ source, destination }: Situation) =>
  [source, destination].filter(({ liveMigration }) => !liveMigration);
/** The hosts that have reached or exceeded their limit on simultaneous live migrations. */
export const fullHosts = ({ source, destination, cluster }: Situation) =>
  [source, destination].filter((host) => host.underWay >= limitOf(host, cluster));

/** Limits that allow one more live migration on each full host; null if one cannot be set that high. */
export function raisedLimits(situation: Situation) {
  const { source, sourceSide, destinationSide, cluster } = situation;
  const needed = fullHosts(situation).map((host) => ({
    side: host === source ? sourceSide : destinationSide,
    isOfCluster: takesClusterLimit(host, cluster),
    count: host.underWay + 1,
  }));
  const most = Math.max(...needed.map(({ count }) => count));
  return most > MOST_AT_ONCE ? null : { needed, most };
}

/** Lists the live migration settings of both hosts. */
const askHosts = ({ source, destination }: Situation) =>
  [source, destination].map(({ name }) =>
    listing(
      command('Get-VMHost', { ComputerName: name }),
      'VirtualMachineMigrationEnabled',
      'MaximumVirtualMachineMigrations',
    ),
  );

/** Looks at the limits, and raises those that are reached. */
const raising: Pick<SetupRule, 'remedy' | 'check' | 'fix'> = {
  remedy: (draft) => {
    const { hosts } = draft;
    const raised = raisedLimits(situationOf(draft));
    if (!raised) both(draft).forEach((host) => (host.underWay = 0));
    else
      for (const { side, isOfCluster, count } of raised.needed)
        if (isOfCluster) hosts.cluster.simultaneous = raised.most;
        else hosts[side].simultaneous = count;
  },
  check: (situation) => {
    const { source, destination, cluster } = situation;
    const isOfCluster = [source, destination].every((host) => takesClusterLimit(host, cluster));
    return isOfCluster ? [allowInCluster()] : askHosts(situation);
  },
  fix: (situation) => {
    const raised = raisedLimits(situation);
    if (!raised) return [];
    const own = raised.needed.filter(({ isOfCluster }) => !isOfCluster);
    return [
      ...(own.length < raised.needed.length ? [allowInCluster(raised.most)] : []),
      ...own.map(({ side, count }) =>
        command('Set-VMHost', {
          ComputerName: situation[side].name,
          MaximumVirtualMachineMigrations: count,
        }),
      ),
    ];
  },
};

/** A clustered VM consists of two resources; each has its own list of possible owners. */
const resourcesOf = ({ vm }: Situation) =>
  ['Virtual Machine', 'Virtual Machine Configuration'].map((kind) => `${kind} ${vm.name}`);

/** Conditions for starting the move: the tool, the cluster, the settings and the limits. */
export const orderRules = wholeRules([
  {
    id: 'manager-on-clustered',
    at: 'ask',
    breaks: ({ administrator, cluster }) =>
      administrator.tool === 'hyper-v-manager' && cluster.isClustered,
    remedy: ({ hosts }) => void (hosts.administrator.tool = 'failover-cluster-manager'),
    check: ({ vm }) => [command('Get-ClusterGroup', { Name: vm.name })],
    fix: (situation) => startTo(situation),
    source: 'training-unit',
  },
  {
    id: 'cluster-manager-without-cluster',
    at: 'ask',
    breaks: ({ administrator, cluster }) =>
      administrator.tool === 'failover-cluster-manager' && !cluster.isClustered,
    remedy: ({ hosts }) => void (hosts.administrator.tool = 'hyper-v-manager'),
    check: (situation) => [toGuest(situation, 'Get-VM', { Name: situation.vm.name })],
    fix: (situation) => startTo(situation),
    source: 'training-unit',
  },
  {
    id: 'clustered-files',
    at: 'ask',
    breaks: ({ cluster, movesFiles }) => cluster.isClustered && movesFiles,
    remedy: ({ storage }) => void (storage.kind = 'shared'),
    check: ({ vm }) => [command('Get-ClusterGroup', { Name: vm.name })],
    fix: (situation) => startTo(situation),
    source: 'training-unit',
  },
  {
    id: 'not-enabled',
    at: 'order',
    // At a destination that is off nothing listens: the connection shows that.
    breaks: ({ source, cluster }) => !cluster.isClustered && !source.liveMigration,
    remedy: (draft) => both(draft).forEach((host) => (host.liveMigration = true)),
    check: askHosts,
    fix: (situation) =>
      hostsOff(situation).map(({ name }) => command('Enable-VMMigration', { ComputerName: name })),
    source: 'setup-guide',
  },
  {
    id: 'backing-up',
    at: 'order',
    breaks: ({ vm }) => vm.isBackingUp,
    remedy: ({ hosts }) => void (hosts.vm.isBackingUp = false),
    check: (situation) => [
      listing(toGuest(situation, 'Get-VM', { Name: situation.vm.name }), 'State', 'Status'),
    ],
    source: 'guide',
  },
  {
    id: 'workgroup-cluster',
    at: 'order',
    breaks: ({ cluster, source, destination }) =>
      cluster.isClustered &&
      cluster.isWorkgroup &&
      !(source.system === '2025' && destination.system === '2025'),
    remedy: (draft) => both(draft).forEach((host) => (host.system = '2025')),
    check: ({ source, destination }) => [systemOf([source, destination], 'CSName', 'Caption')],
    source: 'workgroup-clusters',
  },
  {
    id: 'possible-owner',
    at: 'order',
    codes: ['0x80071398'],
    events: [21502],
    breaks: ({ cluster }) => cluster.isClustered && !cluster.isPossibleOwner,
    remedy: ({ hosts }) => void (hosts.cluster.isPossibleOwner = true),
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
    source: 'troubleshooting',
  },
  {
    id: 'cluster-network',
    at: 'order',
    codes: ['0x13AB'],
    events: [21502],
    breaks: ({ cluster }) => cluster.isClustered && !cluster.hasUsableNetwork,
    remedy: ({ hosts }) => void (hosts.cluster.hasUsableNetwork = true),
    check: () => [listing(command('Get-ClusterNetwork'), 'Name', 'Address', 'Role')],
    // ClusterNetworkRoleInternalAndClient of CLUSTER_NETWORK_ROLE, which new networks have.
    fix: () => [property(command('Get-ClusterNetwork', { Name: 'Cluster Network 1' }), 'Role', 3)],
    source: 'troubleshooting',
  },
  {
    id: 'port-3343',
    at: 'order',
    codes: ['0x8007274C'],
    events: [21502],
    breaks: ({ cluster, destination }) => cluster.isClustered && destination.port3343 === 'closed',
    remedy: ({ hosts }) => void (endsOf(hosts).destination.port3343 = 'open'),
    // UDP: a test of the TCP port proves nothing.
    check: ({ destination }) => [
      listing(
        command('Get-NetFirewallRule', {
          DisplayGroup: 'Failover Clusters',
          CimSession: destination.name,
        }),
        'DisplayName',
        'Enabled',
      ),
    ],
    fix: ({ destination }) => [openFirewall('Failover Clusters', destination.name)],
    source: 'troubleshooting',
  },
  {
    id: 'limit-reached',
    at: 'order',
    events: [21501],
    breaks: (situation) => !situation.cluster.isClustered && fullHosts(situation).length > 0,
    ...raising,
    source: 'troubleshooting',
  },
  {
    id: 'limit-queued',
    stage: 'queue',
    at: 'order',
    breaks: (situation) => situation.cluster.isClustered && fullHosts(situation).length > 0,
    ...raising,
    source: 'cluster-limit',
  },
]);
