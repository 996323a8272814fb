import {
  type SettingField,
  type ValueOf,
  choice,
  defaultOf,
  flag,
  text,
  whole,
} from './scenario/kinds';

const count = <const D extends number | null>(usual: D, min: number, max: number) =>
  whole('count', usual, min, max);

const host = (name: string, address: string) =>
  ({
    name: text(name),
    /** Windows Server. */
    system: choice(['2022', '2025', '2019', '2016', '2012 R2']),
    liveMigration: flag(false),
    authentication: choice(['credssp', 'kerberos']),
    /** What this host's computer account may be trusted to do at the other host. */
    delegatesMigration: flag(false),
    delegatesFiles: flag(false),
    credentialGuard: choice(['by system', 'on', 'off']),
    simultaneous: count(2, 1, 20),
    /** Live migrations under way in which this host takes part. */
    underWay: count(0, 0, 20),
    address: { kind: 'address', default: address },
    /**
     * Whether the other host reaches it by the name that Kerberos knows, or over another network.
     */
    reachedBy: choice(['its name', 'another network']),
    /** Its own networks on which it listens for migrations; empty for any available network. */
    incomingNetworks: { kind: 'networks', default: [] },
    /** The largest packet on the network that carries migrations, bytes. */
    mtu: count(1500, 576, 9216),
    /** Whether its network adapters can use RDMA. */
    hasRdma: flag(true),
    /** What happens to a connection to TCP port 6600. */
    port6600: choice(['open', 'refused', 'reset', 'timed out', 'forbidden']),
    port445: choice(['open', 'closed']),
    port3343: choice(['open', 'closed']),
    /** The kind of the switch that the VM uses. */
    switchType: choice(['external', 'internal', 'private']),
    switches: { kind: 'names', default: ['External'] },
    /** The network behind its virtual switch. */
    guestNetwork: { kind: 'network', default: '192.168.10.0/24' },
    processorVendor: choice(['Intel', 'AMD']),
    processorGeneration: count(12, 1, 99),
    /** Microcode and BIOS: equal numbers stand for equal ones. */
    microcode: count(1, 1, 99),
    freeMemoryBytes: whole('bytes', 256 * 2 ** 30, 0, 2 ** 49),
    hasSlowSystemDrive: flag(false),
    /** How far its clock is from that of the domain, minutes. */
    clockMinutes: count(0, 0, 1440),
    systemDrive: { kind: 'drive', default: 'C:' },
    /** The newest configuration version that it supports; null for the newest of its system. */
    newestVersion: count(null, 1, 99),
    hasLogonRight: flag(true),
    hasGuardian: flag(false),
  }) as const;

/**
 * The settings of two Hyper-V hosts and of everything around them. A default is the product's own
 * if it has one. So two hosts after installation cannot migrate. `hyperv/sources.ts` names the
 * sources.
 */
const TABLE = {
  first: host('HV1', '10.0.0.11'),
  second: host('HV2', '10.0.0.12'),
  vm: {
    name: text('SQL01'),
    switch: text('External'),
    version: count(9, 1, 99),
    image: choice(['none', 'on a share', 'on the source', 'vmguest.iso', 'on a cluster volume']),
    compatibilityMode: flag(false),
    /** With which hosts it is compatible then; Windows Server 2025 knows the second. */
    compatibleWith: choice(['any host', 'the cluster']),
    hasTpm: flag(false),
    /** A whole GPU is assigned (DDA), or a part of one (GPU-P). */
    gpu: choice(['none', 'assigned', 'partition']),
    disks: choice(['its own', 'shared VHDX', 'VHD Set', 'pass-through']),
    hasDynamicMemory: flag(false),
    isBackingUp: flag(false),
    /** Whether Active Directory knows the account that made the VM. */
    hasKnownOwner: flag(true),
    standardCheckpoints: count(0, 0, 50),
  },
  storage: {
    /** The folder for the files of a shared-nothing move; empty if none is named. */
    destinationPath: { kind: 'text', default: '', optional: true },
    /** What the hosts' computer accounts may do on an SMB share, and on its folder (NTFS). */
    hasShareRights: flag(true),
    hasFolderRights: flag(true),
  },
  cluster: {
    isClustered: flag(false),
    simultaneous: count(1, 1, 20),
    isWorkgroup: flag(false),
    isPossibleOwner: flag(true),
    hasUsableNetwork: flag(true),
    /** Whether the nodes' own lists of networks say the same as the cluster's. */
    hasMatchingNetworks: flag(true),
    /** A drain moves VMs of this priority and above live, and saves the others. */
    moveTypeThreshold: count(2000, 1000, 3001),
  },
  administrator: {
    signedInAt: choice(['first', 'second', 'workstation']),
    hasFreshTickets: flag(true),
    direction: choice(['there', 'back']),
    tool: choice([
      'hyper-v-manager',
      'failover-cluster-manager',
      'windows-admin-center',
      'powershell',
    ]),
  },
} as const;
export const HOST_FIELDS = TABLE satisfies Record<string, Record<string, SettingField>>;

/** All settings with their values; sizes in bytes. */
export type HostSettings = {
  -readonly [G in keyof typeof HOST_FIELDS]: {
    -readonly [K in keyof (typeof HOST_FIELDS)[G]]: ValueOf<(typeof HOST_FIELDS)[G][K]>;
  };
};
export type HostSide = 'first' | 'second';
export type HostSetup = HostSettings[HostSide];

/** The settings after installation. */
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
