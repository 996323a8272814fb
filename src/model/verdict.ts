import { GuestClock } from './guest-clock';
import type { MigrationResult, Scenario } from './types';

/** Page writes a second of the workload, on average over its phases. */
export function writesPerSecond(workload: Scenario['workload']): number {
  const base = workload.kind === 'idle' ? 0 : workload.writesPerSecond;
  return new GuestClock(workload.phases).onAverage(base);
}

/** Whether the VM runs at the destination at the end, with all of its memory. */
export function hasMoved({ outcome }: Pick<MigrationResult, 'outcome'>): boolean {
  return outcome === 'converged' || outcome === 'forced';
}

/** Whether the VM resumes on a switch that leads to another network, where no client reaches it. */
export const losesNetwork = ({ warnings }: Pick<MigrationResult, 'warnings'>): boolean =>
  warnings.some(({ rule }) => rule === 'guest-network');
