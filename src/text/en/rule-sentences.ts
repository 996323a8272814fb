import type { Facts } from '../../hyperv/facts';
import type { RuleId } from '../../hyperv/rule-id';
import type { SetupFailure } from '../../model/types';
import { count, number, percent } from '../format';

type Say = (facts: Facts) => string;

/** Why it is wrong, in one or two plain sentences. */
const cause: Readonly<Record<RuleId, Say>> = {
  'manager-on-clustered': ({ vm }) =>
    `${vm} belongs to the cluster, which has to move the machine and its role together.`,
  'cluster-manager-without-cluster': ({ vm }) =>
    `${vm} is not a clustered role, so the tool does not list it.`,
  'clustered-files': ({ vm }) =>
    `The files of ${vm} lie on storage of the cluster that every node reaches: a role moves without them.`,
  'not-enabled': ({ off }) =>
    `A host as installed takes part in no live migration, and it was never turned on at ${off.join(' and ')}.`,
  'possible-owner': ({ vm, destination }) =>
    `The list of possible owners of ${vm} does not hold ${destination}.`,
  'cluster-network': () => 'The roles of the cluster’s networks leave none for live migration.',
  'port-3343': ({ destination }) => `The cluster service of ${destination} cannot be reached.`,
  'limit-reached': ({ full, isClustered }) =>
    `${full
      .map(
        ({ host, underWay, limit }) =>
          `${host} has ${count(underWay)} under way and may have ${count(limit)}`,
      )
      .join(
        '; ',
      )}${isClustered ? ', as every node of the cluster' : ''}. This move waits until one of them has ended.`,
  'port-6600-refused': (facts) => overPort6600(facts, 'nothing listens there'),
  'port-6600-reset': (facts) => overPort6600(facts, 'something on the way resets it'),
  'port-6600-timed-out': (facts) => overPort6600(facts, 'a firewall drops it'),
  'port-6600-forbidden': (facts) => overPort6600(facts, 'the socket may not be used'),
  'port-445': ({ destination }) => `SMB uses TCP 445, which is closed at ${destination}.`,
  'network-not-allowed': ({ source, destination, sourceAddress, allowedNetworks }) =>
    `${destination} takes live migrations from ${allowedNetworks.join(', ')}, and ${source} sends from ${sourceAddress}.`,
  'no-session': ({ source }) =>
    `CredSSP hands on only the credentials of a session at the source, and nobody is signed in at ${source}. Another password would not help.`,
  'way-back': ({ source, destination, isSignedInAtWorkstation }) =>
    `The way back starts at ${source}, and CredSSP needs a session there: one at ${isSignedInAtWorkstation ? 'a workstation' : destination} does not count.`,
  'credential-guard': ({ source, isGuardedBySystem }) =>
    isGuardedBySystem
      ? `Windows Server 2025 turns Credential Guard on by default, and live migration by CredSSP from ${source} breaks.`
      : `Credential Guard is on at ${source}, and live migration by CredSSP breaks.`,
  'no-delegation': ({ source, destination }) =>
    `The computer account of ${source} is not trusted for delegation to the Microsoft Virtual System Migration Service of ${destination}.`,
  'no-file-delegation': ({ source, destination }) =>
    `The disk moves too, over SMB, and the account of ${source} is not trusted for delegation to cifs of ${destination}.`,
  'old-ticket': ({ source }) =>
    `${source} still holds a ticket from before; a new delegation counts once the domain controllers agree and the ticket is renewed, within 15 minutes.`,
  'wrong-principal': ({ destination }) =>
    `The name under which ${destination} is reached, over a wrong or private network, is not the one that its account has.`,
  'logon-right': ({ destination }) =>
    `A group policy took the right from “NT VIRTUAL MACHINE\\Virtual Machines” at ${destination}.`,
  version: ({ vm, version, destination, newestVersion }) =>
    `${vm} has configuration version ${version}.0; the newest that ${destination} supports is ${newestVersion}.0. A version cannot be lowered.`,
  'no-path': ({ destination }) => `The files need a folder at ${destination}, and none is named.`,
  image: ({ vm, source, destination }) =>
    `${vm} has an ISO image attached that lies on ${source}, where ${destination} cannot read it.`,
  memory: ({ destination, vm }) =>
    `${destination} has less memory free than ${vm} has, and all of it is reserved before a page moves.`,
  switch: ({ vm, vmSwitch, destination }) =>
    `${vm} is connected to “${vmSwitch}”, and ${destination} has no switch of that name.`,
  'processor-vendor': ({ source, sourceProcessor, destination, destinationProcessor }) =>
    `${source} has ${sourceProcessor}, ${destination} has ${destinationProcessor}. The compatibility mode bridges generations, never vendors.`,
  'processor-generation': ({ vm }) =>
    `The feature sets differ, and ${vm} may use features that only one host has: its processor compatibility is off.`,
  guardian: ({ vm, destination }) =>
    `${vm} has a virtual TPM; ${destination} lacks the guardian’s certificates that unlock its key protector.`,
  'system-drive': ({ source, sourceDrive, destination, destinationDrive }) =>
    `Windows is on ${sourceDrive} at ${source} and on ${destinationDrive} at ${destination}; all memory had already crossed.`,
  checkpoints: ({ vm, checkpoints }) =>
    `${vm} has ${count(checkpoints)} standard checkpoints. How much slower is not published, so the times here leave it out; that ten are many is illustrative.`,
  'guest-network': ({ source, sourceNetwork, destination, destinationNetwork }) =>
    `The switch at ${destination} leads to ${destinationNetwork}, the one at ${source} to ${sourceNetwork}: the guest keeps an address of the old network.`,
  'long-blackout': () =>
    'Many pages were still dirty when the guest was paused, or the network was slow. That 10 s are long is illustrative.',
};

