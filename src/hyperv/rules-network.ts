import { endsOf } from './ends';
import { command, listing, program, quoteString } from './powershell';
import { wholeRules } from './rule';

/** IP and ICMP take so many bytes of a packet. */
const PING_HEADER = 28;

/** What goes wrong on the way between the hosts without ending the move. */
export const networkWarnings = wholeRules([
  {
    id: 'protocols-differ',
    at: null,
    breaks: ({ source, destination, cluster }) =>
      !cluster.isClustered && source.authentication !== destination.authentication,
    remedy: ({ hosts }) => {
      const { source, destination } = endsOf(hosts);
      destination.authentication = source.authentication;
    },
    check: ({ source, destination }) => [
      listing(
        command('Get-VMHost', { ComputerName: [source.name, destination.name] }),
        'ComputerName',
        'VirtualMachineMigrationAuthenticationType',
      ),
    ],
    fix: ({ source, destination }) => [
      command('Set-VMHost', {
        ComputerName: destination.name,
        VirtualMachineMigrationAuthenticationType:
          source.authentication === 'kerberos' ? 'Kerberos' : 'CredSSP',
      }),
    ],
    source: 'guidance',
  },
  {
    id: 'path-mtu',
    stage: 'memory',
    at: null,
    breaks: ({ source, destination }) => source.mtu !== destination.mtu,
    remedy: ({ hosts }) => {
      const { source, destination } = endsOf(hosts);
      destination.mtu = source.mtu;
    },
    check: ({ source, destination }) => [
      command('Get-NetAdapterAdvancedProperty', {
        RegistryKeyword: '*JumboPacket',
        CimSession: [source.name, destination.name],
      }),
      {
        ...program('ping', [destination.name], {
          l: Math.max(source.mtu, destination.mtu) - PING_HEADER,
        }),
        switches: ['f'],
      },
    ],
    source: 'jumbo-frames',
  },
  {
    id: 'rdma-fall-back',
    stage: 'memory',
    at: null,
    breaks: ({ move, source, destination }) =>
      move.link.transport === 'smb-direct' && !(source.hasRdma && destination.hasRdma),
    remedy: ({ link }) => void (link.transport = 'smb'),
    check: ({ source, destination }) => [
      command('Get-NetAdapterRdma', { CimSession: [source.name, destination.name] }),
    ],
    source: 'setup-guide',
  },
  {
    id: 'wrong-network',
    stage: 'memory',
    at: null,
    breaks: ({ cluster }) => cluster.isClustered && !cluster.hasMatchingNetworks,
    remedy: ({ hosts }) => void (hosts.cluster.hasMatchingNetworks = true),
    check: ({ source, destination }) => [
      {
        ...command('Get-ClusterResourceType', { Name: 'Virtual Machine' }),
        then: [
          command('Get-ClusterParameter', {
            Name: ['MigrationNetworkOrder', 'MigrationExcludeNetworks'],
          }),
        ],
      },
      command('Get-VMMigrationNetwork', { ComputerName: [source.name, destination.name] }),
      command('Get-NetTCPConnection', { RemotePort: 6600 }),
    ],
    fix: () => [
      {
        ...command('Get-ClusterResourceType', { Name: 'Virtual Machine' }),
        then: [
          command('Set-ClusterParameter', {
            Name: 'MigrationExcludeNetworks',
            Value: {
              expression: `(Get-ClusterNetwork -Name ${quoteString('Cluster Network 1')}).Id`,
            },
          }),
        ],
      },
    ],
    source: 'wrong-network',
  },
]);
