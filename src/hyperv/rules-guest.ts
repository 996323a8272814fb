import { systemOf, toGuest } from './asked';
import { whileOff } from './commands';
import { endsOf } from './ends';
import { command, listing } from './powershell';
import { wholeRules } from './rule';
import { configureRules } from './rules-configure';
import { processorRules } from './rules-processor';
import type { Situation } from './situation';

const withoutGpu = (situation: Situation, cmdlet: string) => {
  const { vm, source, isSignedInAtSource } = situation;
  return whileOff(vm.name, isSignedInAtSource ? undefined : source.name, [
    toGuest(situation, cmdlet, { VMName: vm.name }),
  ]);
};

/** Where a host keeps the certificates of its guardian, and an example of a file for them. */
const GUARDIAN_STORE = 'Cert:\\LocalMachine\\Shielded VM Local Certificates';
const EXAMPLE_PFX = 'C:\\guardian.pfx';
const ASK_PASSWORD = { expression: "(Read-Host -AsSecureString -Prompt 'Password')" };

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
  {
    id: 'assigned-gpu',
    at: 'compare',
    codes: ['0x32'],
    breaks: ({ vm }) => vm.gpu === 'assigned',
    remedy: ({ hosts }) => void (hosts.vm.gpu = 'none'),
    check: (situation) => [
      toGuest(situation, 'Get-VMAssignableDevice', { VMName: situation.vm.name }),
    ],
    fix: (situation) => withoutGpu(situation, 'Remove-VMAssignableDevice'),
    source: 'assigned-gpu',
  },
  {
    id: 'gpu-partition',
    at: 'compare',
    breaks: ({ vm, source, destination }) =>
      vm.gpu === 'partition' && !(source.system === '2025' && destination.system === '2025'),
    remedy: ({ hosts }) => void (hosts.vm.gpu = 'none'),
    check: (situation) => [
      listing(
        toGuest(situation, 'Get-VMGpuPartitionAdapter', { VMName: situation.vm.name }),
        'InstancePath',
        'SupportsOutgoingLiveMigration',
      ),
    ],
    fix: (situation) => withoutGpu(situation, 'Remove-VMGpuPartitionAdapter'),
    source: 'gpu-partition',
  },
  ...processorRules,
  {
    id: 'guardian',
    at: 'compare',
    codes: ['0x80070057'],
    breaks: ({ vm, destination }) => vm.hasTpm && !destination.hasGuardian,
    remedy: ({ hosts }) => void (endsOf(hosts).destination.hasGuardian = true),
    check: ({ destination }) => [command('Get-HgsGuardian', { CimSession: destination.name })],
    fix: () => [
      {
        ...command('Get-ChildItem', { Path: GUARDIAN_STORE }),
        then: [command('Export-PfxCertificate', { FilePath: EXAMPLE_PFX, Password: ASK_PASSWORD })],
      },
      command(
        'Import-PfxCertificate',
        { FilePath: EXAMPLE_PFX, CertStoreLocation: GUARDIAN_STORE, Password: ASK_PASSWORD },
        ['Exportable'],
      ),
    ],
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
