import type { HostSetup, HostSettings } from '../../model/host-settings';

/** A setting on a card: where it is, and what it is called. */
export interface SettingRow {
  group: keyof HostSettings;
  key: string;
  label: string;
  /** Said below it. */
  note?: string;
  /** Words for its choices, where they are not the values themselves. */
  words?: Readonly<Record<string, string>>;
  /** A hint in an empty field. */
  empty?: string;
}

/** Rows under a heading; folded away where they are looked at less. */
export interface RowGroup {
  title: string;
  isFolded: boolean;
  rows: readonly SettingRow[];
}

const OPEN = { open: 'open', closed: 'closed' };

/** The settings of one host. */
export const hostRows = (group: 'first' | 'second'): RowGroup[] => {
  const rows = (
    ...list: (Omit<SettingRow, 'group' | 'key'> & { key: keyof HostSetup })[]
  ): SettingRow[] => list.map((row) => ({ group, ...row }));
  return [
    {
      title: 'Live migration',
      isFolded: false,
      rows: rows(
        { key: 'name', label: 'Name' },
        { key: 'system', label: 'Windows Server' },
        { key: 'liveMigration', label: 'Live migration enabled' },
        {
          key: 'authentication',
          label: 'Authentication',
          words: { credssp: 'CredSSP', kerberos: 'Kerberos' },
        },
        { key: 'simultaneous', label: 'Simultaneous moves' },
        { key: 'incomingNetworks', label: 'Takes moves from', empty: 'any network' },
      ),
    },
    {
      title: 'Delegation and guards',
      isFolded: true,
      rows: rows(
        { key: 'delegatesMigration', label: 'Delegates the migration service' },
        { key: 'delegatesFiles', label: 'Delegates cifs' },
        { key: 'credentialGuard', label: 'Credential Guard' },
        { key: 'hasLogonRight', label: 'Machines may log on as a service' },
        { key: 'hasGuardian', label: 'Has the guardian’s certificates' },
      ),
    },
    {
      title: 'Network',
      isFolded: true,
      rows: rows(
        { key: 'address', label: 'Address' },
        { key: 'reachedBy', label: 'Reached by' },
        { key: 'port6600', label: 'TCP 6600' },
        { key: 'port445', label: 'TCP 445', words: OPEN },
        { key: 'port3343', label: 'Cluster port 3343', words: OPEN },
        { key: 'switches', label: 'Virtual switches' },
        { key: 'guestNetwork', label: 'Guests’ network' },
      ),
    },
    {
      title: 'Machine',
      isFolded: true,
      rows: rows(
        { key: 'processorVendor', label: 'Processor' },
        { key: 'processorGeneration', label: 'Generation' },
        { key: 'freeMemoryBytes', label: 'Free memory' },
        { key: 'systemDrive', label: 'System drive' },
        { key: 'newestVersion', label: 'Newest VM version', empty: 'by system' },
        { key: 'underWay', label: 'Moves under way' },
      ),
    },
  ];
};

/** The settings of the guest, the cluster and the administrator. */
export const moveRows = ({ first, second }: HostSettings): RowGroup[] => [
  {
    title: 'Administrator',
    isFolded: false,
    rows: [
      {
        group: 'administrator',
        key: 'tool',
        label: 'Tool',
        words: {
          'hyper-v-manager': 'Hyper-V Manager',
          'failover-cluster-manager': 'Failover Cluster Manager',
          'windows-admin-center': 'Windows Admin Center',
          powershell: 'PowerShell',
        },
      },
      {
        group: 'administrator',
        key: 'signedInAt',
        label: 'Signed in at',
        words: { first: first.name, second: second.name, workstation: 'a workstation' },
      },
      {
        group: 'administrator',
        key: 'direction',
        label: 'Direction',
        words: {
          there: `${first.name} to ${second.name}`,
          back: `${second.name} to ${first.name}`,
        },
      },
      { group: 'administrator', key: 'hasFreshTickets', label: 'Tickets renewed' },
    ],
  },
  {
    title: 'Virtual machine',
    isFolded: false,
    rows: [
      { group: 'vm', key: 'name', label: 'Name' },
      { group: 'vm', key: 'switch', label: 'Connected to switch' },
    ],
  },
  {
    title: 'Its configuration',
    isFolded: true,
    rows: [
      { group: 'vm', key: 'version', label: 'Version' },
      { group: 'vm', key: 'image', label: 'ISO image' },
      { group: 'vm', key: 'compatibilityMode', label: 'Processor compatibility' },
      { group: 'vm', key: 'hasTpm', label: 'Virtual TPM' },
      { group: 'vm', key: 'standardCheckpoints', label: 'Standard checkpoints' },
    ],
  },
  {
    title: 'Cluster',
    isFolded: true,
    rows: [
      { group: 'cluster', key: 'isClustered', label: 'The guest is clustered' },
      { group: 'cluster', key: 'simultaneous', label: 'Simultaneous moves' },
      { group: 'cluster', key: 'isPossibleOwner', label: 'Destination is possible owner' },
      { group: 'cluster', key: 'hasUsableNetwork', label: 'Has a usable network' },
    ],
  },
];
