import { type Command, command } from './powershell';

export type StepId =
  'domain' | 'cluster' | 'target' | 'storage' | 'initiators' | 'csv' | 'vm' | 'migration';

/** The computers of the demonstration; these and all other names are examples. */
export type Machine = 'DC1' | 'HV1' | 'HV2' | 'ST1';

type Machinery = 'network' | 'domain-controller' | 'nodes' | 'storage-server' | 'data-disks';
/** A part of the diagram. */
export type PartId =
  Machinery | 'cluster' | 'target' | 'pool' | 'luns' | 'sessions' | 'csv' | 'vm' | 'migration';

export interface LabStep {
  id: StepId;
  number: number;
  title: string;
  /** Why it is needed. */
  why: string;
  /** The steps it builds on directly. */
  needs: readonly StepId[];
  /** What it draws. */
  part: readonly PartId[];
  /** What stands once it is done, in words for those who do not see the diagram. */
  stands: string;
  /** In the order they are typed; a command for several machines is typed on each. */
  commands: readonly { on: readonly Machine[]; command: Command }[];
}

const NODES: readonly Machine[] = ['HV1', 'HV2'];
const DOMAIN = 'corp.example';
const on = (machines: readonly Machine[], ...commands: readonly Command[]) =>
  commands.map((each) => ({ on: machines, command: each }));
const install = (features: string | readonly string[], ...switches: readonly string[]) =>
  command('Install-WindowsFeature', { Name: features }, ['IncludeManagementTools', ...switches]);
const pipe = (first: Command, ...then: readonly Command[]): Command => ({ ...first, then });
const where = (Property: string, comparison: string, Value: string | { expression: string }) =>
  command('Where-Object', { Property, Value }, [comparison]);
const size = (text: string) => ({ expression: text });
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
    title: 'Domain and servers',
    why: 'The nodes find and trust each other through Active Directory, and so does whoever manages them. Three servers join the domain: two that will run virtual machines, and one with four data disks that will lend them storage.',
    needs: [],
    part: ['network', 'domain-controller', 'nodes', 'storage-server', 'data-disks'],
    stands: 'DC1 runs the domain; HV1, HV2 and ST1, with its four data disks, are members.',
    commands: [
      ...on(
        ['DC1'],
        install('AD-Domain-Services'),
        command('Install-ADDSForest', { DomainName: DOMAIN }, ['InstallDns']),
      ),
      ...on(
        [...NODES, 'ST1'],
        command('Set-DnsClientServerAddress', {
          InterfaceAlias: 'Ethernet',
          ServerAddresses: '10.0.0.10',
        }),
        command('Add-Computer', { DomainName: DOMAIN, Credential: 'CORP\\Administrator' }),
        command('Restart-Computer'),
      ),
    ],
  },
  {
    id: 'cluster',
    title: 'Failover cluster',
    why: 'As a cluster the two nodes watch over each other and look after roles together. Hyper-V is installed along with it, and both get a virtual switch of the same name, so that a virtual machine finds its network on either.',
    needs: ['domain'],
    part: ['cluster'],
    stands: 'HV1 and HV2 are Hyper-V hosts and form the failover cluster CL1.',
    commands: [
      ...on(
        NODES,
        install(['Hyper-V', 'Failover-Clustering'], 'Restart'),
        command('New-VMSwitch', { Name: 'External', NetAdapterName: 'Ethernet' }),
      ),
      ...on(
        ['HV1'],
        command('Test-Cluster', { Node: NODES }),
        // Shared disks are added in a step of their own, whether or not they are there already.
        command('New-Cluster', { Name: 'CL1', Node: NODES, StaticAddress: '10.0.0.15' }, [
          'NoStorage',
        ]),
      ),
    ],
  },
  {
    id: 'target',
    title: 'iSCSI target',
    why: 'Both nodes must reach the same disks. A target is the name under which the storage server offers its disks over the network, and it says who may use them.',
    needs: ['domain'],
    part: ['target'],
    stands: 'ST1 offers an iSCSI target that only HV1 and HV2 may use.',
    commands: on(
      ['ST1'],
      install('FS-iSCSITarget-Server'),
      command('New-IscsiServerTarget', {
        TargetName: 'cluster',
        InitiatorIds: ['IPAddress:10.0.0.11', 'IPAddress:10.0.0.12'],
      }),
    ),
  },
  {
    id: 'storage',
    title: 'iSCSI storage',
    why: 'A target with nothing behind it is of no use. The four data disks become one mirrored pool that holds two virtual disks: a small one for the cluster’s witness and a large one for virtual machines.',
    needs: ['target'],
    part: ['pool', 'luns'],
    stands:
      'The four data disks form a mirrored pool. It holds two iSCSI virtual disks that the target offers: LUN 0 for the witness and LUN 1 for virtual machines.',
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
    title: 'iSCSI initiators',
    why: 'The initiator is the client’s end of iSCSI. Once both nodes are connected, each sees the two disks as its own; one of them formats both, once.',
    needs: ['storage'],
    part: ['sessions'],
    stands: 'HV1 and HV2 are both connected to the target and see its two disks.',
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
    title: 'Cluster Shared Volume',
    why: 'An ordinary clustered disk belongs to one node at a time. A Cluster Shared Volume is open on both at once, so a virtual machine can change its node while its files stay where they are. The small disk becomes the witness, the third vote beside those of the two nodes.',
    needs: ['cluster', 'initiators'],
    part: ['csv'],
    stands: 'LUN 1 is a Cluster Shared Volume, open on both nodes. LUN 0 is the witness.',
    commands: on(
      ['HV1'],
      pipe(
        command('Get-ClusterAvailableDisk'),
        where('Size', 'GE', size('100GB')),
        command('Add-ClusterDisk'),
        command('Add-ClusterSharedVolume'),
      ),
      pipe(command('Get-ClusterAvailableDisk'), command('Add-ClusterDisk')),
      // What is left there is the small disk: the large one is no longer merely available.
      command('Set-ClusterQuorum', {
        DiskWitness: {
          expression: "(Get-ClusterGroup -Name 'Available Storage' | Get-ClusterResource).Name",
        },
      }),
    ),
  },
  {
    id: 'vm',
    title: 'Highly available virtual machine',
    why: 'Its files lie on the shared volume, and the cluster looks after it as a role: should its node fail, the other starts it again.',
    needs: ['csv'],
    part: ['vm'],
    stands: 'The virtual machine SQL01 is a role of the cluster and was started on HV1.',
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
    title: 'Live migration',
    why: 'What the seven steps before were for: the running virtual machine changes its node, and its files need not travel. The cluster’s own command moves it, because the cluster owns it.',
    needs: ['vm'],
    part: ['migration'],
    stands: 'SQL01 was moved live from HV1 to HV2 and runs there.',
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