function overPort6600({ source, destination, isCompressed }: Facts, why: string): string {
  return `${isCompressed ? 'Compression' : 'TCP/IP'} uses TCP 6600, and from ${source} to ${destination} ${why}.`;
}

/** What puts it right. */
const remedy: Readonly<Record<RuleId, Say>> = {
  'manager-on-clustered': () => 'Use Failover Cluster Manager',
  'cluster-manager-without-cluster': () => 'Use Hyper-V Manager',
  'clustered-files': () => 'Leave the files on shared storage',
  'not-enabled': ({ off }) => `Enable it at ${off.join(' and ')}`,
  'possible-owner': ({ destination }) => `Make ${destination} a possible owner`,
  'cluster-network': () => 'Give a network to the cluster',
  'port-3343': ({ destination }) => `Open port 3343 at ${destination}`,
  'limit-reached': ({ raisedTo }) =>
    raisedTo === null ? 'Let the others end first' : `Allow ${count(raisedTo)} at once`,
  'port-6600-refused': ({ destination }) => `Open TCP 6600 at ${destination}`,
  'port-6600-reset': ({ destination }) => `Open TCP 6600 at ${destination}`,
  'port-6600-timed-out': ({ destination }) => `Open TCP 6600 at ${destination}`,
  'port-6600-forbidden': ({ destination }) => `Open TCP 6600 at ${destination}`,
  'port-445': ({ destination }) => `Open TCP 445 at ${destination}`,
  'network-not-allowed': ({ sourceAddress }) => `Allow ${sourceAddress}`,
  'no-session': ({ source }) => `Sign in at ${source}`,
  'way-back': ({ source }) => `Sign in at ${source}`,
  'credential-guard': () => 'Use Kerberos with delegation',
  'no-delegation': () => 'Add the delegation, both ways',
  'no-file-delegation': () => 'Add cifs, both ways',
  'old-ticket': () => 'Renew the tickets',
  'wrong-principal': ({ destination }) => `Reach ${destination} by its own name`,
  'logon-right': () => 'Give the right back',
  version: ({ destination }) => `Bring ${destination} up to date`,
  'no-path': ({ folder }) => `Put them in ${folder}`,
  image: () => 'Take the image out',
  memory: ({ destination }) => `Free memory at ${destination}`,
  switch: ({ vmSwitch, hasSwitch }) =>
    hasSwitch ? `Name a switch “${vmSwitch}”` : `Make a switch “${vmSwitch}”`,
  'processor-vendor': ({ sourceProcessor }) => `Choose a host with ${sourceProcessor}`,
  'processor-generation': ({ vm }) =>
    `Turn ${vm} off, processor compatibility on, and the guest on again`,
  guardian: ({ destination }) => `Bring the certificates to ${destination}`,
  'system-drive': () => 'Choose a host with the same letter',
  checkpoints: () => 'Delete the checkpoints',
  'guest-network': () => 'Connect both switches to one network',
  'long-blackout': () => 'Use a link ten times as fast',
};

