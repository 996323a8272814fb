import { DRAINING, type PrecopyPolicy } from './policy';

/**
 * Post-copy: the guest moves at once with its device state and pulls its memory, each page on its
 * first touch, while the source pushes the rest. Losing the link or a host loses the guest.
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
