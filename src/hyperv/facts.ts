import { EXAMPLE_FOLDER } from './rules-configure';
import { fullHosts, hostsOff, raisedLimits } from './rules-order';
import { type Situation, limitOf } from './situation';
import { newestVersion } from './versions';

/** What sentences about a situation tell of it. */
export interface Facts {
  /** Names. */
  vm: string;
  source: string;
  destination: string;
  /** Where live migration is off. */
  off: readonly string[];
  /** The hosts that take part in as many moves as they may. */
  full: readonly { host: string; underWay: number; limit: number }[];
  /** How many moves at once let this one begin; null where no more can be set. */
  raisedTo: number | null;
  isClustered: boolean;
  isKerberos: boolean;
  isCompressed: boolean;
  isSignedInAtWorkstation: boolean;
  /** Whether Credential Guard is on because the system has it on. */
  isGuardedBySystem: boolean;
  movesFiles: boolean;
  /** Whether the files are on an SMB share. */
  isOnShare: boolean;
  port: number;
  sourceAddress: string;
  /** From where the destination takes moves. */
  allowedNetworks: readonly string[];
  sourceProcessor: string;
  destinationProcessor: string;
  sourceDrive: string;
  destinationDrive: string;
  /** The networks of the guests. */
  sourceNetwork: string;
  destinationNetwork: string;
  /** The switch that the guest is connected to, and whether the destination has another one. */
  vmSwitch: string;
  hasSwitch: boolean;
  /** Configuration versions. */
  version: number;
  newestVersion: number;
  checkpoints: number;
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
    isClustered: cluster.isClustered,
    isKerberos: situation.isKerberos,
    isCompressed: move.link.transport === 'compression',
    isSignedInAtWorkstation: administrator.signedInAt === 'workstation',
    isGuardedBySystem: source.credentialGuard === 'by system',
    movesFiles: situation.movesFiles,
    isOnShare: move.storage.kind === 'smb-share',
    port: situation.port,
    sourceAddress: source.address,
    allowedNetworks: destination.incomingNetworks,
    sourceProcessor: source.processorVendor,
    destinationProcessor: destination.processorVendor,
    sourceDrive: source.systemDrive,
    destinationDrive: destination.systemDrive,
    sourceNetwork: source.guestNetwork,
    destinationNetwork: destination.guestNetwork,
    vmSwitch: vm.switch,
    hasSwitch: destination.switches.length > 0,
    version: vm.version,
    newestVersion: newestVersion(destination),
    checkpoints: vm.standardCheckpoints,
    folder: EXAMPLE_FOLDER,
  };
}
