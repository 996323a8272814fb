import type { Facts } from '../../hyperv/facts';
import type { RuleId } from '../../hyperv/rule-id';
import { count, number, plural } from '../format';

type Say = (facts: Facts) => string;

/** Why the move fails, in a few plain sentences. */
export const ruleCauses: Readonly<Record<RuleId, Say>> = {
  'manager-on-clustered': ({ vm }) =>
    `${vm} belongs to a cluster. The cluster must move the VM and its role together.`,
  'cluster-manager-without-cluster': ({ vm }) =>
    `${vm} is not a clustered role, so Failover Cluster Manager does not list it.`,
  'clustered-files': ({ vm }) =>
    `The files of ${vm} are on cluster storage that every node can access. The role moves without its files.`,
  'not-enabled': ({ off }) =>
    `Live migration is off by default. It was never enabled on ${off.join(' and ')}.`,
  'backing-up': ({ vm }) =>
    `${vm} is in the state “Backing up”. A VM cannot move while a backup or the merge of a checkpoint goes on.`,
  'workgroup-cluster': ({ source, destination }) =>
    `${source} and ${destination} form a workgroup cluster. It supports live migration only on Windows Server 2025, which signs in with certificates instead of Kerberos.`,
  'possible-owner': ({ vm, destination }) =>
    `${destination} is not a possible owner of this role, so the cluster cannot run ${vm} on it.`,
  'cluster-network': () => 'The roles of the cluster networks leave no network for live migration.',
  'port-3343': ({ destination }) =>
    `The cluster service uses UDP 3343. This port is closed on ${destination}.`,
  'limit-reached': ({ full }) =>
    `${full.map(fullHost).join('; ')}. A host that is not clustered does not queue: the move fails.`,
  'limit-queued': ({ full, isClusterLimit }) =>
    `${full.map(fullHost).join('; ')}. ${
      isClusterLimit ? 'The cluster sets this limit for every node. ' : ''
    }This move starts when another one has ended.`,
  'port-6600-refused': ({ destination, isDestinationOff }) =>
    isDestinationOff
      ? `Live migration is off by default. It was never enabled on ${destination}, so nothing listens there on TCP 6600.`
      : `Nothing listens on TCP 6600 of ${destination}. Its service is stopped, or a damaged group policy has disabled the listener.`,
  'port-6600-reset': (facts) =>
    `${optionOf(facts)} uses TCP 6600. Something between ${facts.source} and ${facts.destination} resets the connection.`,
  'port-6600-timed-out': (facts) =>
    `${optionOf(facts)} uses TCP 6600. A firewall between ${facts.source} and ${facts.destination} drops the packets.`,
  'port-6600-forbidden': (facts) =>
    `${optionOf(facts)} uses TCP 6600. ${facts.source} may not use the socket to ${facts.destination}.`,
  'port-445': ({ destination }) => `SMB uses TCP 445. This port is closed on ${destination}.`,
  'network-not-allowed': ({ source, destination, destinationAddress, allowedNetworks }) =>
    `${destination} listens for live migrations only on ${allowedNetworks.join(', ')}. ${source} reaches it at ${destinationAddress}, which is in none of these networks.`,
  'no-session': ({ source }) =>
    `CredSSP can only pass on the credentials of a session at the source. Nobody is signed in at ${source}. Another password would not help.`,
  'way-back': ({ source, destination, isSignedInAtWorkstation }) =>
    `The move back starts at ${source}, and CredSSP needs a session there. A session at ${isSignedInAtWorkstation ? 'a workstation' : destination} does not count.`,
  'credential-guard': ({ source, isGuardedBySystem }) =>
    isGuardedBySystem
      ? `Windows Server 2025 turns on Credential Guard by default. Live migration with CredSSP from ${source} then fails.`
      : `Credential Guard is on at ${source}. Live migration with CredSSP then fails.`,
  'credential-guard-cluster': ({ source }) =>
    `${source} uses CredSSP, and Credential Guard is on. Any node of a cluster can be the source of a move.`,
  'clock-skew': ({ clockMinutes }) =>
    `Clocks differ by ${count(clockMinutes)} min. Kerberos accepts at most 5 min by default, so it gives no ticket.`,
  'no-delegation': ({ source, destination }) =>
    `${source} uses Kerberos. Its computer account is not trusted for delegation to the Microsoft Virtual System Migration Service on ${destination}.`,
  'no-file-delegation': ({ source, destination, isOnShare }) =>
    isOnShare
      ? `The files are on an SMB share. The computer account of ${source} is not trusted for delegation to cifs on the file server.`
      : `The disk moves too, over SMB. The computer account of ${source} is not trusted for delegation to cifs on ${destination}.`,
  'old-ticket': ({ source }) =>
    `${source} still has a ticket from before the delegation was added. The delegation works when the domain controllers have replicated it and the ticket is renewed. This takes up to 15 minutes.`,
  'wrong-principal': ({ destination }) =>
    `${destination} is reached over a wrong or private network. The name used there is not the name of its computer account.`,
  'unknown-owner': ({ vm }) =>
    `The account that made ${vm} was a local one, or was deleted. Active Directory cannot resolve its SID, so the live migration fails. Quick migration works.`,
  'logon-right': ({ destination }) =>
    `On ${destination}, a group policy took the right “Log on as a service” from “NT VIRTUAL MACHINE\\Virtual Machines”.`,
  version: ({ vm, version, destination, newestVersion }) =>
    `${vm} has configuration version ${version}.0. The newest version that ${destination} supports is ${newestVersion}.0. A configuration version cannot be lowered.`,
  'checkpoint-time-out': ({ vm, destination }) =>
    `${vm} has standard checkpoints, and the system drive of ${destination} is slow. The source waits for it until the time-out.`,
  'no-path': ({ destination }) => `The files need a folder on ${destination}, and none is set.`,
  'shared-disk': ({ vm, disks }) =>
    `${vm} uses a ${disks}. Shared disks work in clusters only, and these hosts are not in a cluster.`,
  'pass-through-disk': ({ vm, source }) =>
    `${vm} uses a physical disk of ${source}. A move takes virtual disks only.`,
  'share-access': ({ source, destination, hasShareRights, hasFolderRights }) =>
    `The computer accounts of ${source} and ${destination} lack rights ${SHARE_RIGHTS[`${hasShareRights}-${hasFolderRights}`]}. Both hosts need them on the share and on its folder.`,
  image: ({ vm, source, destination, image }) => IMAGE[image](vm, source, destination),
  memory: ({ destination, vm }) =>
    `${destination} has less free memory than ${vm} needs. It must reserve all of that memory before the first page is sent.`,
  switch: ({ vm, vmSwitch, destination }) =>
    `${vm} is connected to the virtual switch “${vmSwitch}”. ${destination} has no virtual switch with this name.`,
  'assigned-gpu': ({ vm, source }) =>
    `A GPU of ${source} is assigned to ${vm} (DDA). A VM with an assigned device cannot move while it runs.`,
  'gpu-partition': ({ vm }) =>
    `${vm} uses a partition of a GPU (GPU-P). Only Windows Server 2025 moves such a VM, and both hosts need it.`,
  'processor-vendor': ({ source, sourceProcessor, destination, destinationProcessor }) =>
    `${source} has an ${sourceProcessor} processor; ${destination} has an ${destinationProcessor} processor. Processor compatibility works between generations, but not between vendors.`,
  'processor-generation': ({ vm, source, destination, isCompatibleInCluster }) =>
    isCompatibleInCluster
      ? `The processor of ${source} is newer than that of ${destination}. ${vm} is compatible across its own cluster only.`
      : `The processor of ${source} is newer than that of ${destination}. ${vm} may use features that ${destination} does not have, because its processor compatibility is off.`,
  microcode: ({ vm, source, destination }) =>
    `${source} and ${destination} have the same processor, but different microcode or BIOS. Patches against Spectre and Meltdown show different features to ${vm}.`,
  guardian: ({ vm, destination }) =>
    `${vm} has a virtual TPM. ${destination} does not have the guardian certificates that unlock its key protector.`,
  'system-drive': ({ source, sourceDrive, destination, destinationDrive }) =>
    `Windows is on ${sourceDrive} at ${source} and on ${destinationDrive} at ${destination}. The move fails after all memory was copied.`,
  checkpoints: ({ vm, checkpoints }) =>
    `${vm} has ${count(checkpoints)} ${plural(checkpoints, 'standard checkpoint', 'standard checkpoints')}. They hold the memory of the VM too, so the move is slow and can end in a time-out. How much slower is not published, so the times here leave it out.`,
  'protocols-differ': ({ source, destination, isKerberos }) =>
    isKerberos
      ? `${source} uses Kerberos, and ${destination} uses CredSSP. The setting of the source counts, so the way back differs.`
      : `${source} uses CredSSP, and ${destination} uses Kerberos. The setting of the source counts, so the way back differs.`,
  'path-mtu': ({ source, destination, sourceMtu, destinationMtu }) =>
    `${source} sends packets of up to ${number(sourceMtu)} bytes, ${destination} of up to ${number(destinationMtu)} bytes. Moves may be slow, stay queued or fail. The times here leave this out.`,
  'rdma-fall-back': ({ withoutRdma }) =>
    `The adapters of ${withoutRdma.join(' and ')} have no RDMA. Hyper-V then uses SMB over TCP, and so does this run.`,
  'wrong-network': () =>
    'The cluster prefers one network for live migration, and the nodes list others. The move then uses another network without an error, often the one for management.',
  'dynamic-memory': ({ vm }) =>
    `${vm} uses dynamic memory. During an upgrade from 22H2, moves of such VMs can hang or stay queued.`,
  'switch-type': ({ vm, notExternal }) =>
    `The virtual switch on ${notExternal.join(' and ')} is internal or private, so it reaches its own host only. After the move, ${vm} loses contact.`,
  'guest-network': ({ vm, source, sourceNetwork, destination, destinationNetwork }) =>
    `The virtual switch on ${source} leads to ${sourceNetwork}; the one on ${destination} leads to ${destinationNetwork}. ${vm} keeps its address of the old network.`,
  'long-blackout': () =>
    'Many pages were still dirty when the VM was paused, or the network was slow. The warning starts at 10 s, an illustrative number.',
};

