/** A page, or several, that a rule or a default is from. */
export type SourceId =
  | 'setup-guide'
  | 'setup-guide-and-second-hop'
  | 'incoming-networks'
  | 'authentication'
  | 'share-access'
  | 'guidance'
  | 'clock'
  | 'unknown-owner'
  | 'checkpoint-time-out'
  | 'pass-through'
  | 'assigned-gpu'
  | 'gpu-partition'
  | 'jumbo-frames'
  | 'wrong-network'
  | 'dynamic-memory'
  | 'switch-type'
  | 'troubleshooting'
  | 'guide'
  | 'guide-key-protector'
  | 'training-unit'
  | 'shared-nothing'
  | 'smb-ports'
  | 'credential-guard'
  | 'processor-compatibility'
  | 'version-upgrade'
  | 'kb4502868'
  | 'cluster-limit'
  | 'cluster-parameters'
  | 'drained-vms'
  | 'workgroup-clusters'
  | 'smb-bandwidth-limit';

export type DefaultId =
  | 'live-migration'
  | 'authentication'
  | 'simultaneous'
  | 'simultaneous-in-cluster'
  | 'storage-migrations'
  | 'incoming-networks'
  | 'encryption'
  | 'smb-limit-in-cluster'
  | 'move-type-threshold'
  | 'delegation'
  | 'credential-guard'
  | 'newest-version'
  | 'compatibility'
  | 'performance-option'
  | 'smb-limit';

/** Every setting that the product has a default for, and who says so; names, addresses and hardware are examples. */
export const DEFAULT_SOURCES: readonly (readonly [setting: DefaultId, source: SourceId])[] = [
  ['live-migration', 'setup-guide'],
  ['authentication', 'authentication'],
  ['simultaneous', 'setup-guide'],
  ['simultaneous-in-cluster', 'cluster-limit'],
  ['storage-migrations', 'workgroup-clusters'],
  ['incoming-networks', 'incoming-networks'],
  ['encryption', 'setup-guide'],
  ['smb-limit-in-cluster', 'cluster-parameters'],
  ['move-type-threshold', 'drained-vms'],
  ['delegation', 'setup-guide'],
  ['credential-guard', 'credential-guard'],
  ['newest-version', 'version-upgrade'],
  ['compatibility', 'processor-compatibility'],
  ['performance-option', 'setup-guide'],
  ['smb-limit', 'smb-bandwidth-limit'],
];
