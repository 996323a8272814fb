import type { Scenario } from '../../model/types';
import { LABELS, type PolicyId } from '../../policies/labels';
import { bytes, count, linkRate } from '../format';

/** What was simulated, in one line: what the controls tell on the screen. */
export function sayScenario({ policy, vm, workload, link, seed }: Scenario): string {
  return (
    `${LABELS[policy.id as PolicyId]}, ${bytes(vm.memoryBytes)} of memory, ${workload.kind} workload of ` +
    `${count(workload.writesPerSecond)} writes/s over ${count(workload.workingSetPages)} pages, ` +
    `link of ${linkRate(link.bytesPerSecond)}, seed ${seed}.`
  );
}
