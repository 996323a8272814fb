import { EXAMPLE_FOLDER } from './ready';
import { fullHosts, hostsOff, raisedLimits } from './rules-order';
import { type Situation, limitOf, takesClusterLimit } from './situation';
import { newestVersion } from './versions';

/** The values that sentences about a situation use. */
export interface Facts {
  /** Names. */
  vm: string;
  source: string;
  destination: string;
  /** The hosts where live migration is off. */
  off: readonly string[];
  /** The hosts that have reached their limit on simultaneous live migrations. */
  full: readonly { host: string; underWay: number; limit: number }[];
  /** The limit that lets this move start; null if the limit cannot be set that high. */
  raisedTo: number | null;
  isDestinationOff: boolean;
  isClustered: boolean;
  isWorkgroup: boolean;
  /** Whether the cluster sets the limit of the source. */
  isClusterLimit: boolean;
  isKerberos: boolean;
  isCompressed: boolean;
  isSignedInAtWorkstation: boolean;
  /** Whether Credential Guard is set to the default of the system. */
  isGuardedBySystem: boolean;
  hasShareRights: boolean;
  hasFolderRights: boolean;
  image: Situation['vm']['image'];
  movesFiles: boolean;
  /** Whether the files are on an SMB share. */
  isOnShare: boolean;
  port: number;
  destinationAddress: string;
  /** The networks on which the destination listens for live migrations. */
  allowedNetworks: readonly string[];
  sourceProcessor: string;
  destinationProcessor: string;
  /** Whether the VM is compatible with the other nodes of its cluster alone. */
  isCompatibleInCluster: boolean;
  sourceDrive: string;
  destinationDrive: string;
  /** The networks behind the virtual switches. */
  sourceNetwork: string;
  destinationNetwork: string;
  /** The virtual switch of the VM, and whether the destination has any switch. */
  vmSwitch: string;
  hasSwitch: boolean;
  /** Configuration versions. */
  version: number;
  newestVersion: number;
  checkpoints: number;
  gpu: Situation['vm']['gpu'];
  disks: Situation['vm']['disks'];
  /** How far the clocks are from the domain's, minutes. */
  clockMinutes: number;
  sourceMtu: number;
  destinationMtu: number;
  /** The hosts without RDMA. */
  withoutRdma: readonly string[];
  /** The hosts on which the VM's switch is not external. */
  notExternal: readonly string[];
  /** A folder for the files, as an example. */
  folder: string;
}

export function factsOf(situation: Situation): Facts {
  const { vm, source, destination, cluster, move, administrator } = situation;
  return {
    vm: vm.name,
    source: source.name,
    destination: destination.name,
    off: hostsOff(situation).map(({ name }) => name),
    full: fullHosts(situation).map((host) => ({
      host: host.name,
      underWay: host.underWay,
      limit: limitOf(host, cluster),
    })),
    raisedTo: raisedLimits(situation)?.most ?? null,
    isDestinationOff: !destination.liveMigration,
    isClustered: cluster.isClustered,
    isWorkgroup: cluster.isClustered && cluster.isWorkgroup,
    isClusterLimit: takesClusterLimit(source, cluster),
    isKerberos: situation.isKerberos,
    isCompressed: move.link.transport === 'compression',
    isSignedInAtWorkstation: administrator.signedInAt === 'workstation',
    isGuardedBySystem: source.credentialGuard === 'by system',
    hasShareRights: situation.storage.hasShareRights,
    hasFolderRights: situation.storage.hasFolderRights,
    image: vm.image,
    movesFiles: situation.movesFiles,
    isOnShare: move.storage.kind === 'smb-share',
    port: situation.port,
    destinationAddress: destination.address,
    allowedNetworks: destination.incomingNetworks,
    sourceProcessor: source.processorVendor,
    destinationProcessor: destination.processorVendor,
    isCompatibleInCluster: vm.compatibilityMode,
    sourceDrive: source.systemDrive,
    destinationDrive: destination.systemDrive,
    sourceNetwork: source.guestNetwork,
    destinationNetwork: destination.guestNetwork,
    vmSwitch: vm.switch,
    hasSwitch: destination.switches.length > 0,
    version: vm.version,
    newestVersion: newestVersion(destination),
    checkpoints: vm.standardCheckpoints,
    gpu: vm.gpu,
    disks: vm.disks,
    clockMinutes: Math.max(source.clockMinutes, destination.clockMinutes),
    sourceMtu: source.mtu,
    destinationMtu: destination.mtu,
    withoutRdma: [source, destination].filter((host) => !host.hasRdma).map(({ name }) => name),
    notExternal: [source, destination]
      .filter(({ switchType }) => switchType !== 'external')
      .map(({ name }) => name),
    folder: EXAMPLE_FOLDER,
  };
}
