import { DRAINING, type PrecopyPolicy } from './policy';

/** Pause, send everything, resume: the end of the design space with no brownout at all. */
export const stopAndCopy: PrecopyPolicy = {
  id: 'stop-and-copy',
  source: 'Clark et al., "Live Migration of Virtual Machines", NSDI 2005, section 3.1',
  cadence: 'round',
  mechanism: { ...DRAINING, live: false },
  options: {},
  thresholdPages: () => null,
  decide: () => ({ action: 'stop', code: 'no-live-rounds', values: {} }),
};
