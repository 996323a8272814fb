import { duration, linkRate, number } from '../format';

/** What happens when something breaks, by where the guest runs then. */
export const breakIt = {
  note: (ms: number) =>
    `Each acts at the playhead, now at [${duration(ms)}](strong), and holds from there on; the run is simulated again and the verdict above tells.`,
  cut: 'Cut the link for good',
  cutNote: {
    source: (giveUpMs: number) =>
      `Nothing passes any more. After ${duration(giveUpMs)} the hosts give up; the guest lives on at the source.`,
    pulling: (giveUpMs: number) =>
      `Nothing passes any more. After ${duration(giveUpMs)} the guest is lost: part of its memory is on each host.`,
    moved: () =>
      'The guest has all of its memory at the destination already; nothing happens to it.',
  },
  cutShortly: 'Cut it for 2 s',
  isWaitedFor:
    'Shorter than the hosts’ patience: the move waits and goes on, with more written meanwhile.',
  isTooLong: (giveUpMs: number) =>
    `Longer than the hosts’ patience of ${duration(giveUpMs)}: it ends as a cut does.`,
  slow: 'Slow it to a tenth',
  slowNote: (bytesPerSecond: number) =>
    `From ${linkRate(bytesPerSecond)}: the guest may now write more than the link carries.`,
  cancel: 'Cancel the move',
  cancelNote: {
    source: 'The copy is thrown away; the guest lives on at the source.',
    pulling:
      'Cannot be done any more: the guest already runs at the destination, with part of its memory missing.',
    moved: 'Too late: the guest has moved.',
  },
  patience: 'Patience',
  seconds: 's',
  patienceNote:
    'How long the hosts wait for a silent link before they give the move up; illustrative, it differs by product.',
  retries: 'Retries',
  retriesNote:
    'How often a move that was given up starts again from the first page, once the link is back; a link that is cut for good never is.',
  undo: 'Undo',
  cancelled: (ms: number) => `Cancelled at ${duration(ms)}.`,
  /** What the link carries from which moments on. */
  link: (changes: readonly { atMs: number; bytesPerSecond: number }[]) =>
    `The link: ${changes
      .map(
        ({ atMs, bytesPerSecond }) =>
          `${bytesPerSecond === 0 ? 'cut' : linkRate(bytesPerSecond)} from ${number(atMs / 1000)} s`,
      )
      .join(', then ')}.`,
};
