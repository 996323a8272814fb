import {
  EXAMPLE_FILE_SERVER,
  listCheckpoints,
  startTo,
  toGuest,
  useProductionCheckpoints,
} from './asked';
import { endsOf } from './ends';
import { command, listing, program } from './powershell';
import { EXAMPLE_FOLDER } from './ready';
import { wholeRules } from './rule';
import { type Situation, takesClusterLimit } from './situation';
import { upgradeFor, newestVersion } from './versions';

/** A share with the files of VMs, as an example. */
const EXAMPLE_SHARE = 'VMs';
const SHARE_PATH = `\\\\${EXAMPLE_FILE_SERVER}\\${EXAMPLE_SHARE}`;

const listDisks = (situation: Situation) => [
  listing(
    toGuest(situation, 'Get-VMHardDiskDrive', { VMName: situation.vm.name }),
    'Path',
    'SupportPersistentReservations',
  ),
];

/** Conditions for the configuration and the files of the VM, in the order of a move. */
export const configureRules = wholeRules([
  {
    id: 'unknown-owner',
    at: 'configure',
    codes: ['0x80070534'],
    events: [1106, 21024],
    breaks: ({ vm, cluster }) => cluster.isClustered && !vm.hasKnownOwner,
    remedy: ({ hosts }) => void (hosts.vm.hasKnownOwner = true),
    // Quick migration works meanwhile: 1 makes it the VM's usual move.
    fix: ({ vm }) => [
      {
        ...command('Get-ClusterResource', { Name: ['Virtual Machine', vm.name].join(' ') }),
        then: [command('Set-ClusterParameter', { Name: 'DefaultMoveType', Value: 1 })],
      },
    ],
    source: 'unknown-owner',
  },
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
    id: 'checkpoint-time-out',
    at: 'configure',
    codes: ['0x800705B4'],
    breaks: ({ vm, destination }) => vm.standardCheckpoints > 0 && destination.hasSlowSystemDrive,
    remedy: ({ hosts }) => void (hosts.vm.standardCheckpoints = 0),
    check: listCheckpoints,
    fix: useProductionCheckpoints,
    source: 'checkpoint-time-out',
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
    id: 'shared-disk',
    at: 'files',
    breaks: ({ vm, cluster }) =>
      !cluster.isClustered && (vm.disks === 'shared VHDX' || vm.disks === 'VHD Set'),
    remedy: ({ hosts }) => void (hosts.vm.disks = 'its own'),
    check: listDisks,
    source: 'guide',
  },
  {
    id: 'pass-through-disk',
    at: 'files',
    breaks: ({ vm, cluster }) => !cluster.isClustered && vm.disks === 'pass-through',
    remedy: ({ hosts }) => void (hosts.vm.disks = 'its own'),
    check: listDisks,
    source: 'pass-through',
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
