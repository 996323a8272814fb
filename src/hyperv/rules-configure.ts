import { startTo, toGuest } from './asked';
import { endsOf } from './ends';
import { command } from './powershell';
import { wholeRules } from './rule';
import { takesClusterLimit } from './situation';
import { upgradeFor, newestVersion } from './versions';

/** A folder at the destination, as an example. */
export const EXAMPLE_FOLDER = 'D:\\VMs';

/** Conditions for the configuration and the files of the VM, in the order of a move. */
export const configureRules = wholeRules([
  {
    id: 'logon-right',
    at: 'configure',
    codes: ['0x80070569'],
    events: [21502],
    breaks: ({ destination }) => !destination.hasLogonRight,
    remedy: ({ hosts }) => void (endsOf(hosts).destination.hasLogonRight = true),
    fix: ({ destination }) => [command('Invoke-GPUpdate', { Computer: destination.name })],
    source: 'troubleshooting',
  },
  {
    id: 'version',
    at: 'configure',
    events: [10698, 21502],
    breaks: ({ vm, destination }) => vm.version > newestVersion(destination),
    remedy: ({ hosts }) => {
      const { cluster, vm } = hosts;
      const { destination } = endsOf(hosts);
      upgradeFor(destination, vm.version);
      // The limit of the cluster counts for it now.
      if (takesClusterLimit(destination, cluster))
        cluster.simultaneous = Math.max(cluster.simultaneous, destination.underWay + 1);
    },
    check: ({ destination }) => [
      command('Get-VMHostSupportedVersion', { ComputerName: destination.name }),
    ],
    source: 'guide',
  },
  {
    id: 'no-path',
    at: 'files',
    breaks: ({ movesFiles, storage }) => movesFiles && storage.destinationPath.trim() === '',
    remedy: ({ hosts }) => void (hosts.storage.destinationPath = EXAMPLE_FOLDER),
    // Through the share that every drive has for administrators.
    check: ({ destination }) => [
      command('Test-Path', {
        LiteralPath: `\\\\${destination.name}\\${EXAMPLE_FOLDER.replace(':', '$')}`,
      }),
    ],
    fix: (situation) => startTo(situation, EXAMPLE_FOLDER),
    source: 'shared-nothing',
  },
  {
    id: 'image',
    at: 'files',
    codes: ['0xC03A0014'],
    events: [21502],
    breaks: ({ vm }) => vm.image === 'on the source',
    remedy: ({ hosts }) => void (hosts.vm.image = 'none'),
    check: (situation) => [toGuest(situation, 'Get-VMDvdDrive', { VMName: situation.vm.name })],
    fix: (situation) => [
      toGuest(situation, 'Set-VMDvdDrive', {
        VMName: situation.vm.name,
        Path: { expression: '$null' },
      }),
    ],
    source: 'troubleshooting',
  },
]);
