import { command } from './powershell';
import { endsOf } from './ends';
import type { SetupRule } from './rule';

const TROUBLE = 'Microsoft support, “Troubleshoot live migration issues”';
const SHARED_NOTHING = 'azurecentric.com, “Shared nothing live migration”, October 2012';

/** What the destination must have for this guest; in the order in which a move meets them. */
export const guestRules: readonly SetupRule[] = [
  {
    id: 'logon-right',
    title: 'The virtual machines may not log on as a service',
    stage: 'setup',
    at: 'configure',
    percent: 0,
    code: '0x80070569',
    event: null,
    says: 'The user has not been granted the requested logon type',
    breaks: ({ destination }) => !destination.hasLogonRight,
    cause: ({ destination }) =>
      `A group policy took the right from “NT VIRTUAL MACHINE\\Virtual Machines” at ${destination.name}.`,
    remedy: {
      label: () => 'Give the right back',
      apply: ({ hosts }) => void (endsOf(hosts).destination.hasLogonRight = true),
    },
    check: () => [],
    fix: ({ destination }) => [command('Invoke-GPUpdate', { Computer: destination.name })],
    byHand:
      'In the group policy, give “Log on as a service” back to NT VIRTUAL MACHINE\\Virtual Machines.',
    source: TROUBLE,
  },
  {
    id: 'version',
    title: 'The configuration version is too new for the destination',
    stage: 'setup',
    at: 'configure',
    percent: 0,
    code: null,
    event: 10698,
    says: 'The configuration version is not supported',
    breaks: ({ vm, destination }) => vm.version > destination.newestVersion,
    cause: ({ vm, destination }) =>
      `${vm.name} has configuration version ${vm.version}; ${destination.name} knows none above ${destination.newestVersion}. A version cannot be lowered.`,
    remedy: {
      label: ({ destination }) => `Bring ${destination.name} up to date`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.newestVersion = hosts.vm.version),
    },
    check: ({ destination }) => [
      command('Get-VMHostSupportedVersion', { ComputerName: destination.name }),
    ],
    fix: () => [],
    byHand: 'Choose a host with a system as new, or bring this one up to date.',
    source: TROUBLE,
  },
  {
    id: 'no-path',
    title: 'Shared-nothing, and no path at the destination',
    stage: 'setup',
    at: 'files',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ movesFiles, storage }) => movesFiles && storage.destinationPath.trim() === '',
    cause: ({ destination }) =>
      `The files have to go somewhere at ${destination.name}, and nobody said where.`,
    remedy: {
      label: () => 'Put them in D:\\VMs',
      apply: ({ hosts }) => void (hosts.storage.destinationPath = 'D:\\VMs'),
    },
    check: () => [],
    fix: ({ vm, destination }) => [
      command(
        'Move-VM',
        {
          Name: vm.name,
          DestinationHost: destination.name,
          DestinationStoragePath: 'D:\\VMs',
        },
        ['IncludeStorage'],
      ),
    ],
    source: SHARED_NOTHING,
  },
  {
    id: 'image',
    title: 'An attached image is out of reach',
    stage: 'setup',
    at: 'files',
    percent: 0,
    code: '0xC03A0014',
    event: null,
    says: 'The virtual disk could not be found',
    breaks: ({ vm }) => vm.image === 'on the source',
    cause: ({ vm, source, destination }) =>
      `${vm.name} has an ISO image attached that lies on ${source.name}, where ${destination.name} cannot read it.`,
    remedy: {
      label: () => 'Take the image out',
      apply: ({ hosts }) => void (hosts.vm.image = 'none'),
    },
    check: ({ vm }) => [command('Get-VMDvdDrive', { VMName: vm.name })],
    fix: ({ vm }) => [
      command('Set-VMDvdDrive', { VMName: vm.name, Path: { expression: '$null' } }),
    ],
    source: TROUBLE,
  },
  {
    id: 'memory',
    title: 'The destination has too little memory',
    stage: 'setup',
    at: 'reserve',
    percent: 9,
    code: '0x800705AA',
    event: null,
    says: 'Insufficient system resources exist to complete the requested service',
    breaks: ({ destination, move }) => destination.freeMemoryBytes < move.vm.memoryBytes,
    cause: ({ destination, vm }) =>
      `${destination.name} has less memory free than ${vm.name} has, and all of it is reserved before a page moves.`,
    remedy: {
      label: ({ destination }) => `Free memory at ${destination.name}`,
      apply: ({ hosts, vm }) =>
        void (endsOf(hosts).destination.freeMemoryBytes = Math.min(2 ** 49, 2 * vm.memoryBytes)),
    },
    check: ({ destination }) => [
      command('Get-CimInstance', {
        ClassName: 'Win32_OperatingSystem',
        ComputerName: destination.name,
      }),
    ],
    fix: () => [],
    byHand:
      'Move or stop other machines at the destination, or choose another host. 0x8007000E has the same cause.',
    source: TROUBLE,
  },
  {
    id: 'switch',
    title: 'The virtual switch has another name',
    stage: 'setup',
    at: 'compare',
    percent: 9,
    code: null,
    event: 21502,
    says: 'The virtual switch was not found (21125)',
    breaks: ({ vm, destination }) => !destination.switches.includes(vm.switch),
    cause: ({ vm, destination }) =>
      `${vm.name} is connected to “${vm.switch}”, and ${destination.name} has no switch of that name.`,
    remedy: {
      label: ({ vm }) => `Name a switch “${vm.switch}”`,
      apply: ({ hosts }) => {
        const { destination } = endsOf(hosts);
        destination.switches = [hosts.vm.switch, ...destination.switches.slice(1)];
      },
    },
    check: ({ destination }) => [command('Get-VMSwitch', { ComputerName: destination.name })],
    fix: ({ vm, destination }) => [
      command('Rename-VMSwitch', {
        Name: destination.switches[0] ?? '',
        NewName: vm.switch,
        ComputerName: destination.name,
      }),
    ],
    source: TROUBLE,
  },
  {
    id: 'processor-vendor',
    title: 'The processors are of different vendors',
    stage: 'setup',
    at: 'compare',
    percent: 0,
    code: null,
    event: 21502,
    says: 'The hardware on the destination computer is not compatible with the hardware requirements of this virtual machine',
    breaks: ({ source, destination }) => source.processorVendor !== destination.processorVendor,
    cause: ({ source, destination }) =>
      `${source.name} has ${source.processorVendor}, ${destination.name} has ${destination.processorVendor}. The compatibility mode bridges generations, never vendors.`,
    remedy: {
      label: ({ source }) => `Choose a host with ${source.processorVendor}`,
      apply: ({ hosts }) => {
        const { source, destination } = endsOf(hosts);
        destination.processorVendor = source.processorVendor;
      },
    },
    check: ({ destination }) => [
      command('Get-CimInstance', {
        ClassName: 'Win32_Processor',
        ComputerName: destination.name,
      }),
    ],
    fix: () => [],
    byHand: 'Turn the guest off to move it to the other vendor, or choose another host.',
    source: TROUBLE,
  },
  {
    id: 'processor-generation',
    title: 'The processors are of different generations',
    stage: 'setup',
    at: 'compare',
    percent: 0,
    code: null,
    event: 21502,
    says: 'The hardware on the destination computer is not compatible with the hardware requirements of this virtual machine',
    breaks: ({ source, destination, vm }) =>
      source.processorVendor === destination.processorVendor &&
      source.processorGeneration !== destination.processorGeneration &&
      !vm.compatibilityMode,
    cause: ({ vm }) =>
      `The feature sets differ, and ${vm.name} may use features that only one host has: its processor compatibility is off.`,
    remedy: {
      label: () => 'Turn processor compatibility on',
      apply: ({ hosts }) => void (hosts.vm.compatibilityMode = true),
    },
    check: ({ vm }) => [command('Get-VMProcessor', { VMName: vm.name })],
    fix: ({ vm }) => [
      command('Set-VMProcessor', { VMName: vm.name, CompatibilityForMigrationEnabled: true }),
    ],
    byHand: 'The guest has to be off while it is set.',
    source: 'Microsoft Learn, “Dynamic processor compatibility mode”',
  },
  {
    id: 'guardian',
    title: 'The keys of the virtual TPM are not at the destination',
    stage: 'setup',
    at: 'compare',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ vm, destination }) => vm.hasTpm && !destination.hasGuardian,
    cause: ({ vm, destination }) =>
      `${vm.name} has a virtual TPM; ${destination.name} lacks the guardian’s certificates that unlock its key protector.`,
    remedy: {
      label: ({ destination }) => `Bring the certificates to ${destination.name}`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.hasGuardian = true),
    },
    check: ({ vm }) => [command('Get-VMSecurity', { VMName: vm.name })],
    fix: () => [],
    byHand:
      'Export the two guardian certificates at the source, with their private keys, and import them at the destination.',
    source: TROUBLE,
  },
  {
    id: 'system-drive',
    title: 'The system drives have different letters',
    stage: 'state',
    at: null,
    percent: 90,
    code: null,
    event: 20413,
    says: 'The move fails between 90 and 100 %',
    breaks: ({ source, destination }) =>
      source.systemDrive.toUpperCase() !== destination.systemDrive.toUpperCase(),
    cause: ({ source, destination }) =>
      `Windows is on ${source.systemDrive} at ${source.name} and on ${destination.systemDrive} at ${destination.name}; all memory had already crossed.`,
    remedy: {
      label: () => 'Choose a host with the same letter',
      apply: ({ hosts }) => {
        const { source, destination } = endsOf(hosts);
        destination.systemDrive = source.systemDrive;
      },
    },
    check: ({ destination }) => [
      command('Get-CimInstance', {
        ClassName: 'Win32_OperatingSystem',
        ComputerName: destination.name,
      }),
    ],
    fix: () => [],
    byHand: 'Install both hosts with the system on the same letter.',
    source: TROUBLE,
  },
];

