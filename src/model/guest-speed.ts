import type { Scenario } from './scenario/fields';

/**
 * Share of full speed that write-protect faults leave to a VM. It touched `pages` pages for the
 * first time within `durationMs`, and each costs one vCPU `faultMicros`.
 */
export function faultSlowdown(
  pages: number,
  durationMs: number,
  faultMicros: number,
  vcpus: number,
): number {
  const lostMs = (pages * faultMicros) / 1000;
  return lostMs === 0 ? 1 : (vcpus * durationMs) / (vcpus * durationMs + lostMs);
}

type Pacing = Pick<Scenario['workload'], 'pace' | 'cpuShare'>;

/**
 * The share of its write rate that a guest reaches if it loses the share `throttle` of its vCPU
 * time. It needs `cpuShare` of that time. Null means all of it for work limited by the processor,
 * and none for work limited by demand.
 */
export function writeShare(throttle: number, workload: Pacing): number {
  const needed = workload.cpuShare ?? (workload.pace === 'cpu' ? 1 : 0);
  return needed > 0 ? Math.min(1, (1 - throttle) / needed) : 1;
}
