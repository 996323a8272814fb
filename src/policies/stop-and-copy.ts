import { DRAINING, type PrecopyPolicy } from './policy';

/** Pause, send everything, resume: the extreme case without any brownout. */
export const stopAndCopy: PrecopyPolicy = {
  id: 'stop-and-copy',
  cadence: 'round',
  mechanism: { ...DRAINING, live: false },
  options: {},
  thresholdPages: () => null,
  decide: () => ({ action: 'stop', code: 'no-live-rounds', values: {} }),
};
