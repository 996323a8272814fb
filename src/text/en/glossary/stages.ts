/** The move as a whole: its kinds, its hosts, and its stages. */
export const stageTerms = {
  'live-migration': {
    term: 'Live migration',
    definition:
      'Moving a running virtual machine from one host to another while its guest works on. The guest stands still only at the end, for milliseconds to seconds.',
  },
  'pre-copy': {
    term: 'Pre-copy',
    definition:
      'Memory is copied first, in rounds, while the guest runs at the source; then the guest moves. It is safe: until the switchover the source has everything.',
  },
  'post-copy': {
    term: 'Post-copy',
    definition:
      'The guest moves first and pulls its memory afterwards: a page that it touches and lacks is fetched at once, the source pushes the others. Every page crosses once, but losing the link or a host loses the guest.',
  },
  'stop-and-copy': {
    term: 'Stop-and-copy',
    definition:
      'The guest is paused and what is left is copied. As the last phase of pre-copy it is short; alone, with all of memory, it is the simplest way to move a guest and the one with the longest pause.',
  },
  'shared-nothing': {
    term: 'Shared-nothing migration',
    definition:
      'A move to a host that cannot reach the disk: the disk is copied first, then writes go to both sides, then memory moves. The old files are deleted only after success.',
  },
  'source-host': {
    term: 'Source host',
    definition:
      'The host that the guest leaves. Until the switchover it has the guest’s memory, whole and current.',
  },
  'destination-host': {
    term: 'Destination host',
    definition:
      'The host that the guest moves to. It needs enough free memory, and processors that offer what the guest already uses.',
  },
  setup: {
    term: 'Setup',
    definition:
      'The first stage: the hosts connect, the destination builds an empty virtual machine and reserves its memory. The guest does not notice.',
  },
  handshake: {
    term: 'Handshake',
    definition:
      'What the hosts settle in the setup: they sign in to each other, send the virtual machine’s configuration and check that it can run at the destination.',
  },
  brownout: {
    term: 'Brownout',
    definition:
      'The time in which the guest runs while its memory is copied. It is somewhat slower, because its writes are tracked and the link is shared.',
  },
  switchover: {
    term: 'Switchover',
    definition:
      'The moment of the move itself: the guest stops at the source and goes on at the destination.',
  },
  blackout: {
    term: 'Blackout',
    also: 'downtime',
    definition:
      'The time in which the guest is paused: its vCPUs stand still while the last pages and the device state cross. It should end before connections to the guest time out.',
  },
  'device-state': {
    term: 'Device state',
    definition:
      'Everything of the guest that is neither memory nor disk: the registers of its vCPUs, timers, and what its virtual devices are about to do. It crosses in the pause.',
  },
  vcpu: {
    term: 'vCPU',
    also: 'virtual processor',
    definition: 'A processor as the guest sees it. In the blackout all of them stand still.',
  },
  'state-transfer': {
    term: 'State transfer',
    definition:
      'The third stage, in the pause: the last pages and the device state cross, the storage passes to the destination, and the guest goes on there.',
  },
  cleanup: {
    term: 'Cleanup',
    definition:
      'The last stage: the guest runs at the destination, and the source removes its copy. Where the move was given up, the destination does.',
  },
};
