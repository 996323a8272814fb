import { DRAINING, type PrecopyPolicy } from './policy';

/**
 * Post-copy: the guest moves at once with its device state. It pulls each page of its memory on
 * the first touch, while the source pushes the rest. If the link or a host is lost, the guest is
 * lost.
 */
export const postCopy: PrecopyPolicy = {
  id: 'post-copy',
  cadence: 'round',
  mechanism: { ...DRAINING, live: false, pulls: true },
  options: {},
  thresholdPages: () => null,
  decide: ({ waitingPages }) => ({
    action: 'switch',
    code: 'switch-to-postcopy',
    values: { pages: waitingPages },
  }),
};
