import { EXAMPLE_FILE_SERVER, startTo, toGuest } from './asked';
import { endsOf } from './ends';
import { command, program } from './powershell';
import { wholeRules } from './rule';
import { takesClusterLimit } from './situation';
import { upgradeFor, newestVersion } from './versions';

/** A folder at the destination, as an example. */
export const EXAMPLE_FOLDER = 'D:\\VMs';

/** A share with the files of VMs, as an example. */
const EXAMPLE_SHARE = 'VMs';
const SHARE_PATH = `\\\\${EXAMPLE_FILE_SERVER}\\${EXAMPLE_SHARE}`;

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
    id: 'share-access',
    at: 'files',
    codes: ['0x80070005'],
    events: [20100, 21502],
    breaks: ({ move, storage }) =>
      move.storage.kind === 'smb-share' && !(storage.hasShareRights && storage.hasFolderRights),
    remedy: ({ hosts }) => {
      hosts.storage.hasShareRights = true;
      hosts.storage.hasFolderRights = true;
    },
    check: () => [
      command('Get-SmbShareAccess', { Name: EXAMPLE_SHARE, CimSession: EXAMPLE_FILE_SERVER }),
      program('icacls', [SHARE_PATH]),
    ],
    fix: ({ source, destination }) => {
      const accounts = [source, destination].map(({ name }) => `CORP\\${name}$`);
      return [
        command('Grant-SmbShareAccess', {
          Name: EXAMPLE_SHARE,
          AccountName: accounts,
          AccessRight: 'Full',
          CimSession: EXAMPLE_FILE_SERVER,
        }),
        ...accounts.map((account) =>
          program('icacls', [SHARE_PATH, '/grant', `${account}:(OI)(CI)F`]),
        ),
      ];
    },
    source: 'share-access',
  },
  {
    id: 'image',
    at: 'files',
    codes: ['0xC03A0014'],
    events: [21502],
    breaks: ({ vm }) => vm.image !== 'none' && vm.image !== 'on a share',
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
