import { systemOf, toGuest } from './asked';
import { makeCompatible } from './commands';
import { endsOf } from './ends';
import { command, listing } from './powershell';
import { wholeRule, wholeRules } from './rule';
import { configureRules } from './rules-configure';
import type { Situation } from './situation';
import { TROUBLE } from './sources';

/** What the destination must have for this guest; in the order in which a move meets them. */
export const guestRules = wholeRules([
  ...configureRules,
  {
    id: 'memory',
    at: 'reserve',
    percent: 9,
    progress: 'below 10 %',
    code: '0x800705AA',
    says: 'Insufficient system resources exist to complete the requested service',
    breaks: ({ destination, move }) => destination.freeMemoryBytes < move.vm.memoryBytes,
    cause: ({ destination, vm }) =>
      `${destination.name} has less memory free than ${vm.name} has, and all of it is reserved before a page moves.`,
    remedy: {
      label: ({ destination }) => `Free memory at ${destination.name}`,
      apply: ({ hosts, vm }) =>
        void (endsOf(hosts).destination.freeMemoryBytes = Math.min(2 ** 49, 2 * vm.memoryBytes)),
    },
    check: ({ destination }) => [systemOf([destination], 'FreePhysicalMemory')],
    byHand:
      'Move or stop other machines at the destination, or choose another host. 0x8007000E has the same cause.',
    source: TROUBLE,
  },
  {
    id: 'switch',
    at: 'compare',
    percent: 9,
    progress: 'below 10 %',
    event: 21502,
    says: 'The virtual switch was not found (21125)',
    breaks: ({ vm, destination }) => !destination.switches.includes(vm.switch),
    cause: ({ vm, destination }) =>
      `${vm.name} is connected to “${vm.switch}”, and ${destination.name} has no switch of that name.`,
    remedy: {
      label: ({ vm, destination }) =>
        `${destination.switches.length ? 'Name' : 'Make'} a switch “${vm.switch}”`,
      apply: ({ hosts }) => {
        const { destination } = endsOf(hosts);
        destination.switches = [hosts.vm.switch, ...destination.switches.slice(1)];
      },
    },
    check: ({ destination }) => [command('Get-VMSwitch', { ComputerName: destination.name })],
    fix: ({ vm, destination: { name, switches } }) => [
      switches.length
        ? command('Rename-VMSwitch', {
            Name: switches[0],
            NewName: vm.switch,
            ComputerName: name,
          })
        : command('New-VMSwitch', {
            Name: vm.switch,
            NetAdapterName: 'Ethernet',
            ComputerName: name,
          }),
    ],
    byHand:
      'Renaming cuts off the guests that use the old name. For a new switch, Ethernet is an example of an adapter.',
    source: TROUBLE,
  },
  {
    id: 'processor-vendor',
    at: 'compare',
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
    check: ({ source, destination }) => [
      listing(
        command('Get-CimInstance', {
          ClassName: 'Win32_Processor',
          ComputerName: [source.name, destination.name],
        }),
        'SystemName',
        'Manufacturer',
        'Name',
      ),
    ],
    byHand: 'Turn the guest off to move it to the other vendor, or choose another host.',
    source: TROUBLE,
  },
  {
    id: 'processor-generation',
    at: 'compare',
    event: 21502,
    says: 'The hardware on the destination computer is not compatible with the hardware requirements of this virtual machine',
    breaks: ({ source, destination, vm }) =>
      source.processorVendor === destination.processorVendor &&
      source.processorGeneration !== destination.processorGeneration &&
      !vm.compatibilityMode,
    cause: ({ vm }) =>
      `The feature sets differ, and ${vm.name} may use features that only one host has: its processor compatibility is off.`,
    remedy: {
      label: ({ vm }) => `Turn ${vm.name} off, processor compatibility on, and the guest on again`,
      apply: ({ hosts }) => void (hosts.vm.compatibilityMode = true),
    },
    check: (situation) => [
      listing(
        toGuest(situation, 'Get-VMProcessor', { VMName: situation.vm.name }),
        'CompatibilityForMigrationEnabled',
      ),
    ],
    fix: ({ vm, source, isSignedInAtSource }) =>
      makeCompatible(vm.name, isSignedInAtSource ? undefined : source.name),
    byHand: 'The guest has to be off while it is set.',
    source: 'Microsoft Learn, “Dynamic processor compatibility mode”',
  },
  {
    id: 'guardian',
    at: 'compare',
    breaks: ({ vm, destination }) => vm.hasTpm && !destination.hasGuardian,
    cause: ({ vm, destination }) =>
      `${vm.name} has a virtual TPM; ${destination.name} lacks the guardian’s certificates that unlock its key protector.`,
    remedy: {
      label: ({ destination }) => `Bring the certificates to ${destination.name}`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.hasGuardian = true),
    },
    check: ({ destination }) => [command('Get-HgsGuardian', { CimSession: destination.name })],
    byHand:
      'Export the two guardian certificates at the source, with their private keys, and import them at the destination.',
    source: TROUBLE,
  },
  {
    id: 'system-drive',
    stage: 'state',
    at: null,
    percent: 90,
    progress: 'between 90 and 100 %',
    event: 20413,
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
    check: ({ source, destination }) => [systemOf([source, destination], 'CSName', 'SystemDrive')],
    byHand: 'Install both hosts with the system on the same letter.',
    source: TROUBLE,
  },
]);

