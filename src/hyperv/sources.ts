/** A default of the product, and who says so. */
export interface DefaultSource {
  setting: string;
  value: string;
  source: string;
}

/** Pages that many rules and defaults are from. */
export const SETUP =
  'Microsoft Learn, “Set up hosts for live migration without Failover Clustering”';
export const TROUBLE = 'Microsoft support, “Troubleshoot live migration issues”';
const CLUSTER = 'hciharrison.com, new cluster parameters for live migration';
const WORKGROUP = 'Microsoft Learn, “Use live migration with workgroup clusters”';

/** Every setting that the product has a default for; names, addresses and hardware are examples. */
export const DEFAULT_SOURCES: readonly DefaultSource[] = [
  { setting: 'Live migration', value: 'off until it is enabled', source: SETUP },
  { setting: 'Authentication', value: 'CredSSP', source: SETUP },
  { setting: 'Simultaneous moves of a host', value: '2', source: SETUP },
  {
    setting: 'Simultaneous moves in a cluster',
    value: '1, since September 2022',
    source: `Microsoft KB5017316; ${CLUSTER}`,
  },
  { setting: 'Simultaneous storage migrations', value: '2; not modelled', source: WORKGROUP },
  { setting: 'Incoming networks', value: 'any available; or those listed', source: SETUP },
  {
    setting: 'Encryption of memory traffic',
    value: 'none: isolate the network; not modelled',
    source: SETUP,
  },
  {
    setting: 'SMB limit in a cluster',
    value:
      'SetSMBBandwidthLimit 1, SMBBandwidthLimitFactor 2500; not modelled, as sources differ on what the factor means',
    source: CLUSTER,
  },
  { setting: 'Delegation', value: 'none until a domain administrator adds it', source: SETUP },
  {
    setting: 'Credential Guard',
    value: 'on by default on Windows Server 2025 in a domain',
    source: 'Microsoft Learn, “Considerations and known issues when using Credential Guard”',
  },
  {
    setting: 'Newest VM version',
    value: '5.0, 8.0, 9.0, 10.0 and 12.0 on Windows Server 2012 R2 to 2025',
    source: 'Microsoft Learn, “Upgrade virtual machine version in Hyper-V”',
  },
  {
    setting: 'Processor compatibility',
    value: 'off',
    source: 'Microsoft Learn, “Dynamic processor compatibility mode”',
  },
  {
    setting: 'Performance option',
    value: 'Compression; a scenario here begins with TCP/IP, which shows the rounds plainly',
    source: SETUP,
  },
  {
    setting: 'SMB bandwidth limit',
    value: 'none; the least is 1 MiB/s',
    source: 'Microsoft Learn, Set-SmbBandwidthLimit',
  },
];
