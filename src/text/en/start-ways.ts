import type { HostSettings } from '../../model/host-settings';

type Tool = HostSettings['administrator']['tool'];

/** What each tool can do, sentence by sentence. */
const can = {
  'hyper-v-manager': {
    move: 'Move a running guest between two hosts that are not clustered.',
    files: 'Move its files in the same step, to one folder or each to a place of its own.',
    settings:
      'Turn live migration on and set protocol, networks and performance option, host by host.',
  },
  'failover-cluster-manager': {
    move: 'Move a clustered guest to another node of its cluster, running.',
    quick: 'Move it by Quick Migration instead, which saves and restores it.',
    files: 'Move its files to other storage of the cluster, as a move of its own.',
  },
  'windows-admin-center': {
    move: 'Move a clustered guest to another node of its cluster, running.',
    files: 'Move a guest with its files to another server or another cluster.',
    settings:
      'Change the Live Migration settings of a host, or of every node of a cluster at once.',
  },
  powershell: {
    compare: 'Check a move without making it: Compare-VM.',
    move: 'Move a guest, with its files or without: Move-VM. Paths can be given disk by disk.',
    role: 'Move a clustered guest, and cancel its move: Move-ClusterVirtualMachineRole.',
    settings: 'Set everything on both hosts, and be repeated as a script.',
  },
} satisfies Record<Tool, Record<string, string>>;

const cannot = {
  'hyper-v-manager': {
    role: 'Move a clustered guest as the role it is: the cluster has its own tools for that.',
    third: 'Start a move from a third computer with CredSSP: be signed in at the source for that.',
    delegation: 'Set up constrained delegation: that is done in Active Directory.',
  },
  'failover-cluster-manager': {
    guest: 'Move a guest that is not a role of the cluster.',
    outside: 'Move a guest to a host outside its cluster.',
    files: 'Move the files in the same step as the guest.',
  },
  'windows-admin-center': {
    guest:
      'Show a guest that is not clustered through a connection to a cluster: connect to its server.',
    session:
      'Sign you in at the source as CredSSP needs it: that takes its console, Remote Desktop or a PowerShell session that CredSSP itself has opened there.',
  },
  powershell: {
    third:
      'Start a move from a third computer with CredSSP: be signed in at the source, or in a session that CredSSP itself has opened there.',
    role: 'Run Move-ClusterVirtualMachineRole remotely without CredSSP at the server.',
    files: 'Move files with Move-ClusterVirtualMachineRole: it has no parameter for them.',
  },
} satisfies Record<Tool, Record<string, string>>;

/** Microsoft's pages that name what is said here, by their titles. */
const sources: Readonly<Record<Tool, string>> = {
  'hyper-v-manager':
    'Use live migration without Failover Clustering to move a virtual machine; Hyper-V: Stand-alone Migration; Upgrading your Remote Desktop Virtualization Host',
  'failover-cluster-manager':
    'Deploy a Hyper-V Cluster, step 9; Upgrading your Remote Desktop Virtualization Host; Move-ClusterVirtualMachineRole',
  // That the choice is between a cluster and a server is on neither page, but in report 174 of
  // microsoft/Windows-Admin-Center-Ideas-and-Feedback, on version 2110.2.
  'windows-admin-center':
    'Manage virtual machines by using Windows Admin Center; Manage VMs with Windows Admin Center (Azure Stack HCI, Windows Server 2019 and 2022)',
  powershell: 'Compare-VM; Move-VM; Move-ClusterVirtualMachineRole',
};

