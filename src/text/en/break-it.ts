import { duration, linkRate, number } from '../format';

/** The effects of breaks, by where the VM runs. */
export const breakIt = {
  note: (ms: number) =>
    `Each button acts from the playhead on, now at [${duration(ms)}](strong). The run is simulated again, and the line at the top shows the result.`,
  cut: 'Cut the link forever',
  cutNote: {
    source: (giveUpMs: number) =>
      `No data gets through. After ${duration(giveUpMs)} the hosts give up the move. The VM keeps running at the source.`,
    pulling: (giveUpMs: number) =>
      `No data gets through. After ${duration(giveUpMs)} the VM is lost, because each host has only a part of its memory.`,
    moved: () => 'All memory of the VM is already at the destination. The VM is not affected.',
  },
  cutShortly: 'Cut the link for 2 s',
  isWaitedFor:
    'This is shorter than the timeout of the hosts. The move waits and continues. Meanwhile the VM writes more pages.',
  isTooLong: (giveUpMs: number) =>
    `This is longer than the timeout of the hosts, ${duration(giveUpMs)}. It ends like a permanent cut.`,
  slow: 'Slow the link to 10 %',
  slowNote: (bytesPerSecond: number) =>
    `The link now carries ${linkRate(bytesPerSecond)}. At 10 % of this, the VM may write pages faster than they can be sent.`,
  cancel: 'Cancel the move',
  cancelNote: {
    source: 'The copy is deleted. The VM keeps running at the source.',
    pulling:
      'The move cannot be cancelled any more. The VM already runs at the destination, and part of its memory is missing there.',
    moved: 'The move cannot be cancelled any more. The VM has moved.',
  },
  patience: 'Timeout',
  patienceNote:
    'The hosts give up the move when no data has crossed the link for this time. Illustrative: it differs between products.',
  retries: 'Retries',
  retriesNote:
    'How often the move starts again from the first page after it was given up. It starts when the link works again, so never after a permanent cut.',
  undo: 'Undo what was broken',
  cancelled: (ms: number) => `The move is cancelled at ${duration(ms)}.`,
  /** The link's rate from each moment on. */
  link: (changes: readonly { atMs: number; bytesPerSecond: number }[]) =>
    `The link ${changes
      .map(
        ({ atMs, bytesPerSecond }) =>
          `${bytesPerSecond === 0 ? 'is cut' : `carries ${linkRate(bytesPerSecond)}`} from ${number(atMs / 1000)} s`,
      )
      .join(', then ')}.`,
};
