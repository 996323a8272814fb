import type { HostSetup, HostSettings } from '../model/host-settings';
import type { Transport } from '../model/types';
import { endsOf } from './ends';
import { type Command, command, property } from './powershell';
import { takesClusterLimit } from './situation';

/** The settings that the commands of a move depend on. */
export interface Move {
  hosts: HostSettings;
  /** Where the VM's files are, as seen from the destination. */
  storage: 'shared' | 'smb-share' | 'shared-nothing';
  transport: Transport;
  /** Cap on live migration over SMB; null for none. */
  smbLimitBytesPerSecond: number | null;
  policyId: string;
}

/** The settings that the command to start a move depends on. */
export type Start = Pick<Move, 'hosts' | 'storage' | 'policyId'>;

/**
 * Accepted values of -VirtualMachineMigrationPerformanceOption. The reference page of Set-VMHost
 * (Windows Server 2025) lists these three as accepted, though its prose says SMBTransport and None;
 * the guide "Set up hosts for live migration without Failover Clustering" passes SMB. SMB Direct
 * has no value of its own: SMB uses RDMA where both ends have it.
 */
const PERFORMANCE_OPTIONS: Record<Transport, string> = {
  tcp: 'TCPIP',
  compression: 'Compression',
  smb: 'SMB',
  'smb-direct': 'SMB',
};

const AUTHENTICATION_TYPES: Record<HostSetup['authentication'], string> = {
  credssp: 'CredSSP',
  kerberos: 'Kerberos',
};

/** Set-SmbBandwidthLimit takes no less than 1 MB, which is 1048576 bytes to PowerShell. */
const LEAST_SMB_LIMIT = 2 ** 20;

/** Compares the VM with the destination without moving it, and lists the incompatibilities. */
export function compare(move: Start): Command {
  const { parameters, switches } = toOtherHost(move);
  return {
    ...command('Compare-VM', parameters, switches),
    then: [
      command('Select-Object', { ExpandProperty: 'Incompatibilities' }),
      command('Format-List', { Property: ['MessageId', 'Message'] }),
    ],
  };
}

/**
 * Starts the move. A clustered VM is a role, which the cluster's cmdlet moves. Quick Migration is a
 * feature of the cluster too: without a cluster its steps are separate commands.
 */
export function start(move: Start): Command[] {
  const { vm, cluster } = move.hosts;
  const { destination } = endsOf(move.hosts);
  const isQuick = move.policyId === 'quick-migration';
  if (cluster.isClustered)
    return [
      command('Move-ClusterVirtualMachineRole', {
        Name: vm.name,
        Node: destination.name,
        MigrationType: isQuick ? 'Quick' : 'Live',
      }),
    ];
  const { parameters, switches } = toOtherHost(move);
  const { Name, ComputerName } = parameters;
  const moved = command('Move-VM', parameters, switches);
  if (!isQuick) return [moved];
  return [
    command('Save-VM', { Name, ComputerName }),
    moved,
    command('Start-VM', { Name, ComputerName: destination.name }),
  ];
}

/** Configures the source, the destination and the VM. Each command names its host. */
export function configure(move: Move): Command[] {
  const { source, destination } = endsOf(move.hosts);
  const { vm, cluster } = move.hosts;
  return [
    ...configureHost(source, move),
    ...configureHost(destination, move),
    // The cluster's own number takes precedence over those of its nodes, says the page of Set-VMHost.
    ...([source, destination].every((host) => takesClusterLimit(host, cluster))
      ? [allowInCluster(cluster.simultaneous)]
      : []),
    ...(vm.compatibilityMode ? makeCompatible(move.hosts, source.name) : []),
  ];
}

/** How many live migrations a node of the cluster may take part in. */
export const allowInCluster = (count?: number): Command =>
  property(command('Get-Cluster'), 'MaximumParallelMigrations', count);

/** Commands for a VM that must be off for them. */
export const whileOff = (Name: string, ComputerName: string | undefined, commands: Command[]) => [
  command('Stop-VM', { Name, ComputerName }),
  ...commands,
  command('Start-VM', { Name, ComputerName }),
];

