import { bytes, number, pagesOf } from '../../format';

const EACH_ONCE =
  'Each page counts once in a round, however often it is written. So the number grows more slowly when most of the working set is dirty.';

const WRITES_NOTHING = 'The VM of this scenario writes nothing.';

/** For numbers in pages and bytes. */
export const pageExplanations = {
  sent: {
    title: 'Sent over the link',
    sentence: (pageBytes: number, headerBytes: number, hasEarlierAttempts: boolean) =>
      `This is the sum of all rounds. A page takes ${bytes(pageBytes)}, or less if it is compressed. Its header takes ${number(headerBytes)} B and says which page it is. A zero page takes little more than a header. ${hasEarlierAttempts ? 'Device state and earlier attempts are' : 'Device state is'} not counted.`,
  },
  amplification: {
    title: 'Amplification',
    above:
      'This is the number of bytes sent, divided by the memory of the VM. The part above 1 is pages that were sent again, and headers.',
    below:
      'This is the number of bytes sent, divided by the memory of the VM. Below 1, zero pages or compression saved more than was sent again, or the move ended early.',
  },
  dirtied: {
    title: 'Pages dirtied while copying',
    sentence: (drawn: number) =>
      `${EACH_ONCE} The second formula gives the average for round 0. In this run, the VM dirtied ${pagesOf(drawn)} in round 0.`,
    writesNothing: WRITES_NOTHING,
    none: 'No memory is copied while the VM runs at the source, so no page is sent twice.',
  },
  dirtiedInRound: {
    title: 'Pages dirtied in a round',
    sentence: (round: number) =>
      `The first number counts the pages that the VM dirtied in round ${round} of this run. The formula below it gives the average. ${EACH_ONCE}`,
    writesNothing: WRITES_NOTHING,
    none: 'No round is sent while the VM runs at the source, so no page is dirtied in a round.',
  },
  left: {
    title: 'Pages left',
    sentence:
      'The pages that the source must still send in this round. Pages that the VM dirties meanwhile wait for the next round.',
    none: 'The number of pages left is not known at this moment.',
  },
  current: {
    title: 'Current pages at the destination',
    sentence:
      'The share of pages whose copy at the destination is up to date. It falls when the VM writes a page that was already sent. From then on this copy is stale.',
  },
  stale: {
    title: 'Stale pages when the VM resumes',
    sentence:
      'A separate record marks every page at the start. A mark is cleared when its page is sent, and set again when the VM writes the page. The record does not use the migration’s own dirty bitmap, so it would find a lost page. No mark may be left when the VM resumes.',
    stayed: 'The VM did not resume at the destination with all its pages, so nothing was checked.',
    notChecked:
      'A second record of all pages could prove that no page is lost. Previews and VMs with more than 16,777,216 pages do not have this record.',
  },
};
