import { probesText as t } from '../text/probes';
import type { HostSetup } from '../model/host-settings';
import { testPort } from './asked';
import { compareSays } from './compare-says';
import { type Command, command, listing } from './powershell';
import { type Situation, isAllowed } from './situation';

/** What an administrator may run to look around, and what it would print for these settings. */
export interface Probe {
  id: 'port' | 'source' | 'destination' | 'networks' | 'compare' | 'clock';
  command: Command;
  output: string;
}

const PERFORMANCE = { tcp: 'TCPIP', compression: 'Compression', smb: 'SMB', 'smb-direct': 'SMB' };

/** Properties as `Format-List` prints them. */
function listed(properties: Readonly<Record<string, string | number | boolean>>): string {
  const width = Math.max(...Object.keys(properties).map((name) => name.length));
  const written = (value: string | number | boolean) =>
    typeof value === 'boolean' ? (value ? 'True' : 'False') : value;
  return Object.entries(properties)
    .map(([name, value]) => `${name.padEnd(width)} : ${written(value)}`)
    .join('\n');
}

/** The domain controller, whose time the others should have; its time in the output, ms. */
const CONTROLLER = { name: 'DC1', clockMinutes: 0 };
const NOW_MS = Date.UTC(2026, 2, 4, 9, 15);

/** The clock of a computer, as `Get-Date -Format s` prints it. */
const clockOf = ({ name, clockMinutes }: Pick<HostSetup, 'name' | 'clockMinutes'>) =>
  `${name} ${new Date(NOW_MS + clockMinutes * 60_000).toISOString().slice(0, 19)}`;

/** Whether a connection to the port for memory succeeds. */
function isReached({ destination, port, cluster }: Situation): boolean {
  if (port === 445) return destination.port445 === 'open';
  const listens = cluster.isClustered || destination.liveMigration;
  return (
    listens &&
    destination.port6600 === 'open' &&
    (cluster.isClustered || isAllowed(destination.address, destination.incomingNetworks))
  );
}

function hostProbe(situation: Situation, end: 'source' | 'destination'): Probe {
  const host = situation[end];
  const { transport } = situation.move.link;
  return {
    id: end,
    command: listing(
      command('Get-VMHost', { ComputerName: host.name }),
      'VirtualMachineMigration*',
    ),
    output: listed({
      VirtualMachineMigrationEnabled: host.liveMigration,
      VirtualMachineMigrationAuthenticationType:
        host.authentication === 'kerberos' ? 'Kerberos' : 'CredSSP',
      MaximumVirtualMachineMigrations: host.simultaneous,
      VirtualMachineMigrationPerformanceOption: PERFORMANCE[transport],
    }),
  };
}

/** The probes, in the order in which one would run them. All answer from the settings. */
export function probesOf(situation: Situation): Probe[] {
  const { source, destination, port, vm } = situation;
  return [
    {
      id: 'port',
      command: testPort(destination.name, port),
      output: listed({
        ComputerName: destination.name,
        RemoteAddress: destination.address,
        RemotePort: port,
        TcpTestSucceeded: isReached(situation),
      }),
    },
    hostProbe(situation, 'source'),
    hostProbe(situation, 'destination'),
    {
      id: 'networks',
      command: command('Get-VMMigrationNetwork', { ComputerName: destination.name }),
      output: destination.incomingNetworks.join('\n') || t.anyNetwork,
    },
    {
      id: 'compare',
      command: command('Compare-VM', { Name: vm.name, DestinationHost: destination.name }),
      output: compareSays(situation),
    },
    {
      id: 'clock',
      command: command('Invoke-Command', {
        ComputerName: [CONTROLLER.name, source.name, destination.name],
        ScriptBlock: { expression: '{ "$env:COMPUTERNAME $(Get-Date -Format s)" }' },
      }),
      output: [CONTROLLER, source, destination].map(clockOf).join('\n'),
    },
  ];
}
