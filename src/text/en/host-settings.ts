import type { HostSettings, HostSetup } from '../../model/host-settings';

type Choices<G extends keyof HostSettings, K extends keyof HostSettings[G]> = Readonly<
  Record<Extract<HostSettings[G][K], string>, string>
>;

const host: Readonly<Record<keyof HostSetup, string>> = {
  name: 'Name',
  system: 'Windows Server',
  liveMigration: 'Live migration enabled',
  authentication: 'Authentication',
  simultaneous: 'Simultaneous live migrations',
  incomingNetworks: 'Incoming live migrations',
  delegatesMigration: 'Constrained delegation: migration service',
  delegatesFiles: 'Constrained delegation: cifs',
  credentialGuard: 'Credential Guard',
  hasLogonRight: 'VMs may log on as a service',
  hasGuardian: 'Has the guardian certificates',
  address: 'Address',
  reachedBy: 'Reached over',
  mtu: 'Largest packet (MTU)',
  hasRdma: 'Adapters with RDMA',
  port6600: 'TCP 6600',
  port445: 'TCP 445',
  port3343: 'Cluster port UDP 3343',
  switches: 'Virtual switches',
  switchType: 'Type of the VM’s switch',
  guestNetwork: 'Network of the VMs',
  processorVendor: 'Processor',
  processorGeneration: 'Processor generation',
  microcode: 'Microcode and BIOS',
  freeMemoryBytes: 'Free memory',
  systemDrive: 'System drive',
  hasSlowSystemDrive: 'System drive is slow',
  clockMinutes: 'Clock is wrong by (minutes)',
  newestVersion: 'Newest VM version',
  underWay: 'Running live migrations',
};

const administrator: Readonly<Record<keyof HostSettings['administrator'], string>> = {
  tool: 'Tool',
  signedInAt: 'Signed in at',
  direction: 'Direction',
  hasFreshTickets: 'Kerberos tickets renewed',
};

const vm: Readonly<Record<keyof HostSettings['vm'], string>> = {
  name: 'Name',
  switch: 'Connected to switch',
  version: 'Version',
  image: 'ISO image',
  compatibilityMode: 'Processor compatibility',
  compatibleWith: 'Compatible across',
  hasTpm: 'Virtual TPM',
  gpu: 'GPU',
  disks: 'Disks',
  hasDynamicMemory: 'Dynamic memory',
  isBackingUp: 'Being backed up',
  hasKnownOwner: 'Made by a domain account',
  standardCheckpoints: 'Standard checkpoints',
};

const cluster: Readonly<Record<keyof HostSettings['cluster'], string>> = {
  isClustered: 'The VM is clustered',
  simultaneous: 'Simultaneous live migrations (2022 and newer)',
  isWorkgroup: 'Workgroup cluster, without a domain',
  isPossibleOwner: 'Destination is a possible owner',
  hasUsableNetwork: 'Has a network for live migration',
  hasMatchingNetworks: 'Nodes list the same networks',
  moveTypeThreshold: 'Lowest priority that moves live (MoveTypeThreshold)',
};

const tools: Choices<'administrator', 'tool'> = {
  'hyper-v-manager': 'Hyper-V Manager',
  'failover-cluster-manager': 'Failover Cluster Manager',
  'windows-admin-center': 'Windows Admin Center',
  powershell: 'PowerShell',
};

const authentication: Choices<'first', 'authentication'> = {
  credssp: 'CredSSP',
  kerberos: 'Kerberos',
};

const credentialGuard: Choices<'first', 'credentialGuard'> = {
  'by system': 'system default',
  on: 'on',
  off: 'off',
};

const reachedBy: Choices<'first', 'reachedBy'> = {
  'its name': 'its own name',
  'another network': 'another network',
};

const port6600: Choices<'first', 'port6600'> = {
  open: 'open',
  refused: 'refused',
  reset: 'reset',
  'timed out': 'timed out',
  forbidden: 'forbidden',
};

const port: Choices<'first', 'port445'> = { open: 'open', closed: 'closed' };

const switchType: Choices<'first', 'switchType'> = {
  external: 'external',
  internal: 'internal',
  private: 'private',
};

const gpu: Choices<'vm', 'gpu'> = {
  none: 'none',
  assigned: 'assigned (DDA)',
  partition: 'partition (GPU-P)',
};

const disks: Choices<'vm', 'disks'> = {
  'its own': 'virtual disks',
  'shared VHDX': 'shared VHDX',
  'VHD Set': 'VHD Set',
  'pass-through': 'pass-through disk',
};

const compatibleWith: Choices<'vm', 'compatibleWith'> = {
  'any host': 'all hosts of this vendor',
  'the cluster': 'the cluster (2025)',
};

const image: Choices<'vm', 'image'> = {
  none: 'none',
  'on a share': 'on a share',
  'on the source': 'on the source',
  'vmguest.iso': 'vmguest.iso',
  'on a cluster volume': 'on a cluster volume',
};

/** The names of the settings of hosts, VM, cluster and administrator. */
export const hostSettings = {
  groups: {
    liveMigration: 'Live migration',
    delegation: 'Delegation and security',
    network: 'Network',
    machine: 'Hardware and system',
    administrator: 'Administrator',
    vm: 'VM',
    configuration: 'Configuration of the VM',
    cluster: 'Cluster',
  },
  host,
  administrator,
  vm,
  cluster,
  tools,
  choices: {
    authentication,
    credentialGuard,
    reachedBy,
    port6600,
    port,
    image,
    compatibleWith,
    switchType,
    gpu,
    disks,
  },
  anyNetwork: 'any network',
  bySystem: 'system default',
  workstation: 'a workstation',
  direction: (from: string, to: string) => `${from} to ${to}`,
  allowed: (allowed: string) => `Allowed: ${allowed}.`,
  entryAllowed: (value: string, allowed: string) => `${value} is not allowed. Allowed: ${allowed}.`,
};
