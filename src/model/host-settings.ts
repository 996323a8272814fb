import type { NumberField } from './scenario-fields';

/** What a setting may be; each has a default. */
export type SettingField =
  | { kind: 'flag'; default: boolean }
  | { kind: 'text'; default: string; optional?: boolean }
  | { kind: 'address'; default: string }
  | { kind: 'network'; default: string }
  | { kind: 'networks'; default: readonly string[] }
  | { kind: 'names'; default: readonly string[] }
  | { kind: 'number'; number: NumberField }
  | { kind: 'drive'; default: string }
  | { kind: 'choice'; choices: readonly string[] };

const flag = (value: boolean) => ({ kind: 'flag', default: value }) as const;
const text = (value: string) => ({ kind: 'text', default: value }) as const;
const count = <const T extends number | null>(value: T, min: number, max: number) =>
  ({
    kind: 'number',
    number: { unit: 'none', min, max, integer: true, default: value },
  }) as const;
/** The first choice is the default. */
const choice = <const T extends readonly string[]>(...choices: T) =>
  ({ kind: 'choice', choices }) as const;

const host = (name: string, address: string) =>
  ({
    name: text(name),
    /** Windows Server. */
    system: choice('2022', '2025', '2019', '2016', '2012 R2'),
    liveMigration: flag(false),
    authentication: choice('credssp', 'kerberos'),
    /** What this host's computer account may be trusted for, at the other host. */
    delegatesMigration: flag(false),
    delegatesFiles: flag(false),
    credentialGuard: choice('by system', 'on', 'off'),
    simultaneous: count(2, 1, 20),
    /** Live migrations under way that this host takes part in. */
    underWay: count(0, 0, 20),
    address: { kind: 'address', default: address },
    /** Whether the other host finds it by the name that Kerberos knows, or over another network. */
    reachedBy: choice('its name', 'another network'),
    /** Networks it takes migrations from; empty for any available network. */
    incomingNetworks: { kind: 'networks', default: [] },
    /** What becomes of a connection to TCP 6600. */
    port6600: choice('open', 'refused', 'reset', 'timed out', 'forbidden'),
    port445: choice('open', 'closed'),
    port3343: choice('open', 'closed'),
    switches: { kind: 'names', default: ['External'] },
    /** The network behind its virtual switch. */
    guestNetwork: { kind: 'network', default: '192.168.10.0/24' },
    processorVendor: choice('Intel', 'AMD'),
    processorGeneration: count(12, 1, 99),
    freeMemoryBytes: {
      kind: 'number',
      number: { unit: 'bytes', min: 0, max: 2 ** 49, integer: true, default: 256 * 2 ** 30 },
    },
    systemDrive: { kind: 'drive', default: 'C:' },
    /** The newest configuration version it knows; null for the one of its system. */
    newestVersion: count(null, 1, 99),
    hasLogonRight: flag(true),
    hasGuardian: flag(false),
  }) as const satisfies Record<string, SettingField>;

/**
 * The settings of two Hyper-V hosts and of everything around them. Defaults are the product's where
 * it has one, so a pair as installed cannot migrate; `hyperv/sources.ts` names their sources.
 */
export const HOST_FIELDS = {
  first: host('HV1', '10.0.0.11'),
  second: host('HV2', '10.0.0.12'),
  vm: {
    name: text('SQL01'),
    switch: text('External'),
    version: count(9, 1, 99),
    image: choice('none', 'on a share', 'on the source'),
    compatibilityMode: flag(false),
    hasTpm: flag(false),
    standardCheckpoints: count(0, 0, 50),
  },
  storage: {
    /** Where a shared-nothing move puts the files; empty where none is named. */
    destinationPath: { kind: 'text', default: '', optional: true },
  },
  cluster: {
    isClustered: flag(false),
    simultaneous: count(1, 1, 20),
    isPossibleOwner: flag(true),
    hasUsableNetwork: flag(true),
  },
  administrator: {
    signedInAt: choice('first', 'second', 'workstation'),
    hasFreshTickets: flag(true),
    direction: choice('there', 'back'),
    tool: choice(
      'hyper-v-manager',
      'failover-cluster-manager',
      'windows-admin-center',
      'powershell',
    ),
  },
} as const satisfies Record<string, Record<string, SettingField>>;

type ValueOf<F> = F extends { kind: 'flag' }
  ? boolean
  : F extends { kind: 'choice'; choices: infer C extends readonly string[] }
    ? C[number]
    : F extends { kind: 'number'; number: { default: infer D } }
      ? D extends null
        ? number | null
        : number
      : F extends { kind: 'networks' | 'names' }
        ? string[]
        : string;

/** The settings, every value filled in; sizes in bytes. */
export type HostSettings = {
  -readonly [G in keyof typeof HOST_FIELDS]: {
    -readonly [K in keyof (typeof HOST_FIELDS)[G]]: ValueOf<(typeof HOST_FIELDS)[G][K]>;
  };
};
export type HostSide = 'first' | 'second';
export type Host = HostSettings[HostSide];

/** The settings as installed. */
export function installedHosts(): HostSettings {
  return Object.fromEntries(
    Object.entries(HOST_FIELDS).map(([group, fields]) => [
      group,
      Object.fromEntries(
        Object.entries(fields as Record<string, SettingField>).map(([key, field]) => [
          key,
          defaultOf(field),
        ]),
      ),
    ]),
  ) as unknown as HostSettings;
}

/** The value a setting has before anybody touches it. */
export function defaultOf(field: SettingField): boolean | number | string | string[] | null {
  if (field.kind === 'number') return field.number.default;
  if (field.kind === 'choice') return field.choices[0]!;
  return typeof field.default === 'object' ? [...field.default] : field.default;
}
