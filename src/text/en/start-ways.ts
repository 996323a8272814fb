import type { HostSettings } from '../../model/host-settings';

type Tool = HostSettings['administrator']['tool'];

/** What each tool can do, sentence by sentence. */
const can = {
  'hyper-v-manager': {
    move: 'Move a running VM between two hosts that are not clustered.',
    files: 'Move its files in the same step, to one folder or each to its own folder.',
    settings:
      'Enable live migration on a host and set its authentication protocol, networks and performance options.',
  },
  'failover-cluster-manager': {
    move: 'Move a running clustered VM to another node of its cluster.',
    quick: 'Move it with Quick Migration, which saves the VM and restores it.',
    files: 'Move its files to other cluster storage, in a separate move.',
  },
  'windows-admin-center': {
    move: 'Move a running clustered VM to another node of its cluster.',
    files: 'Move a VM with its files to another server or another cluster.',
    settings: 'Change the live migration settings of one host, or of all nodes of a cluster.',
  },
  powershell: {
    compare: 'Check a move without starting it: Compare-VM.',
    move: 'Move a VM with or without its files: Move-VM. Each disk can have its own path.',
    role: 'Move a clustered VM, and cancel its move: Move-ClusterVirtualMachineRole.',
    settings: 'Change every setting on both hosts, and repeat all of it as a script.',
  },
} satisfies Record<Tool, Record<string, string>>;

const cannot = {
  'hyper-v-manager': {
    role: 'Move a clustered VM as a role. The cluster has its own tools for this.',
    third: 'Start a move from a third computer with CredSSP. Sign in at the source instead.',
    delegation: 'Set up constrained delegation. This is done in Active Directory.',
  },
  'failover-cluster-manager': {
    single: 'Move a VM that is not a role of the cluster.',
    outside: 'Move a VM to a host outside its cluster.',
    files: 'Move the files in the same step as the VM.',
  },
  'windows-admin-center': {
    single:
      'Show VMs that are not clustered while you are connected to a cluster. Connect to their server instead.',
    session:
      'Create the session at the source that CredSSP needs. Use the console of the source, Remote Desktop or a PowerShell session that was opened with CredSSP.',
  },
  powershell: {
    third:
      'Start a move from a third computer with CredSSP. Sign in at the source, or open a session there with CredSSP.',
    role: 'Run Move-ClusterVirtualMachineRole remotely, unless CredSSP is enabled on the server.',
    files: 'Move files with Move-ClusterVirtualMachineRole. It has no parameter for them.',
  },
} satisfies Record<Tool, Record<string, string>>;

/** The titles of Microsoft's pages that these lists and steps are from. */
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
    `Enter ${path}, an empty folder on ${host}, as the destination and click Next.`,
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
    `Use Failover Cluster Manager or PowerShell for ${vm}. The pages about this tool do not describe Quick Migration.`,
  openCluster: 'Open the connection to the failover cluster.',
  openHost: (host: string) => `Under All connections, select ${host}.`,
  machines: 'On the left, select Virtual Machines.',
  inventory: 'Select the tab Inventory.',
  save: (vm: string) => `Choose ${vm} from the list and select Power, then Save.`,
  move: (vm: string) => `Choose ${vm} from the list and select Manage, then Move.`,
  node: (host: string) => `Choose ${host} from the list of cluster nodes and select Move.`,
  follow: 'Follow the notifications in the upper right corner.',
  server: (host: string) =>
    `Choose a server, not a cluster, as the destination and select ${host} from the list.`,
  folder: (path: string) => `Enter ${path} as the folder for the files.`,
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
    `Run Move-ClusterVirtualMachineRole. It returns when ${vm} is on ${host}.`,
  open: (host: string) => `Open Windows PowerShell as administrator on ${host}.`,
  openAtWorkstation: 'Open Windows PowerShell as administrator on your workstation.',
  compare: 'Run Compare-VM and read its list. If it prints no line, it found no problem.',
  quick: (vm: string) =>
    `Run Save-VM, Move-VM and Start-VM. ${vm} does not run from the first command to the last.`,
  move: (vm: string, host: string) => `Run Move-VM. It returns when ${vm} is on ${host}.`,
};

/** The tools that start a move, and the steps in each. */
export const startWays = {
  title: (tool: string) => `Start the move with ${tool}`,
  another: 'Choose another of the four tools',
  canTitle: 'This tool can',
  cannotTitle: 'This tool cannot',
  clicksTitle: 'Where to click',
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
    start: 'Start the move with PowerShell',
    compare: 'Check the move before it starts',
    configure: 'Apply these settings with PowerShell',
    limitsCluster:
      'Installing FS-SMBBW limits SMB on a cluster node to 25 % of its bandwidth by default (Microsoft Learn).',
    libvirt: 'Move the VM between QEMU hosts with libvirt',
  },
  compareSays: {
    fails: 'Compare-VM would fail with the same error before it compares.',
    reports: (titles: readonly string[]) => `Compare-VM would report: ${titles.join('; ')}.`,
    passes: 'Compare-VM would report nothing.',
    misses: 'Compare-VM would report nothing. It only compares the VM with the destination.',
  },
};
