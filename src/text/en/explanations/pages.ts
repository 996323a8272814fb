import { bytes, count } from '../../format';

const EACH_ONCE =
  'A page counts once a round, however often it is written, so the number bends as the working set fills up.';

/** Of the read-outs in pages and bytes. */
export const pageExplanations = {
  sent: {
    title: 'Sent over the link',
    sentence: (pageBytes: number, headerBytes: number, hasEarlierAttempts: boolean) =>
      `The rounds add up. A page takes its ${bytes(pageBytes)}, unless it is compressed, and ${count(headerBytes)} B that say which page it is; a zero page takes hardly more than the latter. Device state is not counted${hasEarlierAttempts ? ', nor what earlier attempts sent' : ''}.`,
  },
  amplification: {
    title: 'Memory sent, as a multiple',
    above:
      'What crossed the link over the memory that the guest has: whatever is above 1 was sent again, or is headers.',
    below:
      'What crossed the link over the memory that the guest has: below 1 where zero pages or compression save more than is sent again, or where the move ended early.',
  },
  dirtied: {
    title: 'Pages dirtied while copying',
    sentence: (drawn: number) =>
      `${EACH_ONCE} The second formula is what round 0 dirties on average; this run drew ${count(drawn)}.`,
    writesNothing: 'The guest of this scenario writes nothing.',
    none: 'Nothing is copied while the guest runs at the source, so no page is copied in vain.',
  },
  dirtiedInRound: {
    title: 'Pages dirtied in a round',
    sentence: (round: number) =>
      `In round ${round} this run drew the first number; the formula says what it is on average. ${EACH_ONCE}`,
    writesNothing: 'The guest of this scenario writes nothing.',
    none: 'No round runs while the guest does, so there is none to dirty pages in.',
  },
  left: {
    title: 'Pages left',
    sentence:
      'What the source has still to send at this moment: pages that have never been sent, and pages that were written since they were.',
  },
  current: {
    title: 'Current at the destination',
    sentence:
      'The share of pages that the destination has as they are now. It falls when the guest writes to a page that was already there: the copy is stale from then on.',
  },
  stale: {
    title: 'Stale pages when the guest wakes',
    sentence:
      'A record of its own marks every page the guest writes and clears it when that page is sent. It never looks at what the migration believes, so a lost page would be found; when the guest wakes it must be empty.',
    notChecked:
      'A second record of every page would prove that none is lost; it is left out of previews and of VMs with more than 16,777,216 pages.',
  },
};
