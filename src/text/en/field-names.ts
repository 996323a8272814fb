/** The advanced controls: what few people change. */
export const fieldNames = {
  groups: {
    guest: 'Guest',
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
      explain: 'One write makes a whole page dirty: with large pages far more is sent again.',
    },
    'vm.vcpus': {
      label: 'vCPUs',
      explain: 'Virtual processors; the cost of a write fault is shared among them.',
    },
    'vm.zeroPageShare': {
      label: 'Zero pages',
      explain: 'Share of the pages outside the working set that are empty: each costs a header.',
    },
    'vm.deviceStateBytes': {
      label: 'Device state',
      explain: 'Sent in the blackout, after the last pages.',
    },
    'workload.hotPageShare': {
      label: 'Hot pages',
      explain: 'Share of the working set that is hot.',
    },
    'workload.hotWriteShare': {
      label: 'Hot writes',
      explain: 'Share of the writes that hit a hot page.',
    },
    'workload.exponent': {
      label: 'Zipf exponent',
      explain: '0 is uniform; the larger, the more writes go to few pages.',
    },
    'workload.hotLayout': {
      label: 'Hot layout',
      explain: 'Where the pages that are written most lie in the working set.',
    },
    'workload.compressRatio': {
      label: 'Compress ratio',
      explain: 'How many times smaller a page becomes where pages are compressed.',
    },
    'workload.deltaBytes': {
      label: 'Delta of a page',
      explain: 'What XBZRLE sends of a page that it finds in its cache.',
    },
    'workload.pace': {
      label: 'When slowed',
      explain: 'Whether the guest falls behind when its vCPUs are slowed, or makes up for it.',
    },
    'workload.touchesPerSecond': {
      label: 'Touches',
      explain: 'Reads and writes a second: what post-copy has to fetch first.',
    },
    'link.pageHeaderBytes': {
      label: 'Page header',
      explain: 'Sent with every page.',
    },
    'link.giveUpMs': {
      label: 'Give up after',
      explain: 'How long the hosts wait for a silent link; illustrative, it differs by product.',
    },
    'timing.setupMs': {
      label: 'Setup',
      explain: 'Before the first page: the hosts agree, the destination reserves memory.',
    },
    'timing.resumeMs': {
      label: 'Resume',
      explain: 'From the last byte to the guest running at the destination.',
    },
    'timing.cleanupMs': {
      label: 'Cleanup',
      explain: 'The source lets its copy go.',
    },
    'timing.announceMs': {
      label: 'Announce',
      explain: 'Until the network knows where the guest is now.',
    },
    'timing.faultMicros': {
      label: 'Write fault',
      explain: 'What the first write to a page costs while writes are logged.',
    },
    'limits.maxSeconds': {
      label: 'Simulated time',
      explain: 'A migration that takes longer is reported as one that never ends.',
    },
    'limits.maxRounds': {
      label: 'Rounds',
      explain: 'A migration that takes more is reported as one that never ends.',
    },
    'limits.retries': {
      label: 'Retries',
      explain: 'How often a move that lost its link begins again.',
    },
    seed: {
      label: 'Seed',
      explain: 'The same scenario with the same seed is the same run, page for page.',
    },
  },
  layouts: { scattered: 'scattered', contiguous: 'contiguous' },
  paces: { cpu: 'falls behind', demand: 'catches up' },
  anotherSeed: 'Another seed',
};
