import { bytes, duration, linkRate, pagesOf, percent, plural, sentenceOf } from '../format';

/** The log of a run: one or a few sentences for each event. */
export const events = {
  title: 'What happened',
  save: 'Save events as CSV',
  between: (events: number) => `… ${events} ${plural(events, 'event', 'events')} not shown`,
  begin: 'Setup begins.',
  agreed: (memoryBytes: number) =>
    `Setup: the hosts connect, and the destination reserves ${bytes(memoryBytes)} of memory.`,
  disk: (diskBytes: number) =>
    `Storage: the disk of ${bytes(diskBytes)} is copied. Meanwhile the VM uses the old disk.`,
  mirror: (writtenBytes: number) =>
    `The disk is copied. ${bytes(writtenBytes)} changed after they were copied and are sent again. From now on the VM writes to both disks.`,
  attemptLost: (attempt: number, sentBytes: number) =>
    `Attempt ${attempt} failed because the link failed, ${
      sentBytes > 0 ? `after ${bytes(sentBytes)} were sent` : 'before a page was sent'
    }. The VM was not affected.`,
  firstRound: (pages: number) =>
    `Round 0 begins: all ${pagesOf(pages)} must be sent while the VM runs.`,
  round: (round: number, pages: number) => `Round ${round} begins: ${pagesOf(pages)} must be sent.`,
  sync: (round: number, pages: number, why: string, guestSpeed: number) =>
    `Round ${round} ends. The VM dirtied ${pagesOf(pages)}${
      guestSpeed < 0.995 ? ` and ran at ${percent(guestSpeed)} of its speed` : ''
    }. ${sentenceOf(why)}`,
  link: (bytesPerSecond: number) =>
    bytesPerSecond > 0
      ? `From now on the link carries ${linkRate(bytesPerSecond)}.`
      : 'The link is cut.',
  /** A timed edit: pages written, and fields with their new values as JSON. */
  edit: (writtenPages: number, values: readonly (readonly [path: string, value: string])[]) =>
    `Changed during the move: ${[
      ...(writtenPages > 0
        ? [`${pagesOf(writtenPages)} ${plural(writtenPages, 'is', 'are')} written`]
        : []),
      ...values.map(([path, value]) => `${path} is now ${value}`),
    ].join('; ')}.`,
  pause: (why: string, pages: number, stateBytes: number) =>
    `The VM is paused: ${why}. ${
      pages > 0 ? `The last ${pagesOf(pages)} and` : 'Only'
    } ${bytes(stateBytes)} of device state are sent.`,
  moved: (blackoutMs: number) =>
    `The VM runs at the destination after a blackout of ${duration(blackoutMs)}.`,
  wakes: 'The VM resumes at the source.',
  announced: (outageMs: number) =>
    `The network switches know where the VM is. A client could not reach it for ${duration(outageMs)}.`,
  pulled: (pullMs: number, faults: number) =>
    `The last page arrived after ${duration(pullMs)}. The VM had to request ${pagesOf(faults)}.`,
  lost: (why: string) => `The VM is lost: ${why}.`,
  waits: (why: string) => `The move waits: ${why}.`,
  failed: (why: string) => `The move fails: ${why}.`,
  /** Problems caused by settings that do not end the move, by rule. */
  warnings: {
    'guest-network':
      'The VM has lost its network: the switch of this host leads to another network.',
    'long-blackout': 'The blackout was unexpectedly long (event 20417).',
    checkpoints:
      'The VM has many standard checkpoints. They make moves slower. No source publishes by how much, so the times do not include it.',
  } as Record<string, string>,
  otherWarning: 'A problem occurred, but the move continued.',
  givenUp: (why: string) => `The move is given up: ${why}.`,
  end: {
    copying: (why: string) => `The move has not ended: ${why}.`,
    lost: 'Neither host has all of the VM’s memory.',
    queued: 'The destination has not created anything yet.',
    nothingToUndo: 'The destination has created nothing, so there is nothing to undo.',
    moved: 'Cleanup is done: the source has deleted its copy.',
    stayed: 'Cleanup is done: the destination has deleted its copy.',
  },
};
