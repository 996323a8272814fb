import type { Preset } from '../../catalog/presets';
import type { Scenario } from '../../model/types';
import { writesPerSecond } from '../../model/verdict';
import { LABELS, type PolicyId } from '../../policies/labels';
import { bytes, count, linkRate, pagesOf } from '../../text/format';

/** What was simulated, in one line: what the controls tell on the screen. */
export function sayScenario({ policy, vm, workload, link, seed }: Scenario): string {
  const { kind, workingSetPages: pages } = workload;
  const guest =
    writesPerSecond(workload) === 0
      ? 'a guest that writes nothing'
      : `${kind} workload of ${count(workload.writesPerSecond)} writes/s over ${pagesOf(pages)}`;
  return (
    `${LABELS[policy.id as PolicyId]}, ${bytes(vm.memoryBytes)} of memory, ${guest}, ` +
    `link of ${linkRate(link.bytesPerSecond)}, seed ${seed}.`
  );
}

/** The same for titles: a preset by its name, anything else by what tells it from others. */
export function sayBriefly(
  { policy, vm, workload, link, seed }: Scenario,
  preset: Preset | null,
): string {
  if (preset) return `${preset.label}, over ${linkRate(link.bytesPerSecond)}`;
  const writes = `${count(writesPerSecond(workload))} writes/s`;
  return `${LABELS[policy.id as PolicyId]}, ${bytes(vm.memoryBytes)} of memory, ${writes} over ${linkRate(link.bytesPerSecond)}, seed ${seed}`;
}
