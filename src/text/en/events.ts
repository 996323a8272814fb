import { bytes, count, duration, linkRate, pagesOf, plural } from '../format';

const toSend = (pages: number) => `${pagesOf(pages)} ${plural(pages, 'is', 'are')}`;

/** The log of a run: each event is one sentence. */
export const events = {
  title: 'What happened',
  save: 'Save as CSV',
  between: (events: number) => `… ${events} events in between`,
  begin: 'Setup: the hosts begin to talk.',
  agreed: (memoryBytes: number) =>
    `Setup: the hosts agree, and the destination reserves ${bytes(memoryBytes)}.`,
  disk: (diskBytes: number) =>
    `Storage: the disk of ${bytes(diskBytes)} is copied while the guest uses the old one.`,
  mirror: (writtenBytes: number) =>
    `The disk is copied; ${bytes(writtenBytes)} were written behind the copy and go over. From now on the guest writes to both.`,
  attemptLost: (attempt: number, sentBytes: number) =>
    `Attempt ${attempt} is lost with the link, ${
      sentBytes > 0 ? `after ${bytes(sentBytes)}` : 'before a page was sent'
    }; the guest never noticed.`,
  firstRound: (pages: number) =>
    `Round 0 begins: all ${toSend(pages)} to be sent while the guest runs.`,
  round: (round: number, pages: number) => `Round ${round} begins: ${toSend(pages)} to be sent.`,
  sync: (round: number, pages: number, why: string, guestSpeed: number) =>
    `Round ${round} ends: ${pagesOf(pages)} ${plural(pages, 'was', 'were')} dirtied; ${why}${
      guestSpeed < 0.995 ? `; the guest ran at ${count(guestSpeed * 100)}\u202f%` : ''
    }.`,
  link: (bytesPerSecond: number) =>
    bytesPerSecond > 0
      ? `The link carries ${linkRate(bytesPerSecond)} from now on.`
      : 'The link is cut.',
  /** What somebody changed while it ran: pages written, and fields with their new values as JSON. */
  edit: (writtenPages: number, values: readonly (readonly [path: string, value: string])[]) =>
    `From now on: ${[
      ...(writtenPages > 0
        ? [`${pagesOf(writtenPages)} ${plural(writtenPages, 'is', 'are')} written`]
        : []),
      ...values.map(([path, value]) => `${path} is ${value}`),
    ].join('; ')}.`,
  pause: (why: string, pages: number, stateBytes: number) =>
    `The guest is paused: ${why}. ${
      pages > 0 ? `The last ${pagesOf(pages)} and` : 'Only'
    } ${bytes(stateBytes)} of device state cross.`,
  moved: (blackoutMs: number) =>
    `The guest runs at the destination after a blackout of ${duration(blackoutMs)}.`,
  wakes: 'The guest wakes at the source.',
  announced: (outageMs: number) =>
    `The switches know where the guest is: a client has missed it for ${duration(outageMs)}.`,
  pulled: (pullMs: number, faults: number) =>
    `The last page has come after ${duration(pullMs)}; ${count(faults)} of them were asked for.`,
  lost: (why: string) => `The guest is lost: ${why}.`,
  waits: (why: string) => `The move waits: ${why}.`,
  failed: (why: string) => `The move fails: ${why}.`,
  /** What settings make go wrong without ending the move, by rule. */
  warnings: {
    'guest-network':
      'The guest has lost its network: the switch of this host leads to another (event 21024).',
    'long-blackout': 'The blackout was unexpectedly long (event 20417).',
    checkpoints:
      'The guest has many standard checkpoints, which make moves slower; by how much is not published, and the times leave it out.',
  } as Record<string, string>,
  otherWarning: 'Something went wrong without ending the move.',
  givenUp: (why: string) => `The move is given up: ${why}.`,
  end: {
    copying: (why: string) => `Still copying: ${why}.`,
    lost: 'Neither host has all of the guest’s memory.',
    queued: 'Nothing has been made at the destination yet.',
    nothingToUndo: 'Nothing had been made at the destination, so there is nothing to undo.',
    moved: 'Cleanup is done: the source has let its copy go.',
    stayed: 'Cleanup is done: the destination has let its copy go.',
  },
};
