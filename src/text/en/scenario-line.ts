import type { Scenario } from '../../model/types';
import { bytes, count, linkRate, pagesOf, plural } from '../format';

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
  /** At how many moments somebody drew pages, and how many other changes come during the move. */
  drawn: number;
  changed: number;
}

const duringMove = ({ drawn, changed }: ShownScenario) =>
  [
    ...(drawn ? [`, pages drawn at ${count(drawn)} ${plural(drawn, 'moment', 'moments')}`] : []),
    ...(changed
      ? [`, ${count(changed)} ${plural(changed, 'change', 'changes')} during the move`]
      : []),
  ].join('');

const writesOf = ({ workload, writesPerSecond }: ShownScenario) =>
  writesPerSecond === 0
    ? 'a VM that writes nothing'
    : `${count(workload.writesPerSecond)} page writes/s to ${pagesOf(workload.workingSetPages)} (${KINDS[workload.kind]})`;

/** The scenario in one line. */
export const scenarioLine = {
  whole: (scenario: ShownScenario) =>
    `${scenario.policy}, ${bytes(scenario.vm.memoryBytes)} of memory, ${writesOf(scenario)}, link of ${linkRate(scenario.link.bytesPerSecond)}, seed ${scenario.seed}${duringMove(scenario)}.`,
  brief: (scenario: ShownScenario) =>
    `${scenario.policy}, ${bytes(scenario.vm.memoryBytes)} of memory, ${count(scenario.writesPerSecond)} page writes/s, link of ${linkRate(scenario.link.bytesPerSecond)}, seed ${scenario.seed}${duringMove(scenario)}`,
  preset: (preset: string, bytesPerSecond: number) =>
    `${preset}, link of ${linkRate(bytesPerSecond)}`,
};
