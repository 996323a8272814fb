import type { HostSettings } from '../model/host-settings';
import { type Move, movesFiles } from './commands';
import { endsOf } from './ends';

/** A tool that a move is started with. */
export interface StartWay {
  id: HostSettings['administrator']['tool'];
  label: string;
  can: readonly string[];
  cannot: readonly string[];
  /** What to do for this move, step by step; where the tool cannot, what to use in its place. */
  clicks(move: Move): string[];
  /** Microsoft's pages that name what is said here, by their titles. */
  source: string;
}

function namesOf({ hosts, policyId }: Move) {
  const { source, destination, sourceSide } = endsOf(hosts);
  return {
    vm: hosts.vm.name,
    from: source.name,
    to: destination.name,
    path: hosts.storage.destinationPath,
    isAtSource: hosts.administrator.signedInAt === sourceSide,
    isClustered: hosts.cluster.isClustered,
    isQuick: policyId === 'quick-migration',
  };
}

/** The ways to start a move, in the order of the setting. */
export const START_WAYS: readonly StartWay[] = [
  {
    id: 'hyper-v-manager',
    label: 'Hyper-V Manager',
    can: [
      'Move a running guest between two hosts that are not clustered.',
      'Move its files in the same step, to one folder or each to a place of its own.',
      'Turn live migration on and set protocol, networks and performance option, host by host.',
    ],
    cannot: [
      'Move a clustered guest as the role it is: the cluster has its own tools for that.',
      'Start a move from a third computer with CredSSP: be signed in at the source for that.',
      'Set up constrained delegation: that is done in Active Directory.',
    ],
    clicks: clicksInHyperVManager,
    source:
      'Use live migration without Failover Clustering to move a virtual machine; Hyper-V: ' +
      'Stand-alone Migration; Upgrading your Remote Desktop Virtualization Host',
  },
  {
    id: 'failover-cluster-manager',
    label: 'Failover Cluster Manager',
    can: [
      'Move a clustered guest to another node of its cluster, running.',
      'Move it by Quick Migration instead, which saves and restores it.',
      'Move its files to other storage of the cluster, as a move of its own.',
    ],
    cannot: [
      'Move a guest that is not a role of the cluster.',
      'Move a guest to a host outside its cluster.',
      'Move the files in the same step as the guest.',
    ],
    clicks: clicksInFailoverClusterManager,
    source:
      'Deploy a Hyper-V Cluster, step 9; Upgrading your Remote Desktop Virtualization Host; ' +
      'Move-ClusterVirtualMachineRole',
  },
  {
    id: 'windows-admin-center',
    label: 'Windows Admin Center',
    can: [
      'Move a clustered guest to another node of its cluster, running.',
      'Move a guest with its files to another server or another cluster.',
      'Change the Live Migration settings of a host, or of every node of a cluster at once.',
    ],
    cannot: [
      'Show a guest that is not clustered through a connection to a cluster: connect to its server.',
      'Sign you in at the source as CredSSP needs it: that takes its console, Remote Desktop or a ' +
        'PowerShell session that CredSSP itself has opened there.',
    ],
    clicks: clicksInWindowsAdminCenter,
    // That the choice is between a cluster and a server is on neither page, but in report 174 of
    // microsoft/Windows-Admin-Center-Ideas-and-Feedback, on version 2110.2.
    source:
      'Manage virtual machines by using Windows Admin Center; Manage VMs with Windows Admin ' +
      'Center (Azure Stack HCI, Windows Server 2019 and 2022)',
  },
  {
    id: 'powershell',
    label: 'PowerShell',
    can: [
      'Check a move without making it: Compare-VM.',
      'Move a guest, with its files or without: Move-VM. Paths can be given disk by disk.',
      'Move a clustered guest, and cancel its move: Move-ClusterVirtualMachineRole.',
      'Set everything on both hosts, and be repeated as a script.',
    ],
    cannot: [
      'Start a move from a third computer with CredSSP: be signed in at the source, or in a session ' +
        'that CredSSP itself has opened there.',
      'Run Move-ClusterVirtualMachineRole remotely without CredSSP at the server.',
      'Move files with Move-ClusterVirtualMachineRole: it has no parameter for them.',
    ],
    clicks: clicksInPowerShell,
    source: 'Compare-VM; Move-VM; Move-ClusterVirtualMachineRole',
  },
];

