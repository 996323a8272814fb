import type { DefaultId, SourceId } from '../../hyperv/sources';

const SETUP = 'Microsoft Learn, “Set up hosts for live migration without Failover Clustering”';
const GUARD = 'Microsoft Learn, “Considerations and known issues when using Credential Guard”';
const GUIDE = 'Microsoft support, “Hyper-V virtual machine live migration troubleshooting guide”';
const CLUSTER = 'hciharrison.com, new cluster parameters for live migration';

const source: Readonly<Record<SourceId, string>> = {
  'setup-guide': SETUP,
  'setup-guide-and-second-hop': `${SETUP}; “Making the second hop in PowerShell Remoting”`,
  authentication: `${SETUP}; ${GUARD}`,
  guidance: 'Microsoft support, “Virtual machine live migration troubleshooting guidance”',
  clock: 'Microsoft open specifications, Kerberos Policy, MaxClockSkew. The code is not confirmed',
  'unknown-owner':
    'Azure Local supportability, pull request 326, for Azure Local 24H2. Not confirmed for Windows Server',
  'checkpoint-time-out': 'Microsoft support, KB4502868. The code is not confirmed',
  'pass-through':
    'John Savill, “Mastering Hyper-V 2012 R2”, on moves of storage. The code is not confirmed',
  'assigned-gpu':
    'Report 238 of Easy-GPU-PV; alphaitbuilder.com, “GPU Partitioning in Windows Server 2025”. The code is not confirmed for a live migration',
  'gpu-partition':
    'Microsoft Learn, “GPU partitioning” and Get-VMGpuPartitionAdapter. The code is not confirmed',
  'jumbo-frames': 'workinghardinit.work, “Jumbo Frame Settings & Slow or Failing Live Migrations”',
  'wrong-network':
    'cldlbs.com, “Live Migration on the Wrong Network”, May 2026; Microsoft Learn, “Configure cluster-wide Live Migration SMB Bandwidth control”',
  'dynamic-memory':
    'Azure Local supportability, known issue of the upgrade from 22H2 to 23H2. Not confirmed for Windows Server',
  'switch-type': `${GUIDE}, on switch names and types. What the VM loses is not confirmed`,
  'share-access': `${GUIDE}; virtualizationdojo.com, “How to Avoid NTFS Permissions Problems During Hyper-V Live Migration”`,
  'incoming-networks': `${SETUP}; Msvm_VirtualSystemMigrationNetworkSettingData. The code is not confirmed`,
  troubleshooting: 'Microsoft support, “Troubleshoot live migration issues”',
  guide: GUIDE,
  'guide-key-protector': `${GUIDE}. The code is not confirmed`,
  'training-unit': 'Microsoft Learn training unit on Hyper-V Live Migration',
  'shared-nothing': 'azurecentric.com, “Shared nothing live migration”, October 2012',
  'smb-ports': 'workinghardinit.work, September 2013',
  'credential-guard': GUARD,
  'processor-compatibility': 'Microsoft Learn, “Dynamic processor compatibility mode”',
  'version-upgrade': 'Microsoft Learn, “Upgrade virtual machine version in Hyper-V”',
  kb4502868: 'Microsoft support, KB4502868',
  'cluster-limit': `Microsoft Learn, Get-Cluster, example 7 (KB5017381, KB5017382); ${CLUSTER}`,
  'cluster-parameters':
    'Microsoft Learn, “Configure cluster-wide Live Migration SMB Bandwidth control”',
  'drained-vms':
    'Microsoft, “Configuring How VMs Are Moved when a Node is Drained”. For systems after 2012 not confirmed',
  'workgroup-clusters': 'Microsoft Learn, “Use live migration with workgroup clusters”',
  'smb-bandwidth-limit': 'Microsoft Learn, Set-SmbBandwidthLimit',
};

/** The defaults of the product, each with the page that names it. */
const defaults: Readonly<Record<DefaultId, (source: string) => string>> = {
  'live-migration': (source) => `[Live migration](strong): off until it is enabled. ${source}.`,
  authentication: (source) =>
    `[Authentication](strong): CredSSP. It is the less secure of the two: Kerberos with constrained delegation protects credentials better. ${source}.`,
  simultaneous: (source) => `[Simultaneous live migrations of a host](strong): 2. ${source}.`,
  'simultaneous-in-cluster': (source) =>
    `[Simultaneous live migrations in a cluster](strong): 1 on Windows Server 2022 with the updates of September 2022, and newer. Older nodes have their own limit. ${source}.`,
  'storage-migrations': (source) =>
    `[Simultaneous storage migrations](strong): 2. They are not simulated. ${source}.`,
  'incoming-networks': (source) =>
    `[Incoming live migrations](strong): on any available network of the host, or only on those that are listed. The training unit asks for the IP address of the source here. The list names the receiving host’s own networks, and a source must be able to reach one. ${source}.`,
  encryption: (source) =>
    `[Encryption of memory traffic](strong): none, so isolate the network. Encryption is not simulated. ${source}.`,
  'smb-limit-in-cluster': (source) =>
    `[SMB limit in a cluster](strong): SetSMBBandwidthLimit 1, SMBBandwidthLimitFactor 2500. With FS-SMBBW, SMB gets 25 % of the bandwidth of a node. This limit is not simulated. ${source}.`,
  'move-type-threshold': (source) =>
    `[Lowest priority that moves live](strong): 2000, which is medium. A drain saves VMs of low priority and restores them at the other node. ${source}.`,
  delegation: (source) =>
    `[Constrained delegation](strong): none until a domain administrator adds it. ${source}.`,
  'credential-guard': (source) =>
    `[Credential Guard](strong): on by default on Windows Server 2025 in a domain. ${source}.`,
  'newest-version': (source) =>
    `[Newest VM version](strong): 5.0, 8.0, 9.0, 10.0 and 12.0 on Windows Server 2012 R2 to 2025. ${source}.`,
  compatibility: (source) =>
    `[Processor compatibility](strong): off. Windows Server 2025 can compare the nodes of a cluster; older systems hide a fixed list of features. ${source}.`,
  'performance-option': (source) =>
    `[Performance options](strong): Compression. A scenario here starts with TCP/IP, because it shows the rounds clearly. ${source}.`,
  'smb-limit': (source) =>
    `[SMB bandwidth limit](strong): none. The lowest limit is 1 MiB/s. ${source}.`,
};

/** Sources of the rules and defaults of Hyper-V. */
export const hostSources = { source, defaults };