const NOT_RECOGNIZED = 'The credentials supplied to the package were not recognized';
const NO_CREDENTIALS = 'No credentials are available in the security package';
const NOT_COMPATIBLE =
  'The hardware on the destination computer is not compatible with the hardware requirements of this virtual machine';

/** The text the product shows, in short, where one is published. */
const says = {
  'possible-owner': 'The node is not a possible owner of the group',
  'cluster-network': 'No usable cluster network',
  'port-3343': 'the connection timed out',
  'limit-reached': 'The migration limit was reached',
  'port-6600-refused': 'the connection was refused',
  'port-6600-reset': 'the connection was reset',
  'port-6600-timed-out': 'the connection timed out',
  'port-6600-forbidden': 'the access was forbidden',
  'no-session': NO_CREDENTIALS,
  'way-back': NO_CREDENTIALS,
  'no-delegation': NOT_RECOGNIZED,
  'no-file-delegation': NOT_RECOGNIZED,
  'wrong-principal': 'The target principal name is incorrect',
  'logon-right': 'The user has not been granted the requested logon type',
  image: 'A virtual disk support provider for the specified file was not found',
  memory: 'Insufficient system resources exist to complete the requested service',
  switch: 'The virtual switch was not found (21125)',
  'processor-vendor': NOT_COMPATIBLE,
  'processor-generation': NOT_COMPATIBLE,
  'long-blackout': 'Unexpectedly long blackout time',
} satisfies Partial<Record<RuleId, string>>;

const SESSION =
  'At the console, by Remote Desktop, or in a PowerShell session there: one that CredSSP itself has opened (Enter-PSSession -Authentication CredSSP), as others hand no credentials on.';
const AS_ADMIN =
  'As a domain administrator; add the full names too, as in cifs/HV2.example.com. Or use the Delegation tab of both accounts.';

/** What has to be done outside PowerShell, where there is such a thing. */
const byHand = {
  'possible-owner': 'The list replaces the old one: name all nodes.',
  'cluster-network':
    'Cluster Network 1 is an example. Failover Cluster Manager can allow cluster communication on it too.',
  'limit-reached': 'Or wait until a move has ended.',
  'port-6600-refused': 'Start vmms there if it is stopped.',
  'port-6600-reset': 'See whether TCP 6600 listens at both hosts.',
  'port-6600-forbidden': 'Check the firewall and the exclusions of the antivirus.',
  'no-session': SESSION,
  'way-back': SESSION,
  'credential-guard': AS_ADMIN,
  'no-delegation': AS_ADMIN,
  'no-file-delegation': AS_ADMIN,
  'old-ticket': 'Or wait.',
  'wrong-principal':
    'Correct the name’s entry in DNS, or the order of the live migration networks.',
  'logon-right':
    'In the group policy, give “Log on as a service” back to NT VIRTUAL MACHINE\\Virtual Machines.',
  version: 'Choose a host with a system as new, or bring this one up to date.',
  memory:
    'Move or stop other machines at the destination, or choose another host. 0x8007000E has the same cause.',
  switch:
    'Renaming cuts off the guests that use the old name. For a new switch, Ethernet is an example of an adapter.',
  'processor-vendor': 'Turn the guest off to move it to the other vendor, or choose another host.',
  'processor-generation': 'The guest has to be off while it is set.',
  guardian:
    'Export the two guardian certificates at the source, with their private keys, and import them at the destination.',
  'system-drive': 'Install both hosts with the system on the same letter.',
  'guest-network': 'Connect the switches of both hosts to the same subnet or VLAN.',
  'long-blackout': 'Move when the guest is quiet, or over a faster network.',
} satisfies Partial<Record<RuleId, string>>;

const STAGES: Readonly<Record<SetupFailure['stage'], string>> = {
  queue: 'in the queue',
  setup: 'in Setup',
  storage: 'in Storage',
  memory: 'in Memory',
  state: 'in State',
  cleanup: 'after the move',
};

/** Where a failure shows, and how far the progress bar has come, in per cent. */
function where(stage: SetupFailure['stage'], progress?: readonly [number, number]): string {
  if (!progress) return STAGES[stage];
  const [from, to] = progress;
  return from === 0
    ? `${STAGES[stage]}, below ${percent(to / 100)}`
    : `${STAGES[stage]}, between ${number(from)} and ${percent(to / 100)}`;
}

/** What is said of a rule that is broken, beside its title. */
export const ruleSentences = { cause, remedy, says, byHand, where };
