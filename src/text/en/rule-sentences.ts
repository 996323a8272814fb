import type { Facts } from '../../hyperv/facts';
import type { RuleId } from '../../hyperv/rule-id';
import type { SetupFailure } from '../../model/types';
import { count, number, percent } from '../format';

type Say = (facts: Facts) => string;

const raiseLimit: Say = ({ raisedTo }) =>
  raisedTo === null
    ? 'Let the other live migrations end'
    : `Allow ${count(raisedTo)} simultaneous live migrations`;

/** What the button does that corrects the settings. */
const remedy: Readonly<Record<RuleId, Say>> = {
  'manager-on-clustered': () => 'Use Failover Cluster Manager',
  'cluster-manager-without-cluster': () => 'Use Hyper-V Manager',
  'clustered-files': () => 'Keep the files on shared storage',
  'not-enabled': ({ off }) => `Enable live migration on ${off.join(' and ')}`,
  'backing-up': () => 'Wait until the backup has ended',
  'workgroup-cluster': () => 'Install Windows Server 2025 on both nodes',
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
  'clock-skew': () => 'Set the clocks to the time of the domain',
  'no-delegation': () => 'Add constrained delegation in both directions',
  'no-file-delegation': () => 'Add constrained delegation for cifs to both hosts',
  'old-ticket': () => 'Renew the Kerberos tickets',
  'wrong-principal': ({ destination }) => `Reach ${destination} by its own name`,
  'unknown-owner': () => 'Update both hosts',
  'logon-right': () => 'Let the VMs log on as a service',
  version: ({ destination }) => `Upgrade ${destination}`,
  'checkpoint-time-out': () => 'Use production checkpoints',
  'no-path': ({ folder }) => `Put the files in ${folder}`,
  'shared-disk': () => 'Give the VM a disk of its own',
  'pass-through-disk': () => 'Replace the disk with a virtual disk',
  'share-access': () => 'Give the accounts of both hosts full control',
  image: () => 'Eject the ISO',
  memory: ({ destination }) => `Free memory on ${destination}`,
  switch: ({ vmSwitch, hasSwitch }) =>
    hasSwitch ? `Rename a switch to “${vmSwitch}”` : `Create a switch “${vmSwitch}”`,
  'assigned-gpu': ({ vm }) => `Turn off ${vm} and remove the GPU`,
  'gpu-partition': ({ vm }) => `Turn off ${vm} and remove the partition`,
  'processor-vendor': ({ sourceProcessor }) => `Choose a host with an ${sourceProcessor} processor`,
  'processor-generation': ({ vm }) =>
    `Turn off ${vm}, turn on processor compatibility, start ${vm} again`,
  microcode: ({ destination }) => `Update ${destination} to the same microcode`,
  guardian: ({ destination }) => `Import the certificates on ${destination}`,
  'system-drive': () => 'Choose a host with the same drive letter',
  checkpoints: () => 'Use production checkpoints',
  'protocols-differ': ({ isKerberos }) =>
    isKerberos ? 'Use Kerberos on both hosts' : 'Use CredSSP on both hosts',
  'path-mtu': ({ sourceMtu }) => `Use ${number(sourceMtu)} bytes on both hosts`,
  'rdma-fall-back': () => 'Choose SMB without RDMA',
  'wrong-network': () => 'Make both lists the same',
  'dynamic-memory': () => 'Use static memory until the upgrade is done',
  'switch-type': () => 'Connect the VM to an external switch',
  'guest-network': () => 'Connect both switches to the same network',
  'long-blackout': () => 'Use a link ten times as fast',
};

const SESSION =
  'Sign in at the console, with Remote Desktop, or in a remote PowerShell session. Open the PowerShell session with CredSSP (Enter-PSSession -Authentication CredSSP). Other sessions do not pass credentials on.';
const AS_ADMIN =
  'Do this as a domain administrator. Add the full names too, for example cifs/HV2.example.com. You can also use the Delegation tab of both computer accounts.';

/** What has to be done outside PowerShell, and what to know before its commands are run. */
const byHand = {
  'backing-up': 'If the state does not end, restart the backup service and the service vmms.',
  'workgroup-cluster':
    'Each node needs a local account with the same name and password. The cluster makes its own certificates (PKU2U). You can also join the nodes to a domain.',
  'clock-skew':
    'Run the command on the host whose clock is wrong, and check where it gets its time.',
  'unknown-owner':
    'Azure Local has the correction since 12.2605. Until then, the command makes quick migration the usual move of this VM.',
  'checkpoint-time-out':
    'A faster system drive helps too, and so do fewer simultaneous live migrations.',
  'shared-disk': 'Move the shared disk by hand, and attach it again at the destination.',
  'pass-through-disk': 'Copy the disk into a VHDX file while the VM is off.',
  'assigned-gpu':
    'A GPU partition can move on Windows Server 2025. The VM must be off for this change.',
  'gpu-partition':
    'On Windows Server 2025 the processors must track the memory that the GPU writes (IOMMU). Without it, the VM is restarted at the destination.',
  'protocols-differ': 'Kerberos needs constrained delegation in both directions.',
  'path-mtu':
    'Set jumbo packets alike on every adapter and every port of the path. The second command shows whether a large packet arrives.',
  'rdma-fall-back': 'If the adapters can do RDMA, turn it on with Enable-NetAdapterRdma.',
  'wrong-network':
    'Three lists must agree. These are the roles of the cluster networks, Networks > Live Migration Settings, and the networks of each host. No event reports this. The third command, run during a move, shows the network that it takes. Cluster Network 1 is an example of a network to leave out.',
  'dynamic-memory':
    'The guide sets SkipSmallLocalAllocations to 0 in the registry of each node, and restarts the node.',
  'switch-type': 'Ethernet is an example of an adapter.',
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
    'Run the export at the source: it takes the certificates with their private keys. Copy the file to the destination and run the import there. The file name is an example.',
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
export const ruleSentences = { remedy, byHand, when };
