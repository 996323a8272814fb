import { DRAINING, type PrecopyPolicy } from './policy';

/** Pause, send everything, resume: the end of the design space with no brownout at all. */
export const stopAndCopy: PrecopyPolicy = {
  id: 'stop-and-copy',
  cadence: 'round',
  mechanism: { ...DRAINING, live: false },
  options: {},
  thresholdPages: () => null,
  decide: () => ({ action: 'stop', code: 'no-live-rounds', values: {} }),
};