/** What does not end the move: it shows while it runs, or afterwards. */
export const warningRules: readonly SetupRule[] = [
  {
    id: 'checkpoints',
    title: 'Many standard checkpoints make the move slow',
    stage: 'memory',
    at: null,
    percent: 50,
    code: null,
    event: null,
    says: null,
    // How many are many is not published.
    breaks: ({ vm }) => vm.standardCheckpoints >= 10,
    cause: ({ vm }) =>
      `${vm.name} has ${vm.standardCheckpoints} standard checkpoints. How much slower is not published, so the times here leave it out.`,
    remedy: {
      label: () => 'Delete the checkpoints',
      apply: ({ hosts }) => void (hosts.vm.standardCheckpoints = 0),
    },
    check: ({ vm }) => [command('Get-VMSnapshot', { VMName: vm.name })],
    fix: ({ vm }) => [command('Remove-VMSnapshot', { VMName: vm.name })],
    source: 'Microsoft support, KB4502868',
  },
  {
    id: 'guest-network',
    title: 'The guest loses its network after the move',
    stage: 'cleanup',
    at: null,
    percent: 100,
    code: null,
    event: 21024,
    says: 'The network was lost after the move',
    breaks: ({ source, destination }) => source.guestNetwork !== destination.guestNetwork,
    cause: ({ source, destination }) =>
      `The switch at ${destination.name} leads to ${destination.guestNetwork}, the one at ${source.name} to ${source.guestNetwork}: the guest’s address is good for nothing there.`,
    remedy: {
      label: () => 'Connect both switches to one network',
      apply: ({ hosts }) => {
        const { source, destination } = endsOf(hosts);
        destination.guestNetwork = source.guestNetwork;
      },
    },
    check: ({ destination }) => [command('Get-VMSwitch', { ComputerName: destination.name })],
    fix: () => [],
    byHand: 'Connect the switches of both hosts to the same subnet or VLAN.',
    source: TROUBLE,
  },
];

/** Told after the move, by its length alone. */
export const longBlackout: SetupRule = {
  id: 'long-blackout',
  title: 'The blackout was unexpectedly long',
  stage: 'state',
  at: null,
  percent: 100,
  code: null,
  event: 20417,
  says: 'Unexpectedly long blackout time',
  breaks: () => false,
  cause: () => 'Many pages were still dirty when the guest was paused, or the network was slow.',
  remedy: {
    label: () => 'Use a link ten times as fast',
    apply: ({ link }) => void (link.bytesPerSecond = Math.min(1e12, 10 * link.bytesPerSecond)),
  },
  check: () => [],
  fix: () => [],
  byHand: 'Move when the guest is quiet, or over a faster network.',
  source: TROUBLE,
};