function clicksInHyperVManager(move: Move): string[] {
  const { vm, from, to, path, isAtSource, isClustered, isQuick } = namesOf(move);
  if (isClustered) return [`Use Failover Cluster Manager: ${vm} is a role of a cluster.`];
  return [
    'In Server Manager, click Tools, then Hyper-V Manager.',
    ...(isAtSource
      ? []
      : [`Right-click Hyper-V Manager, click Connect to Server, type ${from} and click OK.`]),
    `In the navigation pane, select ${from}.`,
    ...(isQuick ? [`In the Virtual Machines pane, right-click ${vm} and click Save.`] : []),
    `In the Virtual Machines pane, right-click ${vm} and click Move.`,
    'On the page Choose Move Type, select Move the virtual machine and click Next.',
    `On the page Specify Destination Computer, type ${to} and click Next.`,
    ...(movesFiles(move)
      ? [
          "On the page Choose Move Options, select Move the virtual machine's data to a single " +
            'location and click Next.',
          path
            ? `Give ${path} as the destination, an empty folder on ${to}, and click Next.`
            : `Browse to an empty folder on ${to} and click Next.`,
        ]
      : ['On the page Choose Move Options, select Move only the virtual machine and click Next.']),
    'On the page Summary, review your choices and click Finish.',
    ...(isQuick ? [`Connect to ${to}, right-click ${vm} there and click Start.`] : []),
  ];
}

function clicksInFailoverClusterManager(move: Move): string[] {
  const { vm, to, isClustered, isQuick } = namesOf(move);
  if (!isClustered) return [`Use another tool: ${vm} is not a role of a cluster.`];
  return [
    'In Failover Cluster Manager, select the cluster and expand the tree under it.',
    'Select Roles.',
    ...(isQuick
      ? [`Right-click ${vm}, point to Move and choose Quick Migration.`]
      : [`Right-click ${vm}, point to Move, point to Live Migration and click Select Node.`]),
    `Choose ${to} and click OK.`,
    'Follow the status in the center pane.',
  ];
}

function clicksInWindowsAdminCenter(move: Move): string[] {
  const { vm, from, to, path, isClustered, isQuick } = namesOf(move);
  const inventory = [
    'On the left, select Virtual Machines.',
    'Select the tab Inventory.',
    ...(isQuick ? [`Choose ${vm} from the list and select Power, then Save.`] : []),
    `Choose ${vm} from the list and select Manage, then Move.`,
  ];
  if (isClustered && isQuick)
    return [
      `Use Failover Cluster Manager or PowerShell for ${vm}: of Quick Migration its pages say nothing.`,
    ];
  if (isClustered)
    return [
      'Open the connection to the failover cluster.',
      ...inventory,
      `Choose ${to} from the list of cluster nodes and select Move.`,
      'Follow the notifications in the upper right corner.',
    ];
  return [
    `Under All connections, select ${from}.`,
    ...inventory,
    `Choose to move to a server, not to a cluster, and choose ${to} from the list.`,
    ...(movesFiles(move) && path ? [`Give ${path} as the place of the files.`] : []),
    'Select Move.',
    ...(isQuick ? [`Go to ${to}, choose ${vm} there and select Power, then Start.`] : []),
  ];
}

function clicksInPowerShell(move: Move): string[] {
  const { vm, from, to, isAtSource, isClustered, isQuick } = namesOf(move);
  const { signedInAt } = move.hosts.administrator;
  const isAtNode = signedInAt !== 'workstation';
  const place = isAtSource ? from : isAtNode ? to : 'your workstation';
  if (isClustered)
    return [
      isAtNode
        ? `Open Windows PowerShell as administrator on ${place}, a node of the cluster.`
        : `Sign in at ${from}, a node of the cluster, and open Windows PowerShell as administrator.`,
      `Run Move-ClusterVirtualMachineRole, which returns when ${vm} is on ${to}.`,
    ];
  return [
    `Open Windows PowerShell as administrator on ${place}.`,
    'Run Compare-VM and read what it lists; no line means that nothing was found.',
    isQuick
      ? `Run Save-VM, Move-VM and Start-VM: ${vm} stands still from the first to the last.`
      : `Run Move-VM, which returns when ${vm} is on ${to}.`,
  ];
}
