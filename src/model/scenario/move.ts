/** The priorities of a role in a cluster, the highest first. */
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type MovePriority = (typeof PRIORITIES)[number];

/** The numbers of the priorities: "Configuring How VMs Are Moved when a Node is Drained". */
export const PRIORITY_VALUES: Readonly<Record<MovePriority, number>> = {
  high: 3000,
  medium: 2000,
  low: 1000,
};

/** One of several VMs that leave together. Missing values are those of the scenario. */
export interface MoveVm {
  /** Empty for none. */
  name: string;
  memoryBytes: number;
  writesPerSecond: number;
  seed: number;
  priority: MovePriority;
}
