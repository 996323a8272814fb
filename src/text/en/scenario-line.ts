import type { Scenario } from '../../model/types';
import { bytes, count, linkRate, pagesOf } from '../format';

const KINDS: Record<Scenario['workload']['kind'], string> = {
  'hot-cold': 'hot and cold',
  uniform: 'uniform',
  zipf: 'Zipf',
  sequential: 'sequential sweep',
  idle: 'idle',
};

interface ShownScenario extends Pick<Scenario, 'vm' | 'workload' | 'link' | 'seed'> {
  /** The name of the policy. */
  policy: string;
  /** Average over all phases of the workload. */
  writesPerSecond: number;
}

const writesOf = ({ workload, writesPerSecond }: ShownScenario) =>
  writesPerSecond === 0
    ? 'a VM that writes nothing'
    : `${count(workload.writesPerSecond)} page writes/s to ${pagesOf(workload.workingSetPages)} (${KINDS[workload.kind]})`;

/** The scenario in one line. */
export const scenarioLine = {
  whole: (scenario: ShownScenario) =>
    `${scenario.policy}, ${bytes(scenario.vm.memoryBytes)} of memory, ${writesOf(scenario)}, link of ${linkRate(scenario.link.bytesPerSecond)}, seed ${scenario.seed}.`,
  brief: ({ policy, vm, link, seed, writesPerSecond }: ShownScenario) =>
    `${policy}, ${bytes(vm.memoryBytes)} of memory, ${count(writesPerSecond)} page writes/s, link of ${linkRate(link.bytesPerSecond)}, seed ${seed}`,
  preset: (preset: string, bytesPerSecond: number) =>
    `${preset}, link of ${linkRate(bytesPerSecond)}`,
};
