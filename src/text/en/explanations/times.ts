import { bytes, count, pagesOf, plural } from '../../format';

const SET_BY_THE_SCENARIO = 'The scenario sets this time. It is not computed.';

const timeOfBytes = (hasSent: boolean) =>
  hasSent
    ? 'Its time is its bytes divided by the rate at which they are sent.'
    : 'Nothing was sent over the link.';

/** For numbers in milliseconds, seconds and minutes. */
export const timeExplanations = {
  total: {
    title: 'Total time',
    sentence:
      'The stages follow each other without a gap. Their times add up to the time of the whole move.',
    illustrative: 'No source publishes the times for setup, resume and cleanup.',
  },
  setup: {
    title: 'Setup time',
    sentence: (memoryBytes: number) =>
      `The hosts connect, and the destination reserves ${bytes(memoryBytes)} of memory. The VM keeps running at full speed. ${SET_BY_THE_SCENARIO}`,
    illustrative: 'No source publishes the setup time separately.',
  },
  storage: {
    title: 'Storage time',
    sentence: (diskBytes: number, writtenBytes: number) =>
      `The disk of ${bytes(diskBytes)} is copied while the VM runs. Then ${bytes(writtenBytes)} that changed meanwhile are sent, and new writes go to both disks.`,
    none: 'No disk is copied in this move.',
    illustrative: 'No source publishes the disk’s size, its writes and its copy speed.',
  },
  brownout: {
    title: 'Brownout',
    sentence:
      'The VM runs a little slower while its memory is copied in rounds. Each round sends the pages that became dirty in the round before.',
    none: 'No memory is copied while the VM runs at the source, so there is no brownout.',
  },
  blackout: {
    title: 'Blackout',
    sentence: (pages: number, stateBytes: number) =>
      `The VM is paused while the pages left (${pagesOf(pages)}) and ${bytes(stateBytes)} of device state are sent. It then resumes at the destination.`,
    beforePull: (stateBytes: number) =>
      `The VM is paused only while its ${bytes(stateBytes)} of device state are sent. Its memory follows when it runs again.`,
    resumedAtSource:
      'The VM was paused. The move ended before the VM could run at the destination, and the VM resumed at the source.',
    none: 'The move ended before the VM was paused.',
    illustrative: 'No source publishes the resume time.',
  },
  cleanup: {
    title: 'Cleanup time',
    atSource: `The source deletes its copy. The VM already runs at the destination. ${SET_BY_THE_SCENARIO}`,
    atDestination: `The destination deletes its copy. The VM keeps running at the source. ${SET_BY_THE_SCENARIO}`,
    none: 'This run ends without a cleanup.',
    illustrative: 'No source publishes the cleanup time separately.',
  },
  pull: {
    title: 'Pull time',
    sentence: (pages: number, faults: number) =>
      `The VM runs at the destination, and ${pagesOf(pages)} ${plural(pages, 'is', 'are')} missing there. The pages that the VM needs are fetched at once (${count(faults)} in this run). The source sends the others.`,
    none: 'Only post-copy has a pull. Here the VM has all its memory when it resumes.',
  },
  round: {
    title: 'Duration of a round',
    live: (round: number, pages: number, hasSent: boolean) =>
      `Round ${round} has ${pagesOf(pages)} to send. ${timeOfBytes(hasSent)}`,
    pull: (pages: number, hasSent: boolean) =>
      `The pull has ${pagesOf(pages)} to send. ${timeOfBytes(hasSent)}`,
    last: (pages: number, hasSent: boolean) =>
      `The last copy, during the blackout, has ${pagesOf(pages)} to send. ${timeOfBytes(hasSent)}`,
    none: 'This run ends before a round begins.',
  },
  pace: {
    title: 'Speed of playing',
    sentence: (stage: string | null) =>
      `The playhead is ${stage ? `in the stage “${stage}”` : 'outside all stages'}. Each stage and each of the first rounds is played for a fixed time, however long it takes. So you can see a pause of milliseconds beside minutes of copying. “Real time” plays the true time.`,
  },
};
