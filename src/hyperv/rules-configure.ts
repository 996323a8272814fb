import { startTo, toGuest } from './asked';
import { endsOf } from './ends';
import { command } from './powershell';
import { wholeRules } from './rule';
import { bringUpToDate, newestVersion } from './versions';
import { TROUBLE } from './sources';

const SHARED_NOTHING = 'azurecentric.com, “Shared nothing live migration”, October 2012';

/** A folder at the destination, as an example. */
const FOLDER = 'D:\\VMs';

/** What the destination must be able to take over of this guest; in the order of a move. */
export const configureRules = wholeRules([
  {
    id: 'logon-right',
    at: 'configure',
    code: '0x80070569',
    says: 'The user has not been granted the requested logon type',
    breaks: ({ destination }) => !destination.hasLogonRight,
    cause: ({ destination }) =>
      `A group policy took the right from “NT VIRTUAL MACHINE\\Virtual Machines” at ${destination.name}.`,
    remedy: {
      label: () => 'Give the right back',
      apply: ({ hosts }) => void (endsOf(hosts).destination.hasLogonRight = true),
    },
    fix: ({ destination }) => [command('Invoke-GPUpdate', { Computer: destination.name })],
    byHand:
      'In the group policy, give “Log on as a service” back to NT VIRTUAL MACHINE\\Virtual Machines.',
    source: TROUBLE,
  },
  {
    id: 'version',
    at: 'configure',
    event: 10698,
    breaks: ({ vm, destination }) => vm.version > newestVersion(destination),
    cause: ({ vm, destination }) =>
      `${vm.name} has configuration version ${vm.version}.0; the newest that ${destination.name} supports is ${newestVersion(destination)}.0. A version cannot be lowered.`,
    remedy: {
      label: ({ destination }) => `Bring ${destination.name} up to date`,
      apply: ({ hosts }) => bringUpToDate(endsOf(hosts).destination, hosts.vm.version),
    },
    check: ({ destination }) => [
      command('Get-VMHostSupportedVersion', { ComputerName: destination.name }),
    ],
    byHand: 'Choose a host with a system as new, or bring this one up to date.',
    source: TROUBLE,
  },
  {
    id: 'no-path',
    at: 'files',
    breaks: ({ movesFiles, storage }) => movesFiles && storage.destinationPath.trim() === '',
    cause: ({ destination }) =>
      `The files need a folder at ${destination.name}, and none is named.`,
    remedy: {
      label: () => `Put them in ${FOLDER}`,
      apply: ({ hosts }) => void (hosts.storage.destinationPath = FOLDER),
    },
    // Through the share that every drive has for administrators.
    check: ({ destination }) => [
      command('Test-Path', { LiteralPath: `\\\\${destination.name}\\${FOLDER.replace(':', '$')}` }),
    ],
    fix: (situation) => startTo(situation, FOLDER),
    source: SHARED_NOTHING,
  },
  {
    id: 'image',
    at: 'files',
    code: '0xC03A0014',
    says: 'A virtual disk support provider for the specified file was not found',
    breaks: ({ vm }) => vm.image === 'on the source',
    cause: ({ vm, source, destination }) =>
      `${vm.name} has an ISO image attached that lies on ${source.name}, where ${destination.name} cannot read it.`,
    remedy: {
      label: () => 'Take the image out',
      apply: ({ hosts }) => void (hosts.vm.image = 'none'),
    },
    check: (situation) => [toGuest(situation, 'Get-VMDvdDrive', { VMName: situation.vm.name })],
    fix: (situation) => [
      toGuest(situation, 'Set-VMDvdDrive', {
        VMName: situation.vm.name,
        Path: { expression: '$null' },
      }),
    ],
    source: TROUBLE,
  },
]);
