import { bytes, count, duration, plural } from '../format';

const vmsOf = (vms: number) => `${count(vms)} ${plural(vms, 'VM', 'VMs')}`;

/** The list of VMs that leave a host, and how a host is drained. */
export const drain = {
  title: 'Drain a node',
  about: (from: string, to: string) => `All VMs of ${from} move to ${to}.`,
  swap: (host: string) => `Drain ${host} instead`,
  empty: (host: string, ms: number) => `${host} is empty after [${duration(ms)}](strong).`,
  notEmpty: (host: string, vms: number, ms: number) =>
    `${host} is not empty: ${vmsOf(vms)} moved in [${duration(ms)}](strong).`,
  totals: (vms: number, memory: number, sent: number, waitedMs: number) =>
    `${vmsOf(vms)} with ${bytes(memory)} of memory: ${bytes(sent)} were sent, and the longest wait was ${duration(waitedMs)}.`,
  saved: (vms: number) =>
    `${vmsOf(vms)} below the MoveTypeThreshold ${plural(vms, 'was', 'were')} saved and restored (Quick Migration).`,
  order: 'Order',
  orders: {
    given: 'as given',
    largest: 'largest first',
    smallest: 'smallest first',
    priority: 'by priority',
  },
  sets: {
    label: 'Typical hosts',
    choose: 'Choose a host …',
    mixed: 'Host of 24 mixed VMs',
    databases: 'Host of 8 large databases',
    desktops: 'Host of 100 desktops',
    note: 'Sizes and rates of these hosts are illustrative.',
  },
  clock: {
    label: 'Time since the drain began',
    at: (ms: number) => `At ${duration(ms)}`,
    moved: (vms: number, all: number) => `${count(vms)} of ${count(all)} VMs have left`,
    underWay: (moves: number, most: number) =>
      `${count(moves)} of ${count(most)} live migrations are under way`,
    waits: (vms: number) => `${vmsOf(vms)} ${plural(vms, 'waits', 'wait')}`,
    stays: (vms: number) => `${vmsOf(vms)} ${plural(vms, 'stays', 'stay')}`,
  },
  states: {
    setup: 'is being set up',
    waits: (moves: number, most: number) =>
      `waits: ${count(moves)} of ${count(most)} live migrations are under way`,
    sends: 'sends its memory',
    paused: 'is paused',
    saved: 'is saved and restored (Quick Migration)',
    pulls: 'runs, and pulls its memory',
    cleanup: 'runs on the destination; cleanup',
    moved: 'has left',
    ended: 'cleanup after the end',
  },
  list: {
    summary: (vms: number) => `Edit the list of VMs (${count(vms)})`,
    title: 'VMs that leave, in this order',
    equal: 'These VMs are equal. Make a list to give each its own size.',
    make: 'Make a list',
    row: (index: number, name: string) => `VM ${count(index + 1)}: ${name}`,
    name: 'Name',
    memory: 'Memory',
    writes: 'Writes',
    priority: 'Priority',
    priorities: { high: 'High', medium: 'Medium', low: 'Low' },
    add: 'Add a VM',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    most: (vms: number) => `A list holds at most ${count(vms)} VMs.`,
    allowed: {
      name: 'Allowed: one line of at most 120 characters.',
      memory: 'Allowed: a size of at most 64 TiB, such as 16 GiB. A number alone is in GiB.',
      writes: 'Allowed: 0 to 1,000,000,000 writes a second, such as 5000.',
    },
  },
  paste: {
    summary: 'Paste a table',
    label: 'One VM per line: name, memory, writes a second, priority',
    note: 'Separate the columns with spaces, tabs or commas. A number alone is memory in GiB. Writes and priority can be left out. Windows writes GB for GiB; here 32 GB is 29.8 GiB.',
    example: 'SQL01 32GiB 20000 high\nWEB01 8GiB 4000\nTEST01 2GiB 1000 low',
    take: 'Replace the list',
    taken: (vms: number) => `The list has ${vmsOf(vms)} now.`,
    nothing: 'There is no VM in this text.',
    many: (vms: number, most: number) =>
      `The text has ${vmsOf(vms)}. A list holds at most ${count(most)}.`,
    faults: {
      columns: (line: number, text: string) =>
        `Line ${count(line)}: “${text}” needs a name and a memory size, and has at most four columns.`,
      name: (line: number, text: string) =>
        `Line ${count(line)}: “${text}” is not a name. A name is one line of at most 120 characters.`,
      memory: (line: number, text: string) =>
        `Line ${count(line)}: “${text}” is not a memory size. Write at most 64 TiB, such as 16 GiB. A number alone is in GiB.`,
      writes: (line: number, text: string) =>
        `Line ${count(line)}: “${text}” is not a number of writes a second. Write 0 to 1,000,000,000, such as 5000.`,
      priority: (line: number, text: string) =>
        `Line ${count(line)}: “${text}” is not a priority. Write high, medium or low.`,
    },
    more: (faults: number) =>
      `${count(faults)} more ${plural(faults, 'line is', 'lines are')} wrong.`,
  },
  ways: {
    summary: 'Where to click, and PowerShell',
    clicksTitle: 'Failover Cluster Manager',
    clicks: {
      nodes: 'In Failover Cluster Manager, expand the cluster and select Nodes.',
      pause: (host: string) => `Right-click ${host}, point to Pause and click Drain Roles.`,
      follow: (host: string) =>
        `The cluster pauses ${host}, so that no role moves to it. Its roles leave in the order of their priority.`,
      resume: (host: string) => `After the work, right-click ${host} and point to Resume.`,
      back: 'Click Fail Roles Back to bring the roles back, or Do Not Fail Roles Back to leave them.',
    },
    drain: 'Drain with PowerShell',
    resume: 'Resume and bring the VMs back',
    allLive: 'Move VMs of low priority live, too',
    priority: 'Set the priority of a VM',
    low: 'By default, a drain saves VMs of low priority and moves them with Quick Migration. MoveTypeThreshold is the lowest priority that moves live.',
    place:
      'Here a Quick Migration takes a place among the simultaneous live migrations. Microsoft does not say whether it does; this is not confirmed.',
    fails:
      'A VM that cannot move stays, and the node is not empty. With -ForceDrain the cluster stops this VM and moves it as a failed role.',
    failback: (host: string) =>
      `Resume lets roles run on ${host} again. -Failback Immediate moves the drained roles back at once, under the same limit.`,
    alone: (from: string) =>
      `These hosts are not in a cluster, so ${from} cannot be drained as a node. These commands move its VMs one after another.`,
    source:
      'Draining Nodes for Planned Maintenance with Windows Server 2012; Configuring How VMs Are Moved when a Node is Drained; Suspend-ClusterNode; Resume-ClusterNode',
  },
  others: {
    summary: 'The same with other managers',
    names: {
      vmotion: 'vSphere vMotion',
      nova: 'OpenStack Nova',
      kubevirt: 'KubeVirt',
      proxmox: 'Proxmox VE',
      libvirt: 'libvirt',
    },
    how: {
      vmotion:
        'In the vSphere Client, right-click the host and choose Maintenance Mode, then Enter Maintenance Mode. DRS moves its running VMs if it is fully automated.',
      nova: 'The older nova client moves all servers of a host. The openstack client moves one server per call.',
      kubevirt:
        'VMs with the eviction strategy LiveMigrate move; others are stopped. kubectl uncordon opens the node again.',
      proxmox:
        'Maintenance mode moves the guests that the HA manager controls. Bulk migration moves the others.',
      libvirt: 'virsh moves one VM per call. It has no limit and no order of its own.',
    },
    sources: {
      vmotion: 'VMware vSphere documentation: Place a Host in Maintenance Mode',
      nova: 'Red Hat OpenStack Platform 10: nova host-evacuate-live; python-openstackclient: server migrate',
      kubevirt: 'KubeVirt user guide: Node maintenance',
      proxmox:
        'Proxmox VE Administration Guide: High Availability, Maintenance Mode; Bulk Guest Migration',
      libvirt: 'libvirt manual: virsh, sections list and migrate',
    },
  },
};
