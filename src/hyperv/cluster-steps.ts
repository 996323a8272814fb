import { type Command, command } from './powershell';

export type StepId =
  'domain' | 'cluster' | 'target' | 'storage' | 'initiators' | 'csv' | 'vm' | 'migration';

/** The steps that can be done in Failover Cluster Manager too. */
export type ClickedStep = Extract<StepId, 'cluster' | 'csv' | 'vm' | 'migration'>;

/** The computers of the demonstration; these and all other names are examples. */
export type Machine = 'DC1' | 'HV1' | 'HV2' | 'ST1';

type Machinery = 'network' | 'domain-controller' | 'nodes' | 'storage-server' | 'data-disks';
/** A part of the diagram. */
export type PartId =
  Machinery | 'cluster' | 'target' | 'pool' | 'luns' | 'sessions' | 'csv' | 'vm' | 'migration';

/** A place of the diagram. The data disks have none of their own: they are in the pool. */
export type PlaceId = Exclude<PartId, 'data-disks'>;

/** A step of the demonstration; `text` has its sentences. */
export interface LabStep {
  id: StepId;
  number: number;
  /** The steps it builds on directly. */
  needs: readonly StepId[];
  /** The parts of the diagram that it adds. */
  part: readonly PartId[];
  /** In the order they are typed; a command for several machines is typed on each. */
  commands: readonly { on: readonly Machine[]; command: Command }[];
}

/** A step as sentences name it. */
export interface StepName {
  number: number;
  title: string;
}

const NODES: readonly Machine[] = ['HV1', 'HV2'];
const DOMAIN = 'corp.example';

/** The name of the cluster and the fixed addresses, which are examples too. */
export const CLUSTER = 'CL1';
export const ADDRESSES: Readonly<Record<Machine | typeof CLUSTER, string>> = {
  DC1: '10.0.0.10',
  HV1: '10.0.0.11',
  HV2: '10.0.0.12',
  ST1: '10.0.0.13',
  CL1: '10.0.0.15',
};
const on = (machines: readonly Machine[], ...commands: readonly Command[]) =>
  commands.map((each) => ({ on: machines, command: each }));
const install = (features: string | readonly string[], ...switches: readonly string[]) =>
  command('Install-WindowsFeature', { Name: features }, ['IncludeManagementTools', ...switches]);
const pipe = (first: Command, ...then: readonly Command[]): Command => ({ ...first, then });
const where = (Property: string, comparison: string, Value: string | { expression: string }) =>
  command('Where-Object', { Property, Value }, [comparison]);
const size = (text: string) => ({ expression: text });
/** Gives a computer its address and, with a restart, its name. */
const name = (machine: Machine) =>
  on(
    [machine],
    command('New-NetIPAddress', {
      InterfaceAlias: 'Ethernet',
      IPAddress: ADDRESSES[machine],
      PrefixLength: 24,
    }),
    command('Rename-Computer', { NewName: machine }, ['Restart']),
  );
const lun = (Lun: number, Path: string, bytes: string) => [
  command('New-IscsiVirtualDisk', { Path, SizeBytes: size(bytes) }),
  command('Add-IscsiVirtualDiskTargetMapping', { TargetName: 'cluster', Path, Lun }),
];

/**
 * The eight steps of the demonstration. Parameters are those of the cmdlet references of Windows
 * Server 2025 and PowerShell 5.1,
 * https://learn.microsoft.com/powershell/module/?view=windowsserver2025-ps
 */