/**
 * Turns on processor compatibility. Windows Server 2025 asks whether it is for all hosts or for
 * those of the cluster: Microsoft Learn, "Dynamic processor compatibility mode".
 */
export function makeCompatible(hosts: HostSettings, ComputerName?: string): Command[] {
  const { vm, cluster } = hosts;
  const hasModes = hosts.first.system === '2025' && hosts.second.system === '2025';
  const isForCluster = cluster.isClustered && vm.compatibleWith === 'the cluster';
  const mode = isForCluster ? 'CommonClusterFeatureSet' : 'MinimumFeatureSet';
  return whileOff(vm.name, ComputerName, [
    command('Set-VMProcessor', {
      VMName: vm.name,
      ComputerName,
      CompatibilityForMigrationEnabled: true,
      CompatibilityForMigrationMode: hasModes ? mode : undefined,
    }),
  ]);
}

/** Whether the files move with the VM; in a cluster they stay on the cluster's storage. */
export function movesFiles({ storage, hosts }: Pick<Move, 'storage' | 'hosts'>): boolean {
  return storage === 'shared-nothing' && !hosts.cluster.isClustered;
}

/** The parameters that Move-VM and Compare-VM share. */
function toOtherHost(move: Start) {
  const { hosts } = move;
  const { source, destination, sourceSide } = endsOf(hosts);
  const withFiles = movesFiles(move);
  const parameters = {
    Name: hosts.vm.name,
    // Both cmdlets look for the VM on the local computer unless this names another.
    ComputerName: hosts.administrator.signedInAt === sourceSide ? undefined : source.name,
    DestinationHost: destination.name,
    DestinationStoragePath: (withFiles && hosts.storage.destinationPath) || undefined,
  };
  return { parameters, switches: withFiles ? ['IncludeStorage'] : [] };
}

function configureHost(host: HostSetup, move: Move): Command[] {
  const ComputerName = host.name;
  const { isClustered } = move.hosts.cluster;
  return [
    // The guide that asks for it is about hosts that are not clustered.
    ...(isClustered
      ? []
      : [command(`${host.liveMigration ? 'Enable' : 'Disable'}-VMMigration`, { ComputerName })]),
    command('Set-VMHost', {
      ComputerName,
      VirtualMachineMigrationAuthenticationType: AUTHENTICATION_TYPES[host.authentication],
      VirtualMachineMigrationPerformanceOption: PERFORMANCE_OPTIONS[move.transport],
      MaximumVirtualMachineMigrations: takesClusterLimit(host, move.hosts.cluster)
        ? undefined
        : host.simultaneous,
      // A cluster has its own list: Networks > Live Migration Settings.
      UseAnyNetworkForMigration: isClustered ? undefined : host.incomingNetworks.length === 0,
    }),
    ...(isClustered ? [] : host.incomingNetworks).map((Subnet) =>
      command('Add-VMMigrationNetwork', { Subnet, ComputerName }),
    ),
    ...limitSmb(host, move),
  ];
}

/** Whether the commands install the feature that limits SMB on the nodes of a cluster. */
export const limitsCluster = (move: Move): boolean =>
  move.hosts.cluster.isClustered &&
  configure(move).some(({ cmdlet }) => cmdlet === 'Add-WindowsFeature');

/** The limit applies to the traffic that a server sends, so each host has its own. */
function limitSmb(host: HostSetup, { transport, smbLimitBytesPerSecond: limit }: Move): Command[] {
  if (limit === null || (transport !== 'smb' && transport !== 'smb-direct')) return [];
  return [
    command('Add-WindowsFeature', { Name: 'FS-SMBBW', ComputerName: host.name }),
    command('Set-SmbBandwidthLimit', {
      Category: 'LiveMigration',
      BytesPerSecond: Math.max(LEAST_SMB_LIMIT, Math.round(limit)),
      // This cmdlet has no -ComputerName; -CimSession takes a computer's name as well.
      CimSession: host.name,
    }),
  ];
}
