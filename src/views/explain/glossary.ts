import { SOURCES, type Source } from './sources';

/** A word of the field, or of this lab, and what it means. */
export interface Term {
  term: string;
  /** What else it is called. */
  also?: string;
  definition: string;
  /** Terms that help to understand this one. */
  see: readonly string[];
  source?: Source;
}

/** The vocabulary of the lab, by the id that a term's button names. */
export const glossary = {
  'live-migration': {
    term: 'Live migration',
    definition:
      'Moving a running virtual machine from one host to another while its guest works on. The guest stands still only at the end, for milliseconds to seconds.',
    see: ['pre-copy', 'post-copy', 'brownout', 'blackout'],
    source: SOURCES.unit,
  },
  'pre-copy': {
    term: 'Pre-copy',
    definition:
      'Memory is copied first, in rounds, while the guest runs at the source; then the guest moves. It is safe: until the switchover the source has everything.',
    see: ['round', 'convergence', 'post-copy'],
    source: SOURCES.clark,
  },
  'post-copy': {
    term: 'Post-copy',
    definition:
      'The guest moves first and pulls its memory afterwards: a page that it touches and lacks is fetched at once, the source pushes the others. Every page crosses once, but losing the link or a host loses the guest.',
    see: ['pre-copy', 'switchover', 'device-state'],
    source: SOURCES.hines,
  },
  'stop-and-copy': {
    term: 'Stop-and-copy',
    definition:
      'The guest is paused and what is left is copied. As the last phase of pre-copy it is short; alone, with all of memory, it is the simplest way to move a guest and the one with the longest pause.',
    see: ['blackout', 'pre-copy'],
    source: SOURCES.clark,
  },
  round: {
    term: 'Round',
    also: 'iteration',
    definition:
      'One run of the sender over the pages that wait. Round 0 sends all of memory, each later round what was dirtied in the meantime.',
    see: ['pass', 'dirty-bitmap', 'convergence'],
    source: SOURCES.clark,
  },
  pass: {
    term: 'Pass',
    definition:
      'Another word for a round, usual with Hyper-V, which makes ten at most. The first pass is round 0.',
    see: ['round', 'hyper-v'],
    source: SOURCES.unit,
  },
  page: {
    term: 'Page',
    definition:
      'The unit in which memory is tracked and sent: 4 KiB, or 2 MiB for huge pages. One byte written makes the whole page dirty.',
    see: ['dirty-page', 'zero-page'],
  },
  'dirty-page': {
    term: 'Dirty page',
    definition:
      'A page that the guest has written since it was last sent, so it has to be sent again.',
    see: ['dirty-bitmap', 'stale-page', 'dirty-rate'],
    source: SOURCES.brownout,
  },
  'dirty-bitmap': {
    term: 'Dirty bitmap',
    also: 'dirty log',
    definition:
      'One bit for each page, set by the first write to it. At the end of a round it is taken and cleared: its pages are the next round.',
    see: ['dirty-page', 'round'],
    source: SOURCES.brownout,
  },
  'stale-page': {
    term: 'Stale page',
    definition:
      'A page of which the destination has an old copy: dirty is what the source says of it, stale what the destination holds. None may be left when the guest wakes there.',
    see: ['dirty-page', 'stale-page-proof'],
  },
  'zero-page': {
    term: 'Zero page',
    definition:
      'A page that holds nothing but zeros. Its number is sent instead of its content: QEMU needs 9 bytes for one.',
    see: ['page', 'amplification'],
    source: SOURCES.qemu,
  },
  'working-set': {
    term: 'Working set',
    also: 'writable working set',
    definition:
      'The pages that the guest writes to while it works. A round can dirty no more distinct pages than these, however many writes there are.',
    see: ['hot-and-cold', 'dirty-rate', 'convergence'],
    source: SOURCES.nathan,
  },
  'hot-and-cold': {
    term: 'Hot and cold pages',
    definition:
      'A hot page is written often, a cold one seldom. Hot pages are dirty again in nearly every round, which is why the last rounds shrink so little.',
    see: ['working-set', 'zipf'],
  },
  'write-rate': {
    term: 'Write rate',
    also: 'page writes',
    definition:
      'How many page writes the guest makes a second, every write to the same page counted. The lab’s control sets this one.',
    see: ['dirty-rate', 'working-set'],
  },
  'dirty-rate': {
    term: 'Dirty rate',
    definition:
      'How many distinct pages the guest dirties a second. The longer one looks the lower it is, because writes to a page that is already dirty no longer count.',
    see: ['write-rate', 'working-set', 'convergence'],
    source: SOURCES.xenTrace,
  },
  brownout: {
    term: 'Brownout',
    definition:
      'The time in which the guest runs while its memory is copied. It is somewhat slower, because its writes are tracked and the link is shared.',
    see: ['blackout', 'pre-copy', 'throttling'],
    source: SOURCES.brownout,
  },
  blackout: {
    term: 'Blackout',
    also: 'downtime',
    definition:
      'The time in which the guest is paused: its vCPUs stand still while the last pages and the device state cross. It should end before connections to the guest time out.',
    see: ['brownout', 'stop-and-copy', 'downtime-limit'],
    source: SOURCES.brownout,
  },
  convergence: {
    term: 'Convergence',
    definition:
      'The rounds become smaller until what is left meets the rule for stopping. They do so as long as pages are sent faster than new ones are dirtied; if not, a limit forces the end, or the move never ends.',
    see: ['threshold', 'dirty-rate', 'throttling', 'closed-form'],
    source: SOURCES.brownout,
  },
  threshold: {
    term: 'Threshold',
    definition:
      'How much may be left when the guest is paused. Some hypervisors count pages, others what fits a downtime limit; Hyper-V’s value is not published.',
    see: ['downtime-limit', 'convergence'],
    source: SOURCES.unit,
  },
  'downtime-limit': {
    term: 'Downtime limit',
    definition:
      'The pause that a policy aims at: it stops copying once the rest can be sent within it, 300 ms with QEMU. It is an aim and not a promise, because it is an estimate.',
    see: ['threshold', 'blackout', 'qemu'],
    source: SOURCES.qemu,
  },
  switchover: {
    term: 'Switchover',
    definition:
      'The moment of the move itself: the guest stops at the source and goes on at the destination.',
    see: ['blackout', 'state-transfer', 'device-state'],
  },
  'device-state': {
    term: 'Device state',
    definition:
      'Everything of the guest that is neither memory nor disk: the registers of its vCPUs, timers, and what its virtual devices are about to do. It crosses in the pause.',
    see: ['vcpu', 'switchover'],
    source: SOURCES.unit,
  },
  amplification: {
    term: 'Amplification',
    also: 'memory sent',
    definition:
      'Bytes sent over the memory that the guest has. Above 1 means that pages were sent more than once, below 1 that zero pages or compression saved more than that.',
    see: ['dirty-page', 'zero-page', 'compression'],
  },
  'link-goodput': {
    term: 'Link goodput',
    definition:
      'What the link carries for the migration, after the network has taken its own share: about 95 % of the line rate on Ethernet.',
    see: ['amplification', 'smb-multichannel'],
    source: SOURCES.transports,
  },
  throttling: {
    term: 'Throttling',
    also: 'auto-converge',
    definition:
      'Slowing the guest’s vCPUs so that it dirties fewer pages and the rounds shrink after all. QEMU’s auto-converge takes 20 % of their time at first, then 10 points more at a time.',
    see: ['convergence', 'vcpu', 'brownout'],
    source: SOURCES.throttle,
  },
  setup: {
    term: 'Setup',
    definition:
      'The first stage: the hosts connect, the destination builds an empty virtual machine and reserves its memory. The guest does not notice.',
    see: ['handshake', 'state-transfer', 'cleanup'],
    source: SOURCES.unit,
  },
  handshake: {
    term: 'Handshake',
    definition:
      'What the hosts settle in the setup: they sign in to each other, send the virtual machine’s configuration and check that it can run at the destination.',
    see: ['setup', 'source-host', 'destination-host'],
    source: SOURCES.unit,
  },
  'state-transfer': {
    term: 'State transfer',
    definition:
      'The third stage, in the pause: the last pages and the device state cross, the storage passes to the destination, and the guest goes on there.',
    see: ['device-state', 'blackout', 'cleanup'],
    source: SOURCES.unit,
  },
  cleanup: {
    term: 'Cleanup',
    definition:
      'The last stage: the guest runs at the destination, and the source removes its copy. Where the move was given up, the destination does.',
    see: ['setup', 'state-transfer'],
    source: SOURCES.unit,
  },
  'shared-nothing': {
    term: 'Shared-nothing migration',
    definition:
      'A move to a host that cannot reach the disk: the disk is copied first, then writes go to both sides, then memory moves. The old files are deleted only after success.',
    see: ['setup', 'source-host', 'destination-host'],
    source: SOURCES.sharedNothing,
  },
  'source-host': {
    term: 'Source host',
    definition:
      'The host that the guest leaves. Until the switchover it has the guest’s memory, whole and current.',
    see: ['destination-host', 'switchover'],
  },
  'destination-host': {
    term: 'Destination host',
    definition:
      'The host that the guest moves to. It needs enough free memory, and processors that offer what the guest already uses.',
    see: ['source-host', 'stale-page', 'setup'],
  },
  seed: {
    term: 'Seed',
    definition:
      'The number that everything random in a run is drawn from. The same scenario and seed give the same run, bit by bit, in every browser.',
    see: ['stale-page-proof'],
  },
  'stale-page-proof': {
    term: 'Stale-page proof',
    definition:
      'A record of its own that marks what the guest writes and clears what is sent, and never looks at what the migration believes. If it is empty when the guest wakes, no page was lost.',
    see: ['stale-page', 'dirty-bitmap'],
  },
  'closed-form': {
    term: 'Closed form',
    definition:
      'The textbook’s formula: if the guest dirties a share r of what the link carries, V rⁿ pages are left for round n. It knows no working set and no rule for stopping, so real moves differ.',
    see: ['convergence', 'round', 'working-set'],
    source: SOURCES.liu,
  },
  'slow-motion': {
    term: 'Slow motion',
    also: 'lens',
    definition:
      'Each stage has a fixed width on the timeline, whatever it lasts, so that a blackout of milliseconds can be seen. The bar says by how much slower it passes.',
    see: ['playhead', 'blackout'],
  },
  playhead: {
    term: 'Playhead',
    definition:
      'The moment that the maps show. Drag it, step it or let it run: the migration has been computed to its end, so it goes backwards as well.',
    see: ['slow-motion', 'seed'],
  },
  'smb-direct': {
    term: 'SMB Direct',
    also: 'RDMA',
    definition:
      'SMB 3 over network adapters that write straight into the other host’s memory. The processors copy nothing, so a fast link can be filled.',
    see: ['smb-multichannel', 'hyper-v'],
    source: SOURCES.performance,
  },
  'smb-multichannel': {
    term: 'SMB Multichannel',
    definition: 'SMB 3 uses several network adapters at once, and what they carry adds up.',
    see: ['smb-direct', 'link-goodput'],
    source: SOURCES.performance,
  },
  compression: {
    term: 'Compression',
    definition:
      'Pages are made smaller before they are sent: processor time for bandwidth. It is Hyper-V’s default; once the processors are busy, they are the limit instead of the link.',
    see: ['link-goodput', 'xbzrle', 'hyper-v'],
    source: SOURCES.performance,
  },
  xbzrle: {
    term: 'XBZRLE',
    definition:
      'QEMU keeps copies of pages that it has sent, and of a page sent again it sends only the bytes that differ. It helps from the second round on, for the pages that the cache still holds.',
    see: ['compression', 'qemu', 'dirty-page'],
    source: SOURCES.xbzrle,
  },
  zipf: {
    term: 'Zipf',
    definition:
      'A law by which the page of rank k is written in proportion to 1 over k to some power: few pages get most of the writes, and many get some.',
    see: ['hot-and-cold', 'sequential-sweep'],
  },
  'sequential-sweep': {
    term: 'Sequential sweep',
    definition:
      'The guest writes its pages one after another in address order, round and round. No page is written twice in a short time, so nearly every write dirties another page.',
    see: ['zipf', 'dirty-rate'],
  },
  vcpu: {
    term: 'vCPU',
    also: 'virtual processor',
    definition: 'A processor as the guest sees it. In the blackout all of them stand still.',
    see: ['throttling', 'device-state', 'blackout'],
  },
  'hyper-v': {
    term: 'Hyper-V',
    definition:
      'Microsoft’s hypervisor. Its live migration copies until what is left is under a threshold that is not published, ten passes at most.',
    see: ['threshold', 'pass', 'smb-direct'],
    source: SOURCES.unit,
  },
  qemu: {
    term: 'QEMU',
    also: 'KVM',
    definition:
      'The open-source machine emulator under KVM, and below libvirt, Proxmox VE, OpenStack Nova and KubeVirt. It stops once the rest fits its downtime limit, and has no limit on rounds.',
    see: ['downtime-limit', 'throttling', 'xbzrle'],
    source: SOURCES.qemu,
  },
  xen: {
    term: 'Xen',
    definition:
      'An open-source hypervisor. Today it makes five rounds at most and is content with fewer than 50 dirty pages; its earlier versions made up to 29.',
    see: ['round', 'threshold'],
    source: SOURCES.xen,
  },
  vmotion: {
    term: 'vMotion',
    definition:
      'VMware’s live migration. It stops once the rest can be sent within half a second, and slows a guest that outruns the link.',
    see: ['switchover', 'throttling'],
    source: SOURCES.vmotion,
  },
  'cloud-hypervisor': {
    term: 'Cloud Hypervisor',
    definition:
      'An open-source monitor for virtual machines of clouds. It stops once the rest fits 300 ms, and gives the move up after an hour unless told otherwise.',
    see: ['downtime-limit', 'convergence'],
    source: SOURCES.cloudHypervisor,
  },
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof glossary;

/** All terms in the order of the alphabet, with their ids. */
export const alphabet: readonly [string, Term][] = Object.entries<Term>(glossary).sort(
  ([, a], [, b]) => a.term.localeCompare(b.term, 'en'),
);
