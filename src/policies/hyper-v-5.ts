import { hyperV } from './hyper-v';
import type { PrecopyPolicy } from './policy';

/** Hyper-V's rule with the five passes that Savill gives for Windows Server 2012 R2 and later. */
export const hyperV5: PrecopyPolicy = {
  ...hyperV,
  id: 'hyper-v-5',
  options: { ...hyperV.options, maxPasses: { ...hyperV.options.maxPasses!, default: 5 } },
};
