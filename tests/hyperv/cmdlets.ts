import type { ParsedCommand, ParsedValue } from './powershell-parser';

// The parameters of each cmdlet, to check generated commands. From Microsoft's reference pages:
// MicrosoftDocs/windows-powershell-docs at f113d6b, docset/winserver2025-ps. Those of PowerShell
// itself are from MicrosoftDocs/PowerShell-Docs, reference/5.1. Aliases are left out.

/** Parameters that every cmdlet has (about_CommonParameters). */
const COMMON = `
  Debug ErrorAction ErrorVariable InformationAction InformationVariable OutBuffer OutVariable
  PipelineVariable Verbose WarningAction WarningVariable
`;

const PARAMETERS: Readonly<Record<string, string>> = {
  // Hyper-V
  'Get-VMHost': 'CimSession ComputerName Credential',
  'Set-VMHost': `
    CimSession ComputerName Confirm Credential EnableEnhancedSessionMode FibreChannelWwnn
    FibreChannelWwpnMaximum FibreChannelWwpnMinimum MacAddressMaximum MacAddressMinimum
    MaximumStorageMigrations MaximumVirtualMachineMigrations NumaSpanningEnabled Passthru
    ResourceMeteringSaveInterval UseAnyNetworkForMigration VirtualHardDiskPath
    VirtualMachineMigrationAuthenticationType VirtualMachineMigrationPerformanceOption
    VirtualMachinePath WhatIf`,
  'Get-VMHostSupportedVersion': 'CimSession ComputerName Credential Default',
  'Enable-VMMigration': 'CimSession ComputerName Confirm Credential Passthru WhatIf',
  'Disable-VMMigration': 'CimSession ComputerName Confirm Credential Passthru WhatIf',
  'Get-VMMigrationNetwork': 'CimSession ComputerName Credential Priority Subnet',
  'Add-VMMigrationNetwork': `
    CimSession ComputerName Confirm Credential Passthru Priority Subnet WhatIf`,
  'Set-VMMigrationNetwork': `
    CimSession ComputerName Confirm Credential NewPriority NewSubnet Passthru Subnet WhatIf`,
  'Remove-VMMigrationNetwork': 'CimSession ComputerName Confirm Credential Passthru Subnet WhatIf',
  'Get-VMSwitch': 'CimSession ComputerName Credential Id Name ResourcePoolName SwitchType',
  'New-VMSwitch': `
    AllowManagementOS CimSession ComputerName Confirm Credential EnableEmbeddedTeaming EnableIov
    EnablePacketDirect MinimumBandwidthMode Name NetAdapterInterfaceDescription NetAdapterName Notes
    SwitchType WhatIf`,
  'Rename-VMSwitch': `
    CimSession ComputerName Confirm Credential Name NewName Passthru VMSwitch WhatIf`,
  'Get-VM': 'CimSession ClusterObject ComputerName Credential Id Name',
  'Set-VM': `
    AllowUnverifiedPaths AutomaticCheckpointsEnabled AutomaticCriticalErrorAction
    AutomaticCriticalErrorActionTimeout AutomaticStartAction AutomaticStartDelay AutomaticStopAction
    CheckpointType CimSession ComputerName Confirm Credential DynamicMemory
    GuestControlledCacheTypes HighMemoryMappedIoSpace LockOnDisconnect LowMemoryMappedIoSpace
    MemoryMaximumBytes MemoryMinimumBytes MemoryStartupBytes Name NewVMName Notes Passthru
    ProcessorCount SmartPagingFilePath SnapshotFileLocation StaticMemory VM WhatIf`,
  'Save-VM': 'AsJob CimSession ComputerName Confirm Credential Name Passthru VM WhatIf',
  'Start-VM': 'AsJob CimSession ComputerName Confirm Credential Name Passthru VM WhatIf',
  'Stop-VM': `
    AsJob CimSession ComputerName Confirm Credential Force Name Passthru Save TurnOff VM WhatIf`,
  'Get-VMNetworkAdapter': `
    All CimSession ComputerName Credential IsLegacy ManagementOS Name SwitchName VM VMName
    VMSnapshot`,
  'Connect-VMNetworkAdapter': `
    CimSession ComputerName Confirm Credential Name Passthru SwitchName UseAutomaticConnection
    VMName VMNetworkAdapter VMSwitch WhatIf`,
  'Get-VMDvdDrive': `
    CimSession ComputerName ControllerLocation ControllerNumber Credential VM VMDriveController
    VMName VMSnapshot`,
  'Set-VMDvdDrive': `
    AllowUnverifiedPaths CimSession ComputerName Confirm ControllerLocation ControllerNumber
    Credential Passthru Path ResourcePoolName ToControllerLocation ToControllerNumber VMDvdDrive
    VMName WhatIf`,
  'Get-VMHardDiskDrive': `
    CimSession ComputerName ControllerLocation ControllerNumber ControllerType Credential VM
    VMDriveController VMName VMSnapshot`,
  'Get-VMAssignableDevice': `
    CimSession ComputerName Credential InstancePath LocationPath VM VMName`,
  'Remove-VMAssignableDevice': `
    CimSession ComputerName Confirm Credential InstancePath LocationPath Passthru
    VMAssignableDevice VMName WhatIf`,
  'Get-VMGpuPartitionAdapter': 'AdapterId CimSession ComputerName Credential VM VMName',
  'Remove-VMGpuPartitionAdapter': `
    AdapterId CimSession ComputerName Confirm Credential Passthru VM VMGpuPartitionAdapter VMName
    WhatIf`,
  'Get-VMMemory': 'CimSession ComputerName Credential VM VMName VMSnapshot',
  'Set-VMSwitch': `
    AllowManagementOS CimSession ComputerName Confirm Credential DefaultFlowMinimumBandwidthAbsolute
    DefaultFlowMinimumBandwidthWeight DefaultQueueVmmqEnabled DefaultQueueVmmqQueuePairs
    DefaultQueueVrssEnabled Extensions Name NetAdapterInterfaceDescription NetAdapterName Notes
    Passthru SwitchType VMSwitch WhatIf`,
  'Get-VMProcessor': 'CimSession ComputerName Credential VM VMName VMSnapshot',
  // CompatibilityForMigrationMode is on the page about dynamic processor compatibility only.
  'Set-VMProcessor': `
    CimSession CompatibilityForMigrationEnabled CompatibilityForMigrationMode
    CompatibilityForOlderOperatingSystemsEnabled ComputerName Confirm Count Credential
    EnableHostResourceProtection ExposeVirtualizationExtensions HwThreadCountPerCore Maximum
    MaximumCountPerNumaNode MaximumCountPerNumaSocket Passthru Perfmon RelativeWeight Reserve
    ResourcePoolName VM VMName VMProcessor WhatIf`,
  'Get-VMSecurity': 'CimSession ComputerName Credential VM VMName',
  'Get-VMSnapshot': `
    ChildOf CimSession ComputerName Credential Id Name ParentOf SnapshotType VM VMName`,
  'Remove-VMSnapshot': `
    AsJob CimSession ComputerName Confirm Credential IncludeAllChildSnapshots Name Passthru VM
    VMName VMSnapshot WhatIf`,
  'Update-VMVersion': `
    AsJob CimSession ComputerName Confirm Credential Force Name Passthru VM WhatIf`,
  'Compare-VM': `
    AsJob CimSession CompatibilityReport ComputerName Confirm Copy Credential DestinationCimSession
    DestinationCredential DestinationHost DestinationStoragePath GenerateNewId IncludeStorage Name
    Path Register ResourcePoolName RetainVhdCopiesOnSource SmartPagingFilePath SnapshotFilePath VM
    VhdDestinationPath VhdSourcePath Vhds VirtualMachinePath WhatIf`,
  'Move-VM': `
    AsJob CimSession CompatibilityReport ComputerName Confirm Credential DestinationCimSession
    DestinationCredential DestinationHost DestinationStoragePath IncludeStorage Name Passthru
    RemoveSourceUnmanagedVhds ResourcePoolName RetainVhdCopiesOnSource SmartPagingFilePath
    SnapshotFilePath VM Vhds VirtualMachinePath WhatIf`,
  'Move-VMStorage': `
    AllowUnverifiedPaths AsJob CimSession ComputerName Confirm Credential DestinationStoragePath Name
    RemoveSourceUnmanagedVhds ResourcePoolName RetainVhdCopiesOnSource SmartPagingFilePath
    SnapshotFilePath VM Vhds VirtualMachinePath WhatIf`,
  'Enable-VMReplication': `
    AllowedPrimaryServer AsJob AsReplica AuthenticationType AutoResynchronizeEnabled
    AutoResynchronizeIntervalEnd AutoResynchronizeIntervalStart BypassProxyServer
    CertificateThumbprint CimSession CompressionEnabled ComputerName Confirm Credential
    EnableWriteOrderPreservationAcrossDisks ExcludedVhd ExcludedVhdPath Passthru RecoveryHistory
    ReplicaServerName ReplicaServerPort ReplicateHostKvpItems ReplicationFrequencySec VM VMName
    VSSSnapshotFrequencyHour WhatIf`,
  'Start-VMInitialReplication': `
    AsJob CimSession ComputerName Confirm Credential DestinationPath InitialReplicationStartTime
    Passthru UseBackup VM VMName WhatIf`,
  'Start-VMFailover': `
    AsJob AsTest CimSession ComputerName Confirm Credential Passthru Prepare VM VMName
    VMRecoverySnapshot WhatIf`,
  'New-VM': `
    AsJob BootDevice CimSession ComputerName Confirm Credential Experimental Force Generation
    GuestStateIsolationType MemoryStartupBytes Name NewVHDPath NewVHDSizeBytes NoVHD Path
    Prerelease SourceGuestStatePath SwitchName Version VHDPath WhatIf`,

  // FailoverClusters
  'Get-Cluster': 'Domain Name',
  'Get-ClusterGroup': 'Cluster InputObject Name VMId',
  'Get-ClusterNetwork': 'Cluster InputObject Name',
  'Get-ClusterResource': 'Cluster InputObject Name VMId',
  'Get-ClusterResourceType': 'Cluster InputObject Name',
  'Get-ClusterParameter': 'Cluster InputObject Name',
  'Set-ClusterParameter': 'Cluster Create Delete InputObject Multiple Name Value',
  'Get-ClusterLog': `
    Cluster Destination Health InputObject Node SkipClusterState TimeSpan UseLocalTime`,
  'Get-ClusterOwnerNode': 'Cluster Group InputObject Resource ResourceType',
  'Set-ClusterOwnerNode': 'Cluster Group InputObject Owners Resource',
  'Move-ClusterVirtualMachineRole': `
    Cancel Cluster IgnoreLocked InputObject MigrationType Name Node VMId Wait`,
  'Suspend-ClusterNode': 'Cluster Confirm Drain ForceDrain InputObject Name TargetNode Wait WhatIf',
  'Stop-ClusterNode': 'Cluster InputObject Name Wait',
  'Resume-ClusterNode': 'Cluster Failback InputObject Name',
  'Test-Cluster': `
    Cluster Confirm Disk Force Ignore Include InputObject List Node Pool ReportName WhatIf`,
  'New-Cluster': `
    AdministrativeAccessPoint Force IgnoreNetwork ManagementPointNetworkType Name Node NoStorage
    S2D StaticAddress`,
  'Get-ClusterAvailableDisk': 'All Cluster Disk InputObject',
  'Add-ClusterDisk': 'Cluster InputObject',
  'Add-ClusterSharedVolume': 'Cluster InputObject Name',
  'Set-ClusterQuorum': `
    AccessKey AccountName CloudWitness Cluster DiskOnly DiskWitness Endpoint FileShareWitness
    InputObject NoWitness`,
  'Add-ClusterVirtualMachineRole': 'Cluster InputObject Name VirtualMachine VMId VMName',

  // SmbShare
  'Get-SmbBandwidthLimit': 'AsJob Category CimSession ThrottleLimit',
  'Get-SmbShareAccess':
    'AsJob CimSession Confirm InputObject Name ScopeName SmbInstance ThrottleLimit WhatIf',
  'Grant-SmbShareAccess': `
    AccessRight AccountName AsJob CimSession Confirm Force InputObject Name ScopeName SmbInstance
    ThrottleLimit WhatIf`,
  'Set-SmbBandwidthLimit': 'AsJob BytesPerSecond Category CimSession ThrottleLimit Confirm WhatIf',

  // ServerManager
  'Install-WindowsFeature': `
    ComputerName ConfigurationFilePath Credential IncludeAllSubFeature IncludeManagementTools
    LogPath Name Restart Source Vhd Confirm WhatIf`,
  // Another name of the same cmdlet, which the page of Set-SmbBandwidthLimit uses.
  'Add-WindowsFeature': `
    ComputerName ConfigurationFilePath Credential IncludeAllSubFeature IncludeManagementTools
    LogPath Name Restart Source Vhd Confirm WhatIf`,

  // NetSecurity and NetTCPIP
  'Get-NetFirewallRule': `
    Action All AsJob AssociatedNetFirewallAddressFilter AssociatedNetFirewallApplicationFilter
    AssociatedNetFirewallInterfaceFilter AssociatedNetFirewallInterfaceTypeFilter
    AssociatedNetFirewallPortFilter AssociatedNetFirewallProfile AssociatedNetFirewallSecurityFilter
    AssociatedNetFirewallServiceFilter CimSession Description Direction DisplayGroup DisplayName
    EdgeTraversalPolicy Enabled Group LocalOnlyMapping LooseSourceMapping Name Owner PolicyStore
    PolicyStoreSource PolicyStoreSourceType PrimaryStatus Status ThrottleLimit TracePolicyStore`,
  'Enable-NetFirewallRule': `
    Action All AsJob AssociatedNetFirewallAddressFilter AssociatedNetFirewallApplicationFilter
    AssociatedNetFirewallInterfaceFilter AssociatedNetFirewallInterfaceTypeFilter
    AssociatedNetFirewallPortFilter AssociatedNetFirewallProfile AssociatedNetFirewallSecurityFilter
    AssociatedNetFirewallServiceFilter CimSession Confirm Description Direction DisplayGroup
    DisplayName EdgeTraversalPolicy Enabled Group InputObject LocalOnlyMapping LooseSourceMapping
    Name Owner PassThru PolicyStore PolicyStoreSource PolicyStoreSourceType PrimaryStatus Status
    ThrottleLimit TracePolicyStore WhatIf`,
  'New-NetIPAddress': `
    AddressFamily AsJob CimSession Confirm DefaultGateway IPAddress InterfaceAlias InterfaceIndex
    PolicyStore PreferredLifetime PrefixLength SkipAsSource ThrottleLimit Type ValidLifetime
    WhatIf`,
  'Get-NetIPAddress': `
    AddressFamily AddressState AsJob AssociatedIPInterface CimSession IPAddress
    IncludeAllCompartments InterfaceAlias InterfaceIndex PolicyStore PreferredLifetime PrefixLength
    PrefixOrigin SkipAsSource SuffixOrigin ThrottleLimit Type ValidLifetime`,
  'Get-NetAdapterAdvancedProperty': `
    AllProperties AsJob CimSession DisplayName IncludeHidden InterfaceDescription Name
    RegistryKeyword ThrottleLimit`,
  'Get-NetAdapterRdma': 'AsJob CimSession IncludeHidden InterfaceDescription Name ThrottleLimit',
  'Get-NetTCPConnection': `
    AppliedSetting AsJob CimSession CreationTime LocalAddress LocalPort OffloadState OwningProcess
    RemoteAddress RemotePort State ThrottleLimit`,
  'Test-NetConnection': `
    CommonTCPPort ComputerName ConstrainInterface ConstrainSourceAddress DiagnoseRouting Hops
    InformationLevel Port TraceRoute`,

  // ActiveDirectory
  'Get-ADComputer': `
    AuthType Credential Filter Identity LDAPFilter Partition Properties ResultPageSize ResultSetSize
    SearchBase SearchScope Server`,
  'Set-ADComputer': `
    AccountExpirationDate AccountNotDelegated Add AllowReversiblePasswordEncryption
    AuthenticationPolicy AuthenticationPolicySilo AuthType CannotChangePassword Certificates
    ChangePasswordAtLogon Clear CompoundIdentitySupported Confirm Credential Description DisplayName
    DNSHostName Enabled HomePage Identity Instance KerberosEncryptionType Location ManagedBy
    OperatingSystem OperatingSystemHotfix OperatingSystemServicePack OperatingSystemVersion
    Partition PassThru PasswordNeverExpires PasswordNotRequired PrincipalsAllowedToDelegateToAccount
    Remove Replace SAMAccountName Server ServicePrincipalNames TrustedForDelegation
    UserPrincipalName WhatIf`,
  'Set-ADAccountControl': `
    AccountNotDelegated AllowReversiblePasswordEncryption AuthType CannotChangePassword Confirm
    Credential DoesNotRequirePreAuth Enabled HomedirRequired Identity MNSLogonAccount Partition
    PassThru PasswordNeverExpires PasswordNotRequired Server TrustedForDelegation
    TrustedToAuthForDelegation UseDESKeyOnly WhatIf`,

  // IscsiTarget and iSCSI
  'New-IscsiServerTarget': 'ClusterGroupName ComputerName Credential InitiatorIds TargetName',
  'New-IscsiVirtualDisk': `
    BlockSizeBytes ComputerName Credential Description DoNotClearData LogicalSectorSizeBytes
    ParentPath Path PhysicalSectorSizeBytes SizeBytes UseFixed`,
  'Add-IscsiVirtualDiskTargetMapping': 'ComputerName Credential Lun Path TargetName',
  'New-IscsiTargetPortal': `
    AsJob AuthenticationType ChapSecret ChapUsername CimSession InitiatorInstanceName
    InitiatorPortalAddress IsDataDigest IsHeaderDigest TargetPortalAddress
    TargetPortalPortNumber ThrottleLimit`,
  'Connect-IscsiTarget': `
    AsJob AuthenticationType ChapSecret ChapUsername CimSession InitiatorInstanceName
    InitiatorPortalAddress InputObject IsDataDigest IsHeaderDigest IsMultipathEnabled
    IsPersistent NodeAddress ReportToPnP TargetPortalAddress TargetPortalPortNumber
    ThrottleLimit`,
  'Get-IscsiTarget': `
    AsJob CimSession InitiatorPort IscsiConnection IscsiSession IscsiTargetPortal NodeAddress
    ThrottleLimit`,

  // Storage
  'New-StoragePool': `
    AsJob AutoWriteCacheSize CimSession EnclosureAwareDefault FaultDomainAwarenessDefault
    FriendlyName InputObject LogicalSectorSizeDefault MediaTypeDefault OtherUsageDescription
    PhysicalDisks ProvisioningTypeDefault ResiliencySettingNameDefault
    StorageSubSystemFriendlyName StorageSubSystemName StorageSubSystemUniqueId ThrottleLimit
    Usage WriteCacheSizeDefault`,
  'Get-PhysicalDisk': `
    CanPool CimSession Description FriendlyName HasAllocations HealthStatus InputObject
    Manufacturer Model NoRedundancy ObjectId PhysicallyConnected SelectedForUse SerialNumber
    StorageEnclosure StorageNode StoragePool StorageSubsystem UniqueId Usage VirtualDisk
    VirtualRangeMax VirtualRangeMin`,
  'New-Volume': `
    AccessPath AllocationUnitSize AsJob CimSession Disk DiskNumber DiskPath DiskUniqueId
    DriveLetter FileSystem FriendlyName MediaType NumberOfColumns NumberOfGroups
    PhysicalDiskRedundancy ProvisioningType ReadCacheSize ResiliencySettingName Size StoragePool
    StoragePoolFriendlyName StoragePoolName StoragePoolUniqueId StorageTierFriendlyNames
    StorageTiers StorageTierSizes ThrottleLimit UseMaximumSize WriteCacheSize`,
  'Get-Disk': `
    AsJob CimSession FriendlyName iSCSIConnection iSCSISession Number Partition Path
    SerialNumber StorageJob StorageNode StorageSubSystem ThrottleLimit UniqueId VirtualDisk`,
  'Initialize-Disk': `
    AsJob CimSession Confirm FriendlyName InputObject Number PartitionStyle PassThru Path
    ThrottleLimit UniqueId VirtualDisk WhatIf`,

  // ADDSDeployment and DnsClient
  'Install-ADDSForest': `
    Confirm CreateDnsDelegation DatabasePath DnsDelegationCredential DomainMode DomainName
    DomainNetbiosName Force ForestMode InstallDns LogPath NoDnsOnNetwork NoRebootOnCompletion
    SafeModeAdministratorPassword SkipAutoConfigureDns SkipPreChecks SysvolPath WhatIf`,
  'Resolve-DnsName': `
    CacheOnly DnsOnly DnssecCd DnssecOk LlmnrFallback LlmnrNetbiosOnly LlmnrOnly Name
    NetbiosFallback NoHostsFile NoIdn NoRecursion QuickTimeout Server TcpOnly Type`,
  'Set-DnsClientServerAddress': `
    AsJob CimSession Confirm InputObject InterfaceAlias InterfaceIndex PassThru
    ResetServerAddresses ServerAddresses ThrottleLimit Validate WhatIf`,

  // HgsClient and GroupPolicy
  'Get-HgsGuardian': 'AsJob CimSession Name ThrottleLimit',
  'Import-HgsGuardian': 'AllowExpired AllowUntrustedRoot Name Path Confirm WhatIf',
  'Export-PfxCertificate': `
    Cert ChainOption Confirm CryptoAlgorithmOption FilePath Force NoClobber NoProperties PFXData
    Password ProtectTo WhatIf`,
  'Import-PfxCertificate': 'CertStoreLocation Confirm Exportable FilePath Password WhatIf',
  'Invoke-GPUpdate': 'AsJob Boot Computer Force LogOff RandomDelayInMinutes Sync Target',

  // PowerShell itself
  'Get-CimInstance': `
    CimSession ClassName ComputerName Filter InputObject KeyOnly Namespace OperationTimeoutSec
    Property Query QueryDialect ResourceUri Shallow`,
  'Get-WinEvent': `
    ComputerName Credential FilterHashtable FilterXPath FilterXml Force ListLog ListProvider LogName
    MaxEvents Oldest Path ProviderName`,
  'Enter-PSSession': `
    AllowRedirection ApplicationName Authentication CertificateThumbprint ComputerName
    ConfigurationName ConnectionUri ContainerId Credential EnableNetworkAccess Id InstanceId Name
    Port RunAsAdministrator Session SessionOption UseSSL VMId VMName`,
  'Select-Object': `
    ExcludeProperty ExpandProperty First Index InputObject Last Property Skip SkipLast Unique Wait`,
  'Format-List': 'DisplayError Expand Force GroupBy InputObject Property ShowError View',
  'Where-Object': `
    CContains CEQ CGE CGT CIn CLE CLike CLT CMatch CNE CNotContains CNotIn CNotLike CNotMatch
    Contains EQ FilterScript GE GT In InputObject Is IsNot LE Like LT Match NE NotContains NotIn
    NotLike NotMatch Property Value`,
  'Add-Computer': `
    ComputerName Confirm Credential DomainName Force LocalCredential NewName Options OUPath
    PassThru Restart Server UnjoinDomainCredential Unsecure WhatIf WorkgroupName`,
  'Rename-Computer': `
    ComputerName Confirm DomainCredential Force LocalCredential NewName PassThru Protocol Restart
    WhatIf WsmanAuthentication`,
  'Restart-Computer': `
    AsJob ComputerName Confirm Credential DcomAuthentication Delay For Force Impersonation
    Protocol ThrottleLimit Timeout Wait WhatIf WsmanAuthentication`,
  'Set-Service': `
    ComputerName Confirm Description DisplayName InputObject Name PassThru StartupType Status
    WhatIf`,
  'Start-Service': 'Confirm DisplayName Exclude Include InputObject Name PassThru WhatIf',

  'Get-ChildItem': `
    Attributes Depth Directory Exclude File Filter Force Hidden Include LiteralPath Name Path ReadOnly
    Recurse System UseTransaction`,
  'Read-Host': 'AsSecureString Prompt',
  'Get-Service': `
    ComputerName DependentServices DisplayName Exclude Include InputObject Name RequiredServices`,
  'Test-Path': `
    Credential Exclude Filter Include IsValid LiteralPath NewerThan OlderThan Path PathType
    UseTransaction`,

  // Not cmdlets but programs of Windows: windows-commands in MicrosoftDocs/windowsserverdocs, and
  // setspn -L from Microsoft's guide to live migration problems.
  icacls: '',
  ping: 'l f',
  w32tm: '',
  klist: 'lh li',
  quser: '',
  mstsc: '',
  setspn: 'L',
};

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** The parameters of each cmdlet that may be generated, including the common ones. */
const CMDLETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(PARAMETERS).map(([name, own]) => [name, new Set(words(`${own} ${COMMON}`))]),
);

/** Cmdlets and parameters in parsed commands, nested ones too, that are not in the list. */
export function unknownIn(commands: readonly ParsedCommand[]): string[] {
  return commands.flatMap(({ cmdlet, positional, parameters }) => {
    const known = CMDLETS.get(cmdlet);
    const nested = [positional, ...parameters.map(([, values]) => values)].flat();
    return [
      ...(known ? [] : [cmdlet]),
      ...parameters
        .filter(([name]) => known && !known.has(name))
        .map(([name]) => `${cmdlet} -${name}`),
      ...nested.flatMap(unknownInValue),
    ];
  });
}

function unknownInValue(value: ParsedValue): string[] {
  if (value === null || typeof value !== 'object') return [];
  if ('pipeline' in value) return unknownIn(value.pipeline);
  return 'table' in value
    ? value.table.flatMap(([, values]) => values.flatMap(unknownInValue))
    : [];
}
