import type { Row } from './row';

const QEMU_STOP =
  'QEMU 7.2 and 10.0 migration.c, migration_iteration_run: strictly below the threshold';
const VMOTION = 'vmware.log: switchover time goal of 0.500 seconds';
const CLOUD = 'cloud-hypervisor at ae44c29';
const CLOUD_OLD = 'cloud-hypervisor before #7835: at most 5 passes of dirty memory';
const DIRTY_LIMIT = 'QEMU 10.0 ram.c and dirtylimit.c, dirtylimit_set_throttle';

/** Decisions of Cloud Hypervisor, of other QEMU policies, and of vMotion. */
export const OTHER_ROWS: readonly Row[] = [
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
    id: 'cloud-hypervisor',
    options: { release: 1 },
    stats: { liveRounds: 5, waitingPages: 1 },
    action: 'continue',
    reason: '1 page is left, more than the threshold of 0',
    source: CLOUD_OLD,
  },
  {
    id: 'cloud-hypervisor',
    options: { release: 1 },
    stats: { liveRounds: 6 },
    action: 'force',
    reason: 'all 6 passes are done, and 20,000 pages are left',
    source: CLOUD_OLD,
  },
  {
    id: 'cloud-hypervisor',
    options: { release: 1 },
    stats: { liveRounds: 2, waitingPages: 0 },
    action: 'stop',
    reason: '0 pages are left, within the threshold of 0',
    source: CLOUD_OLD,
  },
  {
    id: 'qemu-multifd',
    stats: { waitingPages: 14_999 },
    action: 'stop',
    reason: 'the estimated downtime of 300 ms is within the limit of 300 ms',
    source: QEMU_STOP,
  },
  {
    // The second bad period sets the quota; no vCPU sleeps yet.
    id: 'qemu-dirty-limit',
    stats: { totalBytesSent: 100_000 * 4104 },
    memory: { bad: 1 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    also: { vcpuThrottle: 0 },
    source: DIRTY_LIMIT,
  },
  {
    // 4 vCPUs dirty 160 MiB a second each: they sleep until only 1 MiB is left.
    id: 'qemu-dirty-limit',
    stats: { elapsedMs: 20_000, totalPagesDirtied: 327_680 },
    memory: { isLimited: 1, sinceMs: 18_000 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    also: { vcpuThrottle: 0.99 },
    source: DIRTY_LIMIT,
  },
  {
    // 20 MiB a second each are close enough to the quota.
    id: 'qemu-dirty-limit',
    stats: { elapsedMs: 20_000, totalPagesDirtied: 40_960 },
    memory: { isLimited: 1, sinceMs: 18_000 },
    action: 'continue',
    reason: 'the estimated downtime of 400 ms is above the limit of 300 ms',
    also: { vcpuThrottle: 0 },
    source: DIRTY_LIMIT,
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
