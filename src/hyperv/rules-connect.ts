import { command } from './powershell';
import { endsOf } from './ends';
import type { SetupRule } from './rule';
import { isAllowed } from './situation';

const SETUP = 'Microsoft Learn, “Set up hosts for live migration without Failover Clustering”';
const TROUBLE = 'Microsoft support, “Troubleshoot live migration issues”';

/** The ways in which a connection to a port ends, and what Windows calls each. */
const REFUSALS = [
  ['refused', '0x8007274D', 'the connection was refused', 'nothing listens there'],
  ['reset', '0x80072746', 'the connection was reset', 'something on the way resets it'],
  ['timed out', '0x8007274C', 'the connection timed out', 'a firewall drops it'],
  ['forbidden', '0x8007271D', 'the access was forbidden', 'the socket may not be used'],
] as const;

const ports: SetupRule[] = REFUSALS.map(([how, code, says, why]) => ({
  id: `port-6600-${how.replace(' ', '-')}`,
  title: `TCP 6600 is not open: ${how}`,
  stage: 'setup',
  at: 'open',
  percent: 0,
  code,
  event: null,
  says,
  breaks: ({ port, destination }) => port === 6600 && destination.port6600 === how,
  cause: ({ source, destination, move }) =>
    `${move.link.transport === 'compression' ? 'Compression' : 'TCP/IP'} uses TCP 6600, and from ${source.name} to ${destination.name} ${why}.`,
  remedy: {
    label: ({ destination }) => `Open TCP 6600 at ${destination.name}`,
    apply: ({ hosts }) => void (endsOf(hosts).destination.port6600 = 'open'),
  },
  check: ({ destination }) => [
    command('Test-NetConnection', { ComputerName: destination.name, Port: 6600 }),
  ],
  fix: () => [command('Enable-NetFirewallRule', { DisplayGroup: 'Hyper-V' })],
  source: TROUBLE,
}));

/** Whether the destination can be reached, and takes the sender. */
export const connectRules: readonly SetupRule[] = [
  {
    id: 'wrong-principal',
    title: 'The destination is reached over another network',
    stage: 'setup',
    at: 'open',
    percent: 0,
    code: '0x80090322',
    event: null,
    says: 'The target principal name is incorrect',
    breaks: ({ destination }) => destination.reachedBy === 'another network',
    cause: ({ destination }) =>
      `The name under which ${destination.name} is reached, over a wrong or private network, is not the one that its account has.`,
    remedy: {
      label: ({ destination }) => `Reach ${destination.name} by its own name`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.reachedBy = 'its name'),
    },
    check: ({ destination }) => [
      command('Test-NetConnection', { ComputerName: destination.name, Port: 6600 }),
    ],
    fix: () => [],
    byHand: 'Correct the name’s entry in DNS, or the order of the networks.',
    source: TROUBLE,
  },
  ...ports,
  {
    id: 'port-445',
    title: 'SMB, and TCP 445 is closed',
    stage: 'setup',
    at: 'open',
    percent: 0,
    code: null,
    event: null,
    says: null,
    breaks: ({ port, destination }) => port === 445 && destination.port445 === 'closed',
    cause: ({ destination }) => `SMB uses TCP 445, and ${destination.name} does not open it.`,
    remedy: {
      label: ({ destination }) => `Open TCP 445 at ${destination.name}`,
      apply: ({ hosts }) => void (endsOf(hosts).destination.port445 = 'open'),
    },
    check: ({ destination }) => [
      command('Test-NetConnection', { ComputerName: destination.name, Port: 445 }),
    ],
    fix: () => [command('Enable-NetFirewallRule', { DisplayGroup: 'File and Printer Sharing' })],
    source: 'workinghardinit.work, September 2013',
  },
  {
    id: 'network-not-allowed',
    title: 'The sender is in none of the allowed networks',
    stage: 'setup',
    at: 'accept',
    percent: 0,
    code: null,
    event: null,
    says: null,
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
];
