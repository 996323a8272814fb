import type { MigrationResult, Scenario } from './types';

/** Page writes a second of the workload, on average over its phases. */
export function writesPerSecond(workload: Scenario['workload']): number {
  const base = workload.kind === 'idle' ? 0 : workload.writesPerSecond;
  const seconds = workload.phases.reduce((sum, phase) => sum + phase.seconds, 0);
  if (seconds === 0) return base;
  const guest = workload.phases.reduce((sum, phase) => sum + phase.seconds * phase.scale, 0);
  return (base * guest) / seconds;
}

/** Whether the VM runs at the destination at the end, with all of its memory. */
export function hasMoved({ outcome }: Pick<MigrationResult, 'outcome'>): boolean {
  return outcome === 'converged' || outcome === 'forced';
}

/** Whether the VM resumes on a switch that leads to another network, where no client reaches it. */
export const losesNetwork = ({ warnings }: Pick<MigrationResult, 'warnings'>): boolean =>
  warnings.some(({ rule }) => rule === 'guest-network');
