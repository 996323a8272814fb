import type { Facts } from '../../hyperv/facts';
import type { RuleId } from '../../hyperv/rule-id';
import type { SetupFailure } from '../../model/types';
import { count, number, percent, plural } from '../format';

type Say = (facts: Facts) => string;

/** Why the move fails, in a few plain sentences. */
const cause: Readonly<Record<RuleId, Say>> = {
  'manager-on-clustered': ({ vm }) =>
    `${vm} belongs to a cluster. The cluster must move the VM and its role together.`,
  'cluster-manager-without-cluster': ({ vm }) =>
    `${vm} is not a clustered role, so Failover Cluster Manager does not list it.`,
  'clustered-files': ({ vm }) =>
    `The files of ${vm} are on cluster storage that every node can access. The role moves without its files.`,
  'not-enabled': ({ off }) =>
    `Live migration is off by default. It was never enabled on ${off.join(' and ')}.`,
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
  'logon-right': ({ destination }) =>
    `On ${destination}, a group policy took the right “Log on as a service” from “NT VIRTUAL MACHINE\\Virtual Machines”.`,
  version: ({ vm, version, destination, newestVersion }) =>
    `${vm} has configuration version ${version}.0. The newest version that ${destination} supports is ${newestVersion}.0. A configuration version cannot be lowered.`,
  'no-path': ({ destination }) => `The files need a folder on ${destination}, and none is set.`,
  'share-access': ({ source, destination, hasShareRights, hasFolderRights }) =>
    `The computer accounts of ${source} and ${destination} lack rights ${SHARE_RIGHTS[`${hasShareRights}-${hasFolderRights}`]}. Both hosts need them on the share and on its folder.`,
  image: ({ vm, source, destination, image }) => IMAGE[image](vm, source, destination),
  memory: ({ destination, vm }) =>
    `${destination} has less free memory than ${vm} needs. It must reserve all of that memory before the first page is sent.`,
  switch: ({ vm, vmSwitch, destination }) =>
    `${vm} is connected to the virtual switch “${vmSwitch}”. ${destination} has no virtual switch with this name.`,
  'processor-vendor': ({ source, sourceProcessor, destination, destinationProcessor }) =>
    `${source} has an ${sourceProcessor} processor; ${destination} has an ${destinationProcessor} processor. Processor compatibility works between generations, but not between vendors.`,
  'processor-generation': ({ vm, source, destination, isCompatibleInCluster }) =>
    isCompatibleInCluster
      ? `The processor of ${source} is newer than that of ${destination}. ${vm} is compatible across its own cluster only.`
      : `The processor of ${source} is newer than that of ${destination}. ${vm} may use features that ${destination} does not have, because its processor compatibility is off.`,
  microcode: ({ vm, source, destination }) =>
    `${source} and ${destination} have the same processor with another microcode or BIOS. Patches against Spectre and Meltdown show different features to ${vm}.`,
  guardian: ({ vm, destination }) =>
    `${vm} has a virtual TPM. ${destination} does not have the guardian certificates that unlock its key protector.`,
  'system-drive': ({ source, sourceDrive, destination, destinationDrive }) =>
    `Windows is on ${sourceDrive} at ${source} and on ${destinationDrive} at ${destination}. The move failed after all memory was copied.`,
  checkpoints: ({ vm, checkpoints }) =>
    `${vm} has ${count(checkpoints)} ${plural(checkpoints, 'standard checkpoint', 'standard checkpoints')}. They hold the memory of the VM too, so the move is slow and can end in a time-out. How much slower is not published, so the times here leave it out.`,
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

/** Why an ISO stops the move, by where it is. */
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

const raiseLimit: Say = ({ raisedTo }) =>
  raisedTo === null
    ? 'Let the other live migrations end'
    : `Allow ${count(raisedTo)} simultaneous live migrations`;

const optionOf = ({ isCompressed }: Facts) => (isCompressed ? 'Compression' : 'TCP/IP');

/** What the button does that corrects the settings. */
const remedy: Readonly<Record<RuleId, Say>> = {
  'manager-on-clustered': () => 'Use Failover Cluster Manager',
  'cluster-manager-without-cluster': () => 'Use Hyper-V Manager',
  'clustered-files': () => 'Keep the files on shared storage',
  'not-enabled': ({ off }) => `Enable live migration on ${off.join(' and ')}`,
  'possible-owner': ({ destination }) => `Make ${destination} a possible owner`,
  'cluster-network': () => 'Let the cluster use a network',
  'port-3343': ({ destination }) => `Open UDP 3343 on ${destination}`,
  'limit-reached': raiseLimit,
  'limit-queued': raiseLimit,
  'port-6600-refused': ({ destination, isDestinationOff }) =>
    isDestinationOff
      ? `Enable live migration on ${destination}`
      : `Start the listener on ${destination}`,
  'port-6600-reset': ({ destination }) => `Open TCP 6600 on ${destination}`,
  'port-6600-timed-out': ({ destination }) => `Open TCP 6600 on ${destination}`,
  'port-6600-forbidden': ({ destination }) => `Open TCP 6600 on ${destination}`,
  'port-445': ({ destination }) => `Open TCP 445 on ${destination}`,
  'network-not-allowed': ({ destinationAddress }) => `Listen on ${destinationAddress}`,
  'no-session': ({ source }) => `Sign in at ${source}`,
  'way-back': ({ source }) => `Sign in at ${source}`,
  'credential-guard': () => 'Use Kerberos with constrained delegation',
  'credential-guard-cluster': () => 'Use Kerberos',
  'no-delegation': () => 'Add constrained delegation in both directions',
  'no-file-delegation': () => 'Add constrained delegation for cifs to both hosts',
  'old-ticket': () => 'Renew the Kerberos tickets',
  'wrong-principal': ({ destination }) => `Reach ${destination} by its own name`,
  'logon-right': () => 'Let the VMs log on as a service',
  version: ({ destination }) => `Upgrade ${destination}`,
  'no-path': ({ folder }) => `Put the files in ${folder}`,
  'share-access': () => 'Give the accounts of both hosts full control',
  image: () => 'Eject the ISO',
  memory: ({ destination }) => `Free memory on ${destination}`,
  switch: ({ vmSwitch, hasSwitch }) =>
    hasSwitch ? `Rename a switch to “${vmSwitch}”` : `Create a switch “${vmSwitch}”`,
  'processor-vendor': ({ sourceProcessor }) => `Choose a host with an ${sourceProcessor} processor`,
  'processor-generation': ({ vm }) =>
    `Turn off ${vm}, turn on processor compatibility, start ${vm} again`,
  microcode: ({ destination }) => `Update ${destination} to the same microcode`,
  guardian: ({ destination }) => `Import the certificates on ${destination}`,
  'system-drive': () => 'Choose a host with the same drive letter',
  checkpoints: () => 'Use production checkpoints',
  'guest-network': () => 'Connect both switches to the same network',
  'long-blackout': () => 'Use a link ten times as fast',
};

const SESSION =
  'Sign in at the console, with Remote Desktop, or in a remote PowerShell session. Open the PowerShell session with CredSSP (Enter-PSSession -Authentication CredSSP). Other sessions do not pass credentials on.';
const AS_ADMIN =
  'Do this as a domain administrator. Add the full names too, for example cifs/HV2.example.com. You can also use the Delegation tab of both computer accounts.';

/** What has to be done outside PowerShell, and what to know before its commands are run. */
const byHand = {
  'possible-owner': 'The new list replaces the old one, so name all nodes.',
  'cluster-network':
    'Cluster Network 1 is an example. You can also allow cluster communication on it in Failover Cluster Manager.',
  'port-3343':
    'The cluster service uses UDP. A TCP test such as Test-NetConnection proves nothing here.',
  'limit-reached': 'You can also wait until a live migration has ended, and start the move again.',
  'limit-queued': 'You can also wait. Windows Server 2019 and older take the limit of each node.',
  'port-6600-refused':
    'Start the service vmms on the destination if it is stopped. If a policy disabled the listener, run gpupdate /force there. If that fails, copy the folder GroupPolicy from a working server.',
  'port-6600-timed-out':
    'Also check the file Registry.pol on both hosts: it must start with the signature PReg.',
  'port-6600-reset': 'Check on both hosts whether the service listens on TCP 6600.',
  'port-6600-forbidden': 'Check the firewall and the exclusions of the antivirus software.',
  'network-not-allowed':
    'The list names the networks of the receiving host. The training unit asks for the address of the source. That source must be able to reach one of these networks.',
  'no-session': SESSION,
  'way-back': SESSION,
  'credential-guard': `Microsoft says that live migration in clusters fails too, for example with System Center VMM. ${AS_ADMIN}`,
  'credential-guard-cluster':
    'Read “Considerations and known issues when using Credential Guard” on Microsoft Learn. It names System Center VMM as an example.',
  'no-delegation': AS_ADMIN,
  'no-file-delegation': `${AS_ADMIN} FS1 is an example of a file server.`,
  'old-ticket': 'You can also wait.',
  'wrong-principal':
    'Correct the DNS entry of the name, or the order of the live migration networks.',
  'logon-right':
    'In the group policy, give “Log on as a service” back to NT VIRTUAL MACHINE\\Virtual Machines.',
  'share-access':
    'The names FS1, VMs and CORP are examples. A move can also change the rights on the files, so compare them with those of another VM.',
  image:
    'An ISO at the same path on both hosts fails too. So does vmguest.iso, and an ISO on a cluster volume.',
  version: 'Choose a host whose Windows Server is as new as the source’s, or upgrade this host.',
  memory: 'Move or stop other VMs on the destination, or choose another host.',
  switch:
    'If you rename a switch, VMs that use the old name lose their connection. For a new switch, Ethernet is an example of an adapter.',
  'processor-vendor':
    'Turn off the VM to move it to a host of the other vendor, or choose another host.',
  'processor-generation':
    'The VM must be off while you change this setting. A VM that was started on the older host can move to the newer one as it is.',
  microcode:
    'Use the same BIOS settings and updates on both hosts. Get-SpeculationControlSettings should give the same result on both. Processor compatibility hides the difference too.',
  guardian:
    'Export the two guardian certificates at the source, with their private keys. Import them at the destination.',
  'system-drive': 'Install Windows on the same drive letter on both hosts.',
  checkpoints:
    'Production checkpoints do not slow the move. Removing a standard checkpoint merges its disk.',
  'guest-network':
    'Connect the virtual switches of both hosts to the same subnet or VLAN. Until then, run ipconfig /renew in the VM, or give it another address. Event 21024 is no sign of this: it says that a migration failed at the source.',
  'long-blackout': 'Move the VM while it writes little, or use a faster network.',
} satisfies Partial<Record<RuleId, string>>;

const STAGES: Readonly<Record<SetupFailure['stage'], string>> = {
  queue: 'while the move waits',
  setup: 'during Setup',
  storage: 'during Storage',
  memory: 'during Memory',
  state: 'during State',
  cleanup: 'after the move',
};

/** When a failure appears, and how far the progress bar has come, in per cent. */
function when(stage: SetupFailure['stage'], progress?: readonly [number, number]): string {
  if (!progress) return STAGES[stage];
  const [from, to] = progress;
  return from === 0
    ? `${STAGES[stage]}, below ${percent(to / 100)} progress`
    : `${STAGES[stage]}, between ${number(from)} and ${percent(to / 100)} progress`;
}

/** The texts about a rule that is broken, beside its title. */
export const ruleSentences = { cause, remedy, byHand, when };
