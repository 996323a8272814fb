import type { Scenario } from '../../model/types';
import { bytes, count, linkRate, pagesOf } from '../format';

const KINDS: Record<Scenario['workload']['kind'], string> = {
  'hot-cold': 'hot-cold',
  uniform: 'uniform',
  zipf: 'zipf',
  sequential: 'sequential',
  idle: 'idle',
};

interface Said extends Pick<Scenario, 'vm' | 'workload' | 'link' | 'seed'> {
  /** What the policy is called. */
  policy: string;
  /** Of the workload, in all of its phases. */
  writesPerSecond: number;
}

const guestOf = ({ workload, writesPerSecond }: Said) =>
  writesPerSecond === 0
    ? 'a guest that writes nothing'
    : `${KINDS[workload.kind]} workload of ${count(workload.writesPerSecond)} writes/s over ${pagesOf(workload.workingSetPages)}`;

/** What was simulated. */
export const scenarioLine = {
  whole: (said: Said) =>
    `${said.policy}, ${bytes(said.vm.memoryBytes)} of memory, ${guestOf(said)}, link of ${linkRate(said.link.bytesPerSecond)}, seed ${said.seed}.`,
  brief: ({ policy, vm, link, seed, writesPerSecond }: Said) =>
    `${policy}, ${bytes(vm.memoryBytes)} of memory, ${count(writesPerSecond)} writes/s over ${linkRate(link.bytesPerSecond)}, seed ${seed}`,
  preset: (preset: string, bytesPerSecond: number) => `${preset}, over ${linkRate(bytesPerSecond)}`,
};