const hyperVManager = {
  useOther: (vm: string) => `Use Failover Cluster Manager: ${vm} is a role of a cluster.`,
  open: 'In Server Manager, click Tools, then Hyper-V Manager.',
  connect: (host: string) =>
    `Right-click Hyper-V Manager, click Connect to Server, type ${host} and click OK.`,
  select: (host: string) => `In the navigation pane, select ${host}.`,
  save: (vm: string) => `In the Virtual Machines pane, right-click ${vm} and click Save.`,
  move: (vm: string) => `In the Virtual Machines pane, right-click ${vm} and click Move.`,
  type: 'On the page Choose Move Type, select Move the virtual machine and click Next.',
  destination: (host: string) =>
    `On the page Specify Destination Computer, type ${host} and click Next.`,
  withFiles:
    "On the page Choose Move Options, select Move the virtual machine's data to a single location and click Next.",
  folder: (path: string, host: string) =>
    `Give ${path} as the destination, an empty folder on ${host}, and click Next.`,
  browse: (host: string) => `Browse to an empty folder on ${host} and click Next.`,
  withoutFiles:
    'On the page Choose Move Options, select Move only the virtual machine and click Next.',
  finish: 'On the page Summary, review your choices and click Finish.',
  start: (host: string, vm: string) =>
    `Connect to ${host}, right-click ${vm} there and click Start.`,
};

const failoverClusterManager = {
  useOther: (vm: string) => `Use another tool: ${vm} is not a role of a cluster.`,
  open: 'In Failover Cluster Manager, select the cluster and expand the tree under it.',
  roles: 'Select Roles.',
  quick: (vm: string) => `Right-click ${vm}, point to Move and choose Quick Migration.`,
  live: (vm: string) =>
    `Right-click ${vm}, point to Move, point to Live Migration and click Select Node.`,
  choose: (host: string) => `Choose ${host} and click OK.`,
  follow: 'Follow the status in the center pane.',
};

const windowsAdminCenter = {
  useOther: (vm: string) =>
    `Use Failover Cluster Manager or PowerShell for ${vm}: of Quick Migration its pages say nothing.`,
  openCluster: 'Open the connection to the failover cluster.',
  openHost: (host: string) => `Under All connections, select ${host}.`,
  machines: 'On the left, select Virtual Machines.',
  inventory: 'Select the tab Inventory.',
  save: (vm: string) => `Choose ${vm} from the list and select Power, then Save.`,
  move: (vm: string) => `Choose ${vm} from the list and select Manage, then Move.`,
  node: (host: string) => `Choose ${host} from the list of cluster nodes and select Move.`,
  follow: 'Follow the notifications in the upper right corner.',
  server: (host: string) =>
    `Choose to move to a server, not to a cluster, and choose ${host} from the list.`,
  folder: (path: string) => `Give ${path} as the place of the files.`,
  select: 'Select Move.',
  start: (host: string, vm: string) =>
    `Go to ${host}, choose ${vm} there and select Power, then Start.`,
};

const powershell = {
  openAtNode: (host: string) =>
    `Open Windows PowerShell as administrator on ${host}, a node of the cluster.`,
  signIn: (host: string) =>
    `Sign in at ${host}, a node of the cluster, and open Windows PowerShell as administrator.`,
  moveRole: (vm: string, host: string) =>
    `Run Move-ClusterVirtualMachineRole, which returns when ${vm} is on ${host}.`,
  open: (host: string) => `Open Windows PowerShell as administrator on ${host}.`,
  openAtWorkstation: 'Open Windows PowerShell as administrator on your workstation.',
  compare: 'Run Compare-VM and read what it lists; no line means that nothing was found.',
  quick: (vm: string) =>
    `Run Save-VM, Move-VM and Start-VM: ${vm} stands still from the first to the last.`,
  move: (vm: string, host: string) => `Run Move-VM, which returns when ${vm} is on ${host}.`,
};

/** The tools that a move is started with, and what to do in each. */
export const startWays = {
  title: 'Start it four ways',
  tool: 'Tool',
  canTitle: 'It can',
  cannotTitle: 'It cannot',
  clicksTitle: 'Clicks',
  stepsTitle: 'Steps',
  source: (pages: string) => `Source: ${pages}.`,
  can,
  cannot,
  sources,
  hyperVManager,
  failoverClusterManager,
  windowsAdminCenter,
  powershell,
  commands: {
    start: 'The same with PowerShell',
    compare: 'Compare first',
    configure: 'These settings',
    libvirt: 'The same guest on QEMU, with libvirt',
  },
  compareSays: {
    fails: 'It would fail with the same error before it can compare.',
    reports: (titles: readonly string[]) => `It would report: ${titles.join('; ')}.`,
    passes: 'It would report nothing.',
    misses: 'It would report nothing: it compares guest and destination alone.',
  },
};
