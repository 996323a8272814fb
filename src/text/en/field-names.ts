/** The advanced controls, which few people change. */
export const fieldNames = {
  groups: {
    guest: 'VM',
    workload: 'Workload',
    link: 'Link',
    timing: 'Timing',
    limits: 'Limits',
    chance: 'Chance',
  },
  section: (group: string) => `${group}, advanced`,
  illustrative: 'Illustrative: no published value.',
  /** By the path in the scenario. */
  fields: {
    'vm.pageBytes': {
      label: 'Page size',
      explain: 'One write makes a whole page dirty. With larger pages more data is sent again.',
    },
    'vm.vcpus': {
      label: 'vCPUs',
      explain: 'Virtual processors. They share the cost of a write fault.',
    },
    'vm.zeroPageShare': {
      label: 'Zero pages',
      explain: 'Share of zero pages outside the working set. Only a header is sent for each.',
    },
    'vm.deviceStateBytes': {
      label: 'Device state',
      explain: 'Sent during the blackout, after the last pages.',
    },
    'workload.hotPageShare': {
      label: 'Hot pages',
      explain: 'Share of the working set that is hot.',
    },
    'workload.hotWriteShare': {
      label: 'Hot writes',
      explain: 'Share of the writes that go to hot pages.',
    },
    'workload.exponent': {
      label: 'Zipf exponent',
      explain: '0 is uniform. With a larger exponent, fewer pages get most of the writes.',
    },
    'workload.hotLayout': {
      label: 'Hot page layout',
      explain: 'Where the pages with the most writes are in the working set.',
    },
    'workload.compressRatio': {
      label: 'Compression ratio',
      explain: 'Size of a page ÷ its compressed size, where pages are compressed.',
    },
    'workload.deltaBytes': {
      label: 'Page delta',
      explain: 'Bytes that XBZRLE sends for a page that is in its cache.',
    },
    'workload.pace': {
      label: 'When slowed',
      explain: 'Whether the workload falls behind or catches up when its vCPUs are slowed.',
    },
    'workload.cpuShare': {
      label: 'Processor needed',
      explain: 'Share of its processor that the VM needs to reach its write rate.',
    },
    'workload.touchesPerSecond': {
      label: 'Touches',
      explain: 'Reads and writes a second. Post-copy fetches the touched pages first.',
    },
    'link.pageHeaderBytes': {
      label: 'Page header',
      explain: 'Sent with every page.',
    },
    'link.hostProcessors': {
      label: 'Processors of the host',
      explain: 'Cores of the source host that may copy and compress pages. Illustrative.',
    },
    'link.senderBytesPerSecond': {
      label: 'Sending side',
      explain: 'Rate that the sending side can reach. Automatic: the known value of the rules.',
    },
    'link.windowBytes': {
      label: 'TCP window',
      explain: 'Data that may be on the way at once. On a long path this limits the rate.',
    },
    'link.queuedBytes': {
      label: 'Queue before a page',
      explain: 'Data that waits in the sockets before a page that the VM asked for.',
    },
    'link.giveUpMs': {
      label: 'Give up after',
      explain:
        'Time that the hosts wait when no data arrives. Illustrative: it differs by product.',
    },
    'timing.setupMs': {
      label: 'Setup',
      explain: 'Time before the first page. The hosts agree, and the destination reserves memory.',
    },
    'timing.resumeMs': {
      label: 'Resume',
      explain: 'Time from the last byte until the VM runs on the destination.',
    },
    'timing.cleanupMs': {
      label: 'Cleanup',
      explain: 'Time in which the source frees its copy.',
    },
    'timing.announceMs': {
      label: 'Announce',
      explain: 'Time until the network knows where the VM is now.',
    },
    'timing.faultMicros': {
      label: 'Write fault',
      explain: 'Cost of the first write to a page while writes are logged.',
    },
    'timing.zeroPageNanos': {
      label: 'Zero page',
      explain: 'Time to find that a page is zero. Automatic: the known value of the rules.',
    },
    'timing.syncMicrosPerGiB': {
      label: 'Bitmap sync per GiB',
      explain: 'Time to read the dirty bitmap, in each round and in the blackout.',
    },
    'limits.maxSeconds': {
      label: 'Simulated time',
      explain: 'The simulation stops after this time.',
    },
    'limits.maxRounds': {
      label: 'Rounds',
      explain: 'The simulation stops after this many rounds.',
    },
    'limits.retries': {
      label: 'Retries',
      explain: 'How often a move starts again after it lost its link.',
    },
    seed: {
      label: 'Seed',
      explain: 'The same scenario with the same seed gives the same run, page for page.',
    },
  },
  layouts: { scattered: 'scattered', contiguous: 'contiguous' },
  paces: { cpu: 'falls behind', demand: 'catches up' },
  anotherSeed: 'Use another seed',
};
