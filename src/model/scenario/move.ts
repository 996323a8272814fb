/** The priorities of a role in a cluster, the highest first. */
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type MovePriority = (typeof PRIORITIES)[number];

/** One of several VMs that leave together. Missing values are those of the scenario. */
export interface MoveVm {
  /** Empty for none. */
  name: string;
  memoryBytes: number;
  writesPerSecond: number;
  seed: number;
  priority: MovePriority;
}
