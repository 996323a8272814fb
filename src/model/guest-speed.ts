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
 * Share of its write rate that a guest reaches whose processors are taken away for the share
 * `throttle`: it needs `cpuShare` of them. Null is all of them where it computes without rest, none
 * where its work comes from outside.
 */
export function writeShare(throttle: number, workload: Pacing): number {
  const needed = workload.cpuShare ?? (workload.pace === 'cpu' ? 1 : 0);
  return needed > 0 ? Math.min(1, (1 - throttle) / needed) : 1;
}