const STEPS: readonly Omit<LabStep, 'number'>[] = [
  {
    id: 'domain',
    needs: [],
    part: ['network', 'domain-controller', 'nodes', 'storage-server', 'data-disks'],
    commands: [
      // Names and addresses first: all commands that follow use them.
      ...[...NODES, 'ST1' as const, 'DC1' as const].flatMap(name),
      ...on(
        ['DC1'],
        install('AD-Domain-Services'),
        command('Install-ADDSForest', { DomainName: DOMAIN }, ['InstallDns']),
      ),
      ...on(
        [...NODES, 'ST1'],
        command('Set-DnsClientServerAddress', {
          InterfaceAlias: 'Ethernet',
          ServerAddresses: ADDRESSES.DC1,
        }),
        command('Add-Computer', { DomainName: DOMAIN, Credential: 'CORP\\Administrator' }, [
          'Restart',
        ]),
      ),
    ],
  },
  {
    id: 'cluster',
    needs: ['domain'],
    part: ['cluster'],
    commands: [
      ...on(
        NODES,
        install(['Hyper-V', 'Failover-Clustering'], 'Restart'),
        command('New-VMSwitch', { Name: 'External', NetAdapterName: 'Ethernet' }),
      ),
      ...on(
        ['HV1'],
        command('Test-Cluster', { Node: NODES }),
        // A later step adds the shared disks, even if they exist already.
        command('New-Cluster', { Name: CLUSTER, Node: NODES, StaticAddress: ADDRESSES[CLUSTER] }, [
          'NoStorage',
        ]),
      ),
    ],
  },
  {
    id: 'target',
    needs: ['domain'],
    part: ['target'],
    commands: on(
      ['ST1'],
      install('FS-iSCSITarget-Server'),
      command('New-IscsiServerTarget', {
        TargetName: 'cluster',
        InitiatorIds: NODES.map((node) => `IPAddress:${ADDRESSES[node]}`),
      }),
    ),
  },
  {
    id: 'storage',
    needs: ['target'],
    part: ['pool', 'luns'],
    commands: on(
      ['ST1'],
      command('New-StoragePool', {
        FriendlyName: 'Pool1',
        StorageSubSystemFriendlyName: 'Windows Storage*',
        PhysicalDisks: { expression: '(Get-PhysicalDisk -CanPool $true)' },
      }),
      command('New-Volume', {
        StoragePoolFriendlyName: 'Pool1',
        FriendlyName: 'Luns',
        ResiliencySettingName: 'Mirror',
        FileSystem: 'NTFS',
        DriveLetter: 'E',
        Size: size('250GB'),
      }),
      ...lun(0, 'E:\\witness.vhdx', '1GB'),
      ...lun(1, 'E:\\vms.vhdx', '200GB'),
    ),
  },
  {
    id: 'initiators',
    needs: ['storage'],
    part: ['sessions'],
    commands: [
      ...on(
        NODES,
        command('Set-Service', { Name: 'MSiSCSI', StartupType: 'Automatic' }),
        command('Start-Service', { Name: 'MSiSCSI' }),
        command('New-IscsiTargetPortal', { TargetPortalAddress: 'ST1' }),
        command('Connect-IscsiTarget', {
          NodeAddress: { expression: '(Get-IscsiTarget).NodeAddress' },
          IsPersistent: true,
        }),
      ),
      ...on(
        ['HV1'],
        pipe(
          command('Get-Disk'),
          where('BusType', 'EQ', 'iSCSI'),
          command('Initialize-Disk', { PartitionStyle: 'GPT' }, ['PassThru']),
          command('New-Volume', { FriendlyName: 'Shared', FileSystem: 'NTFS' }),
        ),
      ),
    ],
  },
  {
    id: 'csv',
    needs: ['cluster', 'initiators'],
    part: ['csv'],
    commands: on(
      ['HV1'],
      pipe(
        command('Get-ClusterAvailableDisk'),
        where('Size', 'GE', size('100GB')),
        command('Add-ClusterDisk'),
        command('Add-ClusterSharedVolume'),
      ),
      pipe(command('Get-ClusterAvailableDisk'), command('Add-ClusterDisk')),
      // Only the small disk is still there: the large one is a Cluster Shared Volume now.
      command('Set-ClusterQuorum', {
        DiskWitness: {
          expression: "(Get-ClusterGroup -Name 'Available Storage' | Get-ClusterResource).Name",
        },
      }),
    ),
  },
  {
    id: 'vm',
    needs: ['csv'],
    part: ['vm'],
    commands: on(
      ['HV1'],
      command('New-VM', {
        Name: 'SQL01',
        Generation: 2,
        MemoryStartupBytes: size('16GB'),
        Path: 'C:\\ClusterStorage\\Volume1',
        NewVHDPath: 'C:\\ClusterStorage\\Volume1\\SQL01\\SQL01.vhdx',
        NewVHDSizeBytes: size('60GB'),
        SwitchName: 'External',
      }),
      command('Add-ClusterVirtualMachineRole', { VMName: 'SQL01' }),
      command('Start-VM', { Name: 'SQL01' }),
    ),
  },
  {
    id: 'migration',
    needs: ['vm'],
    part: ['migration'],
    commands: on(
      ['HV1'],
      command('Move-ClusterVirtualMachineRole', {
        Name: 'SQL01',
        Node: 'HV2',
        MigrationType: 'Live',
      }),
    ),
  },
];

export const labSteps: readonly LabStep[] = STEPS.map((step, at) => ({ ...step, number: at + 1 }));

/** The step of that name. */
export function labStep(id: StepId): LabStep {
  return labSteps.find((step) => step.id === id)!;
}