function fullHost({ host, underWay, limit }: Facts['full'][number]): string {
  const migrations = plural(limit, 'live migration', 'live migrations');
  return underWay > limit
    ? `${host} already runs ${count(underWay)} live migrations, and its limit is ${count(limit)}`
    : `${host} already runs ${count(underWay)} of ${count(limit)} ${migrations}`;
}

/** Which rights are missing, by those on the share and those on its folder. */
const SHARE_RIGHTS: Readonly<Record<string, string>> = {
  'false-true': 'on the share',
  'true-false': 'on the folder of the share (NTFS)',
  'false-false': 'on the share and on its folder (NTFS)',
};

type OfImage = (vm: string, source: string, destination: string) => string;

/** Why an ISO stops the move, by its location. */
const IMAGE: Readonly<Record<Facts['image'], OfImage>> = {
  none: () => '',
  'on a share': () => '',
  'on the source': (vm, source, destination) =>
    `An ISO that is stored on ${source} is attached to ${vm}. ${destination} cannot read it.`,
  'vmguest.iso': (vm) =>
    `The ISO of the integration services, vmguest.iso, is attached to ${vm}. The move fails although both hosts have it at the same path.`,
  'on a cluster volume': (vm) =>
    `An ISO on a Cluster Shared Volume is attached to ${vm}. The move fails although both nodes can read it.`,
};

const optionOf = ({ isCompressed }: Facts) => (isCompressed ? 'Compression' : 'TCP/IP');