const standardCheckpoints = (situation: Situation) => [
  toGuest(situation, 'Get-VMSnapshot', {
    VMName: situation.vm.name,
    SnapshotType: 'Standard',
  }),
];

/** What does not end the move: it shows while it runs, or afterwards. */
export const warningRules = wholeRules([
  {
    id: 'checkpoints',
    stage: 'memory',
    at: null,
    // How many are many is not published.
    breaks: ({ vm }) => vm.standardCheckpoints >= 10,
    cause: ({ vm }) =>
      `${vm.name} has ${vm.standardCheckpoints} standard checkpoints. How much slower is not published, so the times here leave it out; that ten are many is illustrative.`,
    remedy: {
      label: () => 'Delete the checkpoints',
      apply: ({ hosts }) => void (hosts.vm.standardCheckpoints = 0),
    },
    check: standardCheckpoints,
    fix: (situation) =>
      standardCheckpoints(situation).map((made) => ({
        ...made,
        then: [command('Remove-VMSnapshot')],
      })),
    source: 'Microsoft support, KB4502868',
  },
  {
    id: 'guest-network',
    stage: 'cleanup',
    at: null,
    percent: 100,
    event: 21024,
    breaks: ({ source, destination }) => source.guestNetwork !== destination.guestNetwork,
    cause: ({ source, destination }) =>
      `The switch at ${destination.name} leads to ${destination.guestNetwork}, the one at ${source.name} to ${source.guestNetwork}: the guest keeps an address of the old network.`,
    remedy: {
      label: () => 'Connect both switches to one network',
      apply: ({ hosts }) => {
        const { source, destination } = endsOf(hosts);
        destination.guestNetwork = source.guestNetwork;
      },
    },
    check: ({ destination }) => [command('Get-VMSwitch', { ComputerName: destination.name })],
    byHand: 'Connect the switches of both hosts to the same subnet or VLAN.',
    source: TROUBLE,
  },
]);

/** Told after the move, by its length alone. */
export const longBlackout = wholeRule({
  id: 'long-blackout',
  stage: 'state',
  at: null,
  percent: 100,
  event: 20417,
  says: 'Unexpectedly long blackout time',
  breaks: () => false,
  cause: () =>
    'Many pages were still dirty when the guest was paused, or the network was slow. That 10 s are long is illustrative.',
  remedy: {
    label: () => 'Use a link ten times as fast',
    apply: ({ link }) => void (link.bytesPerSecond = Math.min(1e12, 10 * link.bytesPerSecond)),
  },
  byHand: 'Move when the guest is quiet, or over a faster network.',
  source: TROUBLE,
});
