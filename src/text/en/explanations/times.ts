import { bytes, count, pagesOf } from '../../format';

/** Of the read-outs in milliseconds, seconds and minutes. */
export const timeExplanations = {
  total: {
    title: 'Total time',
    sentence:
      'The stages follow each other without a gap, so their times add up to that of the whole move.',
    illustrative: 'Setup, resume and cleanup times: no source publishes them.',
  },
  setup: {
    title: 'Setup time',
    sentence: (memoryBytes: number) =>
      `The hosts agree and the destination reserves ${bytes(memoryBytes)}; the guest runs on at full speed. It is a value of the scenario and follows from nothing else.`,
    illustrative: 'The setup time: no source publishes it alone.',
  },
  brownout: {
    title: 'Brownout',
    sentence:
      'The guest runs, a little slower, while its memory is copied round after round; each round sends what was dirtied in the one before.',
    none: 'Nothing is copied while the guest runs at the source, so there is no brownout.',
  },
  blackout: {
    title: 'Blackout',
    sentence: (pages: number, stateBytes: number) =>
      `The guest stands still while what is left (${pagesOf(pages)}) and ${bytes(stateBytes)} of device state cross, until it wakes at the destination.`,
    beforePull: (stateBytes: number) =>
      `The guest stands still only while its ${bytes(stateBytes)} of device state cross; its memory follows once it runs.`,
    wokeAtSource:
      'The guest was paused, the move ended before it could run at the destination, and it woke at the source.',
    none: 'The move ended before the guest was paused.',
    illustrative: 'The resume time: no source publishes it.',
  },
  cleanup: {
    title: 'Cleanup time',
    atSource:
      'The source lets its copy go; the guest already runs at the destination. It is a value of the scenario and follows from nothing else.',
    atDestination:
      'The destination lets its copy go; the guest runs on at the source. It is a value of the scenario and follows from nothing else.',
    none: 'This run ends without a cleanup.',
    illustrative: 'The cleanup time: no source publishes it alone.',
  },
  pull: {
    title: 'Pull time',
    sentence: (pages: number, faults: number) =>
      `The guest runs at the destination and lacks ${pagesOf(pages)}. Those that it touches are fetched at once, ${count(faults)} here; the source pushes the others.`,
    none: 'Only post-copy pulls: here the guest has all its memory when it wakes.',
  },
  round: {
    title: 'Duration of a round',
    live: (round: number, pages: number, hasSent: boolean) =>
      hasSent
        ? `Round ${round} has ${pagesOf(pages)} to send and lasts as long as its bytes need at the rate at which they leave.`
        : `Round ${round} has ${pagesOf(pages)} to send, and nothing has crossed the link.`,
    pull: (pages: number, hasSent: boolean) =>
      hasSent
        ? `The pull has ${pagesOf(pages)} to send and lasts as long as its bytes need at the rate at which they leave.`
        : `The pull has ${pagesOf(pages)} to send, and nothing has crossed the link.`,
    last: (pages: number, hasSent: boolean) =>
      hasSent
        ? `The last copy, in the pause, has ${pagesOf(pages)} to send and lasts as long as its bytes need at the rate at which they leave.`
        : `The last copy, in the pause, has ${pagesOf(pages)} to send, and nothing has crossed the link.`,
    none: 'This run ends before a round begins.',
  },
  slowMotion: {
    title: 'Slow motion in the blackout',
    sentence:
      'Each stage has a fixed share of the timeline, whatever it lasts, so a pause of milliseconds can be seen beside minutes of copying. The factor says by how much slower it passes than the copying.',
    none: 'The guest is never paused, so there is nothing to slow down.',
  },
  slowMotionNow: {
    title: 'Slow motion at the playhead',
    sentence: (stage: string | null) =>
      `The playhead stands in ${stage ?? 'no stage'}. Each stage has a fixed share of the timeline, whatever it lasts; the factor compares its pace with that of the copying.`,
  },
};
