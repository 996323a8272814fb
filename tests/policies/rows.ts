import type { Decision, Memory, PrecopyStats } from '../../src/model/types';

/** One row of the table of decisions. */
export interface Row {
  id: string;
  /** What the statistics differ in from those above, options from their defaults. */
  stats?: Partial<PrecopyStats>;
  options?: Record<string, number>;
  memory?: Memory;
  action: Decision['action'];
  reason: string;
  /** What else the decision says. */
  also?: Partial<Decision>;
  source: string;
}

const HYPER_V = 'Microsoft training unit: a threshold or 10 passes';
const XEN_OLD = 'xc_domain_save.c at 00a4b65';
const XEN_NEW = 'xg_sr_save.c at c447b73';
const QEMU_STOP =
  'QEMU 7.2 and 10.0 migration.c, migration_iteration_run: strictly below the threshold';
const CONVERGE = 'QEMU 7.2 and 10.0 ram.c, migration_trigger_throttle';
const VMOTION = 'vmware.log: switchover time goal of 0.500 seconds';
const CLOUD = 'cloud-hypervisor at ae44c29';
const NOVA = 'nova/virt/libvirt/migration.py at 00a030403';

const first = 'no page has been sent yet';

export const ROWS: readonly Row[] = [
  { id: 'hyper-v', stats: { liveRounds: 0 }, action: 'continue', reason: first, source: HYPER_V },
  {
    id: 'hyper-v',
    action: 'continue',
    reason: '20,000 pages are left, more than the threshold of 4,096',
    source: HYPER_V,
  },
  {
    id: 'hyper-v',
    stats: { waitingPages: 4096 },
    action: 'stop',
    reason: '4,096 pages are left, within the threshold of 4,096',
    source: HYPER_V,
  },
  {
    id: 'hyper-v',
    stats: { liveRounds: 10 },
    action: 'force',
    reason: 'all 10 passes are done, and 20,000 pages are left',
    source: HYPER_V,
  },
  {
    id: 'hyper-v',
    stats: { liveRounds: 10, waitingPages: 9 },
    action: 'stop',
    reason: '9 pages are left, within the threshold of 4,096',
    source: HYPER_V,
  },
  {
    id: 'hyper-v-5',
    stats: { liveRounds: 5 },
    action: 'force',
    reason: 'all 5 passes are done, and 20,000 pages are left',
    source: 'Savill, Mastering Hyper-V 2012 R2',
  },
  {
    id: 'stop-and-copy',
    stats: { liveRounds: 0 },
    action: 'stop',
    reason: 'this policy copies no memory while the VM runs',
    source: 'Clark et al., NSDI 2005',
  },
  {
    id: 'quick-migration',
    stats: { liveRounds: 0 },
    action: 'stop',
    reason: 'this policy copies no memory while the VM runs',
    source: 'virtualizationteam.com 2008: save, move, restore',
  },
  {
    id: 'post-copy',
    stats: { liveRounds: 0, waitingPages: 100_000 },
    action: 'switch',
    reason: 'the VM moves now and pulls the 100,000 pages that are left',
    source: 'Hines and Gopalan, VEE 2009',
  },
  {
    id: 'xen-legacy',
    action: 'continue',
    reason: 'the round had 30,000 pages, not fewer than 50',
    source: XEN_OLD,
  },
  {
    id: 'xen-legacy',
    stats: { pagesSentInRound: 40, pagesSkippedInRound: 9 },
    action: 'stop',
    reason: 'the round had 49 pages, fewer than 50',
    source: XEN_OLD,
  },
  {
    id: 'xen-legacy',
    stats: { pagesSentInRound: 40, pagesSkippedInRound: 10 },
    action: 'continue',
    reason: 'the round had 50 pages, not fewer than 50',
    source: XEN_OLD,
  },
  {
    id: 'xen-legacy',
    stats: { liveRounds: 29 },
    action: 'force',
    reason: 'all 29 rounds are done',
    source: XEN_OLD,
  },
  {
    id: 'xen-legacy',
    stats: { totalPagesSent: 300_001 },
    action: 'force',
    reason: '300,001 pages were sent, more than 3 times the memory',
    source: XEN_OLD,
  },
  {
    id: 'xen-legacy',
    stats: { totalPagesSent: 300_000 },
    action: 'continue',
    reason: 'the round had 30,000 pages, not fewer than 50',
    source: XEN_OLD,
  },
  {
    id: 'xen-legacy',
    stats: { liveRounds: 0, lastRoundMs: 0 },
    options: { adaptiveRate: 1 },
    action: 'continue',
    reason: first,
    also: { bandwidthCap: 12_500_000 },
    source: `${XEN_OLD}: 100 Mb/s at first`,
  },
  {
    // 1,000 pages dirtied in 600 ms are 6.83 MB/s; 50 Mb/s are added, 100 Mb/s are the least.
    id: 'xen-legacy',
    stats: { waitingPages: 1000, totalPagesSent: 100_000 },
    options: { adaptiveRate: 1 },
    action: 'continue',
    reason: 'the round had 30,000 pages, not fewer than 50',
    also: { bandwidthCap: (1000 * 4096) / 0.6 + 6_250_000 },
    source: `${XEN_OLD}: last dirty rate + 50 Mb/s`,
  },
  {
    id: 'xen-legacy',
    stats: { pagesSentInRound: 30_001, pagesSentInPreviousRound: 30_000 },
    options: { adaptiveRate: 1 },
    memory: { rate: 62_500_000 },
    action: 'force',
    reason: '30,001 pages were sent at the top rate, more than in the round before',
    source: `${XEN_OLD}: sent more than last round at top rate`,
  },
  {
    id: 'xen',
    action: 'continue',
    reason: 'the round had 20,000 pages, not fewer than 50',
    source: XEN_NEW,
  },
  {
    id: 'xen',
    stats: { waitingPages: 43 },
    action: 'continue',
    reason: '43 pages are left, fewer than 50, so they are sent live once more',
    also: { memory: { isLast: 1 } },
    source: XEN_NEW,
  },
  {
    id: 'xen',
    stats: { waitingPages: 244 },
    memory: { isLast: 1 },
    action: 'stop',
    reason: 'the round had 244 pages, fewer than 50',
    source: XEN_NEW,
  },
  {
    id: 'xen',
    stats: { liveRounds: 5 },
    action: 'force',
    reason: 'all 5 rounds are done',
    source: XEN_NEW,
  },
  { id: 'qemu', stats: { liveRounds: 0 }, action: 'continue', reason: first, source: QEMU_STOP },
  {
    id: 'qemu',
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    id: 'qemu',
    stats: { waitingPages: 15_000 },
    action: 'continue',
    reason: 'the estimated downtime of 300 ms is above the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    id: 'qemu',
    stats: { waitingPages: 14_999 },
    action: 'stop',
    reason: 'the estimated downtime of 300 ms is within the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    id: 'qemu',
    stats: { waitingPages: 0, bandwidthBytesPerSecond: 0 },
    action: 'stop',
    reason: 'the estimated downtime of 0 ms is within the limit of 300 ms',
    source: 'QEMU 7.2: nothing pending ends the live phase even in the first window',
  },
  {
    id: 'qemu',
    stats: { waitingPages: 7, bandwidthBytesPerSecond: 0 },
    action: 'continue',
    reason: '7 pages wait, and no bandwidth has been measured yet',
    source: 'QEMU 7.2: the threshold is 0 until the first window ends',
  },
  {
    id: 'qemu-xbzrle',
    stats: { waitingPages: 14_999 },
    action: 'stop',
    reason: 'the estimated downtime of 300 ms is within the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    id: 'qemu-multifd-zstd',
    stats: { waitingPages: 14_999 },
    action: 'stop',
    reason: 'the estimated downtime of 300 ms is within the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    // 60,000 pages dirtied are more than half of the bytes of 100,000 pages sent: a bad period.
    id: 'qemu-auto-converge',
    stats: { totalBytesSent: 100_000 * 4104 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    also: {
      vcpuThrottle: 0,
      memory: {
        sinceMs: 20_000,
        dirtied: 60_000,
        sent: 100_000 * 4104,
        bad: 1,
        throttle: 0,
      },
    },
    source: CONVERGE,
  },
  {
    id: 'qemu-auto-converge',
    stats: { totalBytesSent: 100_000 * 4104 },
    memory: { bad: 1 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    also: { vcpuThrottle: 0.2 },
    source: `${CONVERGE}: the second bad period starts at 20 %`,
  },
  {
    id: 'qemu-auto-converge',
    stats: { totalBytesSent: 100_000 * 4104 },
    memory: { bad: 1, throttle: 95 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    also: { vcpuThrottle: 0.99 },
    source: `${CONVERGE}: 10 points more, 99 % at most`,
  },
  {
    id: 'qemu-auto-converge',
    stats: { totalBytesSent: 100_000 * 4104 },
    memory: { sinceMs: 19_000, bad: 1 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    also: { vcpuThrottle: 0, memory: { sinceMs: 19_000, bad: 1 } },
    source: `${CONVERGE}: a period is longer than 1000 ms`,
  },
  {
    id: 'qemu-postcopy',
    action: 'switch',
    reason: 'the VM moves now and pulls the 20,000 pages that are left',
    source: 'QEMU 7.2 migration.c, postcopy_start',
  },
  {
    id: 'qemu-postcopy',
    options: { switchAfterSeconds: 30 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    source: 'migrate-start-postcopy comes when the caller sends it',
  },
  {
    id: 'qemu-postcopy',
    stats: { waitingPages: 14_999 },
    action: 'stop',
    reason: 'the estimated downtime of 300 ms is within the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    id: 'proxmox',
    stats: { waitingPages: 5000 },
    action: 'continue',
    reason: 'the estimated downtime of 100 ms is above the limit of 100 ms',
    source: 'qemu-server at e6352be: 0.1 s',
  },
  {
    id: 'proxmox',
    stats: { waitingPages: 5000 },
    memory: { doubling: 2 },
    action: 'stop',
    reason: 'the estimated downtime of 100 ms is within the limit of 200 ms',
    source: 'qemu-server at e6352be: the limit doubles',
  },
  {
    id: 'nova',
    stats: { waitingPages: 2499 },
    action: 'stop',
    reason: 'the estimated downtime of 50 ms is within the limit of 50 ms',
    source: `${NOVA}: the ramp starts at 500 / 10`,
  },
  {
    id: 'nova',
    stats: { waitingPages: 2500 },
    action: 'continue',
    reason: 'the estimated downtime of 50 ms is above the limit of 50 ms',
    source: `${NOVA}: the ramp starts at 500 / 10`,
  },
  {
    id: 'nova',
    stats: { waitingPages: 2500 },
    memory: { step: 1 },
    action: 'stop',
    reason: 'the estimated downtime of 50 ms is within the limit of 95 ms',
    source: `${NOVA}: 50, 95, 140 … 500 ms`,
  },
  {
    id: 'kubevirt',
    stats: { waitingPages: 14_999 },
    action: 'stop',
    reason: 'the estimated downtime of 300 ms is within the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    id: 'cloud-hypervisor',
    stats: { waitingPages: 15_000 },
    action: 'stop',
    reason: 'the estimated downtime of 300 ms is within the limit of 300 ms',
    source: CLOUD,
  },
  {
    id: 'cloud-hypervisor',
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    source: CLOUD,
  },
  {
    id: 'cloud-hypervisor',
    stats: { elapsedMs: 3_600_000 },
    action: 'abort',
    reason: 'the time limit of 3,600 s has passed',
    source: `${CLOUD}: strategy cancel`,
  },
  {
    id: 'cloud-hypervisor',
    stats: { elapsedMs: 3_600_000 },
    options: { strategy: 1 },
    action: 'force',
    reason: 'the time limit of 3,600 s has passed',
    source: `${CLOUD}: strategy ignore`,
  },
  {
    id: 'vmotion',
    stats: { waitingPages: 25_000 },
    action: 'stop',
    reason: 'the estimated downtime of 500 ms is within the limit of 500 ms',
    source: VMOTION,
  },
  {
    id: 'vmotion',
    stats: { waitingPages: 30_000, pagesSentInRound: 60_000 },
    action: 'continue',
    reason: 'the estimated downtime of 600 ms is above the limit of 500 ms',
    source: VMOTION,
  },
  {
    id: 'vmotion',
    stats: { waitingPages: 59_000, pagesSentInRound: 60_000 },
    action: 'continue',
    reason:
      'the estimated downtime of 1,180 ms is above the limit of 500 ms and does not fall, so the VM is slowed by 20 %',
    also: { vcpuThrottle: 0.2 },
    source: 'houseofbrick.com: stun during page send; amounts illustrative',
  },
];
