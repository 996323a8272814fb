import type { HostSettings, HostSetup } from '../../model/host-settings';
import { hostSettingsText as t } from '../../text/host-settings';

/** A setting on a card: its place in the settings, and its label. */
export interface SettingRow {
  group: keyof HostSettings;
  key: string;
  label: string;
  /** Labels of its choices, if they differ from the values. */
  words?: Readonly<Record<string, string>>;
  /** A hint in an empty field. */
  empty?: string;
}

/** Rows under a heading; folded if they are needed less often. */
export interface RowGroup {
  title: string;
  isFolded: boolean;
  rows: readonly SettingRow[];
}

/** The optional parts of a row. */
type Extra = Pick<SettingRow, 'words' | 'empty'>;

/** The settings of one host. */
export const hostRows = (group: 'first' | 'second'): RowGroup[] => {
  const { choices, groups } = t;
  const row = (key: keyof HostSetup, extra: Extra = {}): SettingRow => ({
    group,
    key,
    label: t.host[key],
    ...extra,
  });
  return [
    {
      title: groups.liveMigration,
      isFolded: false,
      rows: [
        row('name'),
        row('system'),
        row('liveMigration'),
        row('authentication', { words: choices.authentication }),
        row('simultaneous'),
        row('incomingNetworks', { empty: t.anyNetwork }),
      ],
    },
    {
      title: groups.delegation,
      isFolded: true,
      rows: [
        row('delegatesMigration'),
        row('delegatesFiles'),
        row('credentialGuard', { words: choices.credentialGuard }),
        row('hasLogonRight'),
        row('hasGuardian'),
      ],
    },
    {
      title: groups.network,
      isFolded: true,
      rows: [
        row('address'),
        row('reachedBy', { words: choices.reachedBy }),
        row('mtu'),
        row('hasRdma'),
        row('port6600', { words: choices.port6600 }),
        row('port445', { words: choices.port }),
        row('port3343', { words: choices.port }),
        row('switches'),
        row('switchType', { words: choices.switchType }),
        row('guestNetwork'),
      ],
    },
    {
      title: groups.machine,
      isFolded: true,
      rows: [
        row('processorVendor'),
        row('processorGeneration'),
        row('microcode'),
        row('freeMemoryBytes'),
        row('systemDrive'),
        row('hasSlowSystemDrive'),
        row('clockMinutes'),
        row('newestVersion', { empty: t.bySystem }),
        row('underWay'),
      ],
    },
  ];
};

const ofAdministrator = (
  key: keyof HostSettings['administrator'],
  extra: Extra = {},
): SettingRow => ({ group: 'administrator', key, label: t.administrator[key], ...extra });

const ofVm = (key: keyof HostSettings['vm'], extra: Extra = {}): SettingRow => ({
  group: 'vm',
  key,
  label: t.vm[key],
  ...extra,
});

const ofCluster = (key: keyof HostSettings['cluster']): SettingRow => ({
  group: 'cluster',
  key,
  label: t.cluster[key],
});

/** The settings of the VM, the cluster and the administrator. */
export const moveRows = ({ first, second }: HostSettings): RowGroup[] => [
  {
    title: t.groups.administrator,
    isFolded: false,
    rows: [
      ofAdministrator('signedInAt', {
        words: { first: first.name, second: second.name, workstation: t.workstation },
      }),
      ofAdministrator('direction', {
        words: {
          there: t.direction(first.name, second.name),
          back: t.direction(second.name, first.name),
        },
      }),
      ofAdministrator('hasFreshTickets'),
    ],
  },
  {
    title: t.groups.vm,
    isFolded: false,
    rows: [ofVm('name'), ofVm('switch')],
  },
  {
    title: t.groups.configuration,
    isFolded: true,
    rows: [
      ofVm('version'),
      ofVm('image', { words: t.choices.image }),
      ofVm('compatibilityMode'),
      ofVm('compatibleWith', { words: t.choices.compatibleWith }),
      ofVm('hasTpm'),
      ofVm('gpu', { words: t.choices.gpu }),
      ofVm('disks', { words: t.choices.disks }),
      ofVm('hasDynamicMemory'),
      ofVm('isBackingUp'),
      ofVm('hasKnownOwner'),
      ofVm('standardCheckpoints'),
    ],
  },
  {
    title: t.groups.cluster,
    isFolded: true,
    rows: [
      ofCluster('isClustered'),
      ofCluster('simultaneous'),
      ofCluster('isWorkgroup'),
      ofCluster('isPossibleOwner'),
      ofCluster('hasUsableNetwork'),
      ofCluster('hasMatchingNetworks'),
      ofCluster('moveTypeThreshold'),
    ],
  },
];
