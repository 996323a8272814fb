import { systemOf } from './asked';
import { endsOf } from './ends';
import { command } from './powershell';
import { wholeRules } from './rule';
import { configureRules } from './rules-configure';
import { processorRules } from './rules-processor';

/** Conditions that the destination must meet for this VM, in the order of a move. */
export const guestRules = wholeRules([
  ...configureRules,
  {
    id: 'memory',
    at: 'reserve',
    percent: 9,
    progress: [0, 10],
    codes: ['0x800705AA', '0x8007000E'],
    events: [21502],
    breaks: ({ destination, move }) => destination.freeMemoryBytes < move.vm.memoryBytes,
    remedy: ({ hosts, vm }) =>
      void (endsOf(hosts).destination.freeMemoryBytes = Math.min(2 ** 49, 2 * vm.memoryBytes)),
    check: ({ destination }) => [systemOf([destination], 'FreePhysicalMemory')],
    source: 'troubleshooting',
  },
  {
    id: 'switch',
    at: 'compare',
    percent: 9,
    progress: [0, 10],
    events: [21502, 21125],
    breaks: ({ vm, destination }) => !destination.switches.includes(vm.switch),
    remedy: ({ hosts }) => {
      const { destination } = endsOf(hosts);
      destination.switches = [hosts.vm.switch, ...destination.switches.slice(1)];
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
    source: 'troubleshooting',
  },
  ...processorRules,
  {
    id: 'guardian',
    at: 'compare',
    codes: ['0x80070057'],
    breaks: ({ vm, destination }) => vm.hasTpm && !destination.hasGuardian,
    remedy: ({ hosts }) => void (endsOf(hosts).destination.hasGuardian = true),
    check: ({ destination }) => [command('Get-HgsGuardian', { CimSession: destination.name })],
    source: 'guide-key-protector',
  },
  {
    id: 'system-drive',
    stage: 'state',
    at: null,
    percent: 90,
    progress: [90, 100],
    events: [20413],
    // The event is published for the nodes of a cluster alone.
    breaks: ({ source, destination, cluster }) =>
      cluster.isClustered &&
      source.systemDrive.toUpperCase() !== destination.systemDrive.toUpperCase(),
    remedy: ({ hosts }) => {
      const { source, destination } = endsOf(hosts);
      destination.systemDrive = source.systemDrive;
    },
    check: ({ source, destination }) => [systemOf([source, destination], 'CSName', 'SystemDrive')],
    source: 'troubleshooting',
  },
]);
