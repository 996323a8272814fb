import type { HostSetup } from '../model/host-settings';
import { openFirewall, testPort } from './asked';
import { endsOf } from './ends';
import { command, listing } from './powershell';
import { type SetupRule, type SpecialRule, wholeRules } from './rule';
import { type Situation, both, isAllowed } from './situation';

/** Checks whether the service that listens on TCP 6600 runs at the destination, and makes it listen. */
const listener: Pick<SetupRule, 'check' | 'fix'> = {
  check: ({ destination }) => [
    command('Get-Service', { Name: 'vmms', ComputerName: destination.name }),
    listing(
      command('Get-VMHost', { ComputerName: destination.name }),
      'VirtualMachineMigrationEnabled',
    ),
  ],
  fix: ({ destination }) => [command('Enable-VMMigration', { ComputerName: destination.name })],
};
/** Tests the port from the computer where the move starts. */
const tried: Pick<SetupRule, 'check'> = {
  check: ({ destination }) => [testPort(destination.name, 6600)],
};

/** How a connection to the port can fail, the Windows code for it, and how to check and fix it. */
const REFUSALS = [
  ['port-6600-reset', 'reset', '0x80072746', tried],
  [
    'port-6600-timed-out',
    'timed out',
    '0x8007274C',
    {
      ...tried,
      fix: ({ destination }: Situation) => [openFirewall('Hyper-V', destination.name)],
    },
  ],
  ['port-6600-forbidden', 'forbidden', '0x8007271D', tried],
] as const;

/** The network that has the address of a host alone. */
const ownNetwork = ({ address }: HostSetup): string =>
  `${address}/${address.includes(':') ? 128 : 32}`;

/** Whether the destination can be reached. */
export const portRules = wholeRules([
  {
    id: 'network-not-allowed',
    at: 'open',
    // The nodes of a cluster take its own list: Networks > Live Migration Settings.
    breaks: ({ destination, cluster }) =>
      !cluster.isClustered && !isAllowed(destination.address, destination.incomingNetworks),
    remedy: ({ hosts }) => {
      const { destination } = endsOf(hosts);
      const networks = destination.incomingNetworks.slice(0, 15);
      destination.incomingNetworks = [...networks, ownNetwork(destination)];
    },
    check: ({ destination }) => [
      command('Get-VMMigrationNetwork', { ComputerName: destination.name }),
    ],
    fix: ({ destination }) => [
      command('Add-VMMigrationNetwork', {
        Subnet: ownNetwork(destination),
        ComputerName: destination.name,
      }),
    ],
    source: 'incoming-networks',
  },
  {
    id: 'port-6600-refused',
    at: 'open',
    codes: ['0x8007274D'],
    events: [21502],
    // SMB carries memory over TCP 445, but a host that is off takes no move at all.
    breaks: ({ port, destination, cluster }) =>
      (!cluster.isClustered && !destination.liveMigration) ||
      (port === 6600 && destination.port6600 === 'refused'),
    remedy: (draft) => {
      for (const host of both(draft)) host.liveMigration = true;
      const { destination } = endsOf(draft.hosts);
      if (destination.port6600 === 'refused') destination.port6600 = 'open';
    },
    ...listener,
    source: 'troubleshooting',
  },
  ...REFUSALS.map(([id, how, code, fixing]): SpecialRule => ({
    id,
    at: 'open',
    codes: [code],
    events: [21502],
    breaks: ({ port, destination }) => port === 6600 && destination.port6600 === how,
    remedy: ({ hosts }) => void (endsOf(hosts).destination.port6600 = 'open'),
    ...fixing,
    source: 'troubleshooting',
  })),
  {
    id: 'port-445',
    at: 'open',
    breaks: ({ port, destination }) => port === 445 && destination.port445 === 'closed',
    remedy: ({ hosts }) => void (endsOf(hosts).destination.port445 = 'open'),
    check: ({ destination }) => [testPort(destination.name, 445)],
    fix: ({ destination }) => [openFirewall('File and Printer Sharing', destination.name)],
    source: 'smb-ports',
  },
]);
