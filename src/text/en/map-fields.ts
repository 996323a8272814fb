/** Names of fields that only the map shows, by the path in the scenario. */
export const mapFields = {
  'vm.filledFirstPage': 'First page with content',
  'vm.filledPages': 'Pages with content',
  'workload.firstPage': 'First page of the working set',
  'workload.sweepFrom': 'Where the sweep starts',
  'workload.dirtyRate.bytesPerSecond': 'Dirty rate',
  'workload.dirtyRate.periodSeconds': 'Period of the dirty rate',
  'storage.diskBytes': 'Size of the disk',
  'storage.writeBytesPerSecond': 'Disk writes of the VM',
  'storage.diskBytesPerSecond': 'Speed of the disks',
  'link.smbLimitBytesPerSecond': 'SMB bandwidth limit',
  'moves.count': 'VMs that leave together',
  'moves.limit': 'Simultaneous migrations',
  'moves.streamBytesPerSecond': 'Bandwidth per migration',
  'limits.cancelAtMs': 'Moment of the cancel',
};
