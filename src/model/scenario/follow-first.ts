import type { Scenario } from './fields';

/**
 * Keeps the first VM of a list equal to the VM of the scenario, in place. So a control of that VM
 * changes it in the list too.
 */
export function followFirst({ moves, vm, workload, seed }: Scenario): void {
  const [first] = moves.vms;
  if (!first) return;
  const { memoryBytes } = vm;
  Object.assign(first, { memoryBytes, writesPerSecond: workload.writesPerSecond, seed });
}
