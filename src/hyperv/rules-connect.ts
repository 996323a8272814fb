import { openFirewall, testPort } from './asked';
import { endsOf } from './ends';
import { command, listing } from './powershell';
import { type SetupRule, type SpecialRule, wholeRules } from './rule';
import { type Situation, isAllowed } from './situation';
import { SETUP, TROUBLE } from './sources';

/** Asks whether the service that listens on TCP 6600 runs at the destination, and starts it. */
const listener: Pick<SetupRule, 'check' | 'fix' | 'byHand'> = {
  check: ({ destination }) => [
    command('Get-Service', { Name: 'vmms', ComputerName: destination.name }),
    listing(
      command('Get-VMHost', { ComputerName: destination.name }),
      'VirtualMachineMigrationEnabled',
    ),
  ],
  fix: ({ destination }) => [command('Enable-VMMigration', { ComputerName: destination.name })],
  byHand: 'Start vmms there if it is stopped.',
};
/** Tries the port from where the move starts. */
const tried: Pick<SetupRule, 'check'> = {
  check: ({ destination }) => [testPort(destination.name, 6600)],
};

/** The ways in which a connection to a port ends, what Windows calls each, and what to do. */
const REFUSALS = [
  [
    'port-6600-refused',
    'refused',
    '0x8007274D',
    'the connection was refused',
    'nothing listens there',
    listener,
  ],
  [
    'port-6600-reset',
    'reset',
    '0x80072746',
    'the connection was reset',
    'something on the way resets it',
    { ...tried, byHand: 'See whether TCP 6600 listens at both hosts.' },
  ],
  [
    'port-6600-timed-out',
    'timed out',
    '0x8007274C',
    'the connection timed out',
    'a firewall drops it',
    {
      ...tried,
      fix: ({ destination }: Situation) => [openFirewall('Hyper-V', destination.name)],
    },
  ],
  [
    'port-6600-forbidden',
    'forbidden',
    '0x8007271D',
    'the access was forbidden',
    'the socket may not be used',
    { ...tried, byHand: 'Check the firewall and the exclusions of the antivirus.' },
  ],
] as const;

/** Whether the destination can be reached. */
export const portRules = wholeRules([
  ...REFUSALS.map(([id, how, code, says, why, mending]): SpecialRule => ({
    id,
    at: 'open',
    code,
    says,
    breaks: ({ port, destination }) => port === 6600 && destination.port6600 === how,
    cause: ({ source, destination, move }) =>
      `${move.link.transport === 'compression' ? 'Compression' : 'TCP/IP'} uses TCP 6600, and from ${source.name} to ${destination.name} ${why}.`,
    remedy: {
      label: ({ destination }) => `Open TCP 6600 at ${destination.name}`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.port6600 = 'open'),
    },
    ...mending,
    source: TROUBLE,
  })),
  {
    id: 'port-445',
    at: 'open',
    breaks: ({ port, destination }) => port === 445 && destination.port445 === 'closed',
    cause: ({ destination }) => `SMB uses TCP 445, which is closed at ${destination.name}.`,
    remedy: {
      label: ({ destination }) => `Open TCP 445 at ${destination.name}`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.port445 = 'open'),
    },
    check: ({ destination }) => [testPort(destination.name, 445)],
    fix: ({ destination }) => [openFirewall('File and Printer Sharing', destination.name)],
    source: 'workinghardinit.work, September 2013',
  },
]);

/** Whether the destination takes the sender. */
export const acceptRules = wholeRules([
  {
    id: 'network-not-allowed',
    at: 'accept',
    breaks: ({ source, destination }) => !isAllowed(source.address, destination.incomingNetworks),
    cause: ({ source, destination }) =>
      `${destination.name} takes live migrations from ${destination.incomingNetworks.join(', ')}, and ${source.name} sends from ${source.address}.`,
    remedy: {
      label: ({ source }) => `Allow ${source.address}`,
      apply: ({ hosts }) => {
        const { source, destination } = endsOf(hosts);
        const length = source.address.includes(':') ? 128 : 32;
        const own = `${source.address}/${length}`;
        destination.incomingNetworks = [...destination.incomingNetworks.slice(0, 15), own];
      },
    },
    check: ({ destination }) => [
      command('Get-VMMigrationNetwork', { ComputerName: destination.name }),
    ],
    fix: ({ source, destination }) => [
      command('Add-VMMigrationNetwork', {
        Subnet: `${source.address}/${source.address.includes(':') ? 128 : 32}`,
        ComputerName: destination.name,
      }),
    ],
    source: SETUP,
  },
]);
