import type { Scenario } from './types';

/** Whether a scenario uses one of the rules of Hyper-V Live Migration. */
export const isHyperV = ({ policy }: Pick<Scenario, 'policy'>): boolean =>
  policy.id.startsWith('hyper-v');
