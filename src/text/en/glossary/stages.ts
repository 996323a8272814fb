/** The move as a whole: its kinds, its hosts, and its stages. */
export const stageTerms = {
  'live-migration': {
    term: 'Live migration',
    definition:
      'A running virtual machine (VM) moves from one host to another while it keeps working. It is paused only at the end, for milliseconds to seconds.',
  },
  'pre-copy': {
    term: 'Pre-copy',
    definition:
      'Memory is copied in rounds while the VM runs at the source. Then the VM moves. This is safe, because the source has all of the memory until the switchover.',
  },
  'post-copy': {
    term: 'Post-copy',
    definition:
      'The VM moves first, and its memory follows. A page that the VM needs is fetched at once. The source sends the other pages. Each page is sent once. If the link or a host fails meanwhile, the VM is lost.',
  },
  'stop-and-copy': {
    term: 'Stop-and-copy',
    definition:
      'The VM is paused and the memory that is left is copied. This is the short last phase of pre-copy. Used alone, it copies all memory. Then it is the simplest method, and it has the longest pause.',
  },
  'shared-nothing': {
    term: 'Shared-nothing migration',
    definition:
      'A move to a host that cannot reach the disk of the VM. First the disk is copied. Then each write goes to both disks. Then memory is copied. The old files are deleted only after the move has succeeded.',
  },
  'quick-migration': {
    term: 'Quick migration',
    definition:
      'The VM is saved, and its role moves to another node of the cluster. There the VM starts again from its saved state. It does not run meanwhile.',
  },
  'storage-migration': {
    term: 'Storage migration',
    definition:
      'The files of a VM move to other storage while the VM runs on its host. First the disk is copied. Then each write goes to both disks, until the VM changes to the new one.',
  },
  failover: {
    term: 'Failover',
    definition:
      'A node of a cluster fails, and another node takes over its roles. A VM is a role: it starts again on the other node. This is not a live migration.',
  },
  replica: {
    term: 'Hyper-V Replica',
    also: 'replica VM',
    definition:
      'A copy of a VM on a host at another site. The copy is off. It gets the changes of the disks every 30 seconds, 5 minutes or 15 minutes.',
  },
  'source-host': {
    term: 'Source host',
    definition:
      'The host that the VM moves from. Until the switchover it has all of the memory of the VM, up to date.',
  },
  'destination-host': {
    term: 'Destination host',
    definition:
      'The host that the VM moves to. It needs enough free memory. Its processors must have the features that the VM already uses.',
  },
  setup: {
    term: 'Setup',
    definition:
      'The first stage. The hosts connect. The destination creates an empty VM and reserves memory for it. The VM keeps running and is not affected.',
  },
  handshake: {
    term: 'Handshake',
    definition:
      'The first messages between the hosts, during the setup. The hosts sign in to each other and send the configuration of the VM. They check that the VM can run at the destination.',
  },
  brownout: {
    term: 'Brownout',
    definition:
      'The time in which the VM runs while its memory is copied. The VM is a little slower, because its writes are tracked and the link is shared.',
  },
  switchover: {
    term: 'Switchover',
    definition: 'The moment at which the VM stops at the source and continues at the destination.',
  },
  blackout: {
    term: 'Blackout',
    also: 'downtime',
    definition:
      'The time in which the VM is paused. Its vCPUs do not run while the last pages and the device state are sent. It should end before connections to the VM time out.',
  },
  'device-state': {
    term: 'Device state',
    definition:
      'Everything in the VM except memory and disk: the registers of its vCPUs, its timers, and pending work of its virtual devices. It is sent during the blackout.',
  },
  vcpu: {
    term: 'vCPU',
    also: 'virtual processor',
    definition: 'A processor as the VM sees it. All vCPUs are paused during the blackout.',
  },
  'state-transfer': {
    term: 'State transfer',
    definition:
      'The third stage, during the blackout. The last pages and the device state are sent. The destination takes over the storage, and the VM resumes there.',
  },
  cleanup: {
    term: 'Cleanup',
    definition:
      'The last stage. The VM runs at the destination, and the source deletes its copy. If the move was given up, the destination deletes its copy.',
  },
};
