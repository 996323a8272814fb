import type { HostSettings, HostSetup } from '../../model/host-settings';

type Choices<G extends keyof HostSettings, K extends keyof HostSettings[G]> = Readonly<
  Record<Extract<HostSettings[G][K], string>, string>
>;

const host: Readonly<Record<keyof HostSetup, string>> = {
  name: 'Name',
  system: 'Windows Server',
  liveMigration: 'Live migration enabled',
  authentication: 'Authentication',
  simultaneous: 'Simultaneous moves',
  incomingNetworks: 'Takes moves from',
  delegatesMigration: 'Delegates the migration service',
  delegatesFiles: 'Delegates cifs',
  credentialGuard: 'Credential Guard',
  hasLogonRight: 'Machines may log on as a service',
  hasGuardian: 'Has the guardian’s certificates',
  address: 'Address',
  reachedBy: 'Reached by',
  port6600: 'TCP 6600',
  port445: 'TCP 445',
  port3343: 'Cluster port 3343',
  switches: 'Virtual switches',
  guestNetwork: 'Guests’ network',
  processorVendor: 'Processor',
  processorGeneration: 'Generation',
  freeMemoryBytes: 'Free memory',
  systemDrive: 'System drive',
  newestVersion: 'Newest VM version',
  underWay: 'Moves under way',
};

const administrator: Readonly<Record<keyof HostSettings['administrator'], string>> = {
  tool: 'Tool',
  signedInAt: 'Signed in at',
  direction: 'Direction',
  hasFreshTickets: 'Tickets renewed',
};

const vm: Readonly<Record<keyof HostSettings['vm'], string>> = {
  name: 'Name',
  switch: 'Connected to switch',
  version: 'Version',
  image: 'ISO image',
  compatibilityMode: 'Processor compatibility',
  hasTpm: 'Virtual TPM',
  standardCheckpoints: 'Standard checkpoints',
};

const cluster: Readonly<Record<keyof HostSettings['cluster'], string>> = {
  isClustered: 'The guest is clustered',
  simultaneous: 'Simultaneous moves',
  isPossibleOwner: 'Destination is possible owner',
  hasUsableNetwork: 'Has a usable network',
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
  'by system': 'by system',
  on: 'on',
  off: 'off',
};

const reachedBy: Choices<'first', 'reachedBy'> = {
  'its name': 'its name',
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

const image: Choices<'vm', 'image'> = {
  none: 'none',
  'on a share': 'on a share',
  'on the source': 'on the source',
};

/** What the settings of hosts, guest, cluster and administrator are called. */
export const hostSettings = {
  groups: {
    liveMigration: 'Live migration',
    delegation: 'Delegation and guards',
    network: 'Network',
    machine: 'Machine',
    administrator: 'Administrator',
    vm: 'Virtual machine',
    configuration: 'Its configuration',
    cluster: 'Cluster',
  },
  host,
  administrator,
  vm,
  cluster,
  tools,
  choices: { authentication, credentialGuard, reachedBy, port6600, port, image },
  anyNetwork: 'any network',
  bySystem: 'by system',
  workstation: 'a workstation',
  direction: (from: string, to: string) => `${from} to ${to}`,
  allowed: (allowed: string) => `Allowed: ${allowed}.`,
  entryAllowed: (value: string, allowed: string) => `Not ${value}. Allowed: ${allowed}.`,
};
