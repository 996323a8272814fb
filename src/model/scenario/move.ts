/** One of several VMs that leave together. What is left out is that of the scenario. */
export interface MoveVm {
  /** Empty for none. */
  name: string;
  memoryBytes: number;
  writesPerSecond: number;
  seed: number;
}
