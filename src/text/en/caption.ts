import type { StepCode } from '../../model/steps';
import { bytes, duration, linkRate, pagesOf, plural, sentenceOf } from '../format';

/** The pages that the VM dirties in a round, compared with the pages sent in it. */
export type Dirties = 'none' | 'some' | 'as-many' | 'more';

const MEANWHILE: Record<Dirties, string> = {
  none: 'The VM dirties no new ones.',
  some: 'The VM dirties [new ones](bad).',
  'as-many': 'The VM dirties [as many new ones](bad).',
  more: 'The VM dirties [more new ones](bad).',
};

/** What happens at the playhead: a word for it, and whole sentences, in which words may be marked. */
export const caption = {
  what: {
    setup: 'Setup.',
    storage: 'Storage.',
    memory: 'Memory.',
    blackout: 'Blackout.',
    pull: 'Pull.',
    cleanup: 'Cleanup.',
    unfinished: 'Not finished.',
    lost: 'Lost.',
    waits: 'Waiting.',
    failed: 'Failed.',
    round: (round: number) => `Round ${round}.`,
  },
  paused: (blackoutMs: number) => `The VM is paused for ${duration(blackoutMs)}.`,
  pull: 'The VM runs at the destination and fetches pages that it needs. The source sends the rest.',
  unfinished: 'The simulation ends here. The VM still runs at the source.',
  lost: (why: string) => `${sentenceOf(why)} Neither host has all of the VM’s memory.`,
  failed: (why: string, isUndone: boolean) =>
    `${sentenceOf(why)} The VM keeps running at the source.${
      isUndone ? ' The destination deletes what it created.' : ''
    }`,
  stays: (why: string) =>
    `${sentenceOf(why)} The VM keeps running at the source. The destination deletes its copy.`,
  /** While the link is cut, by what the VM does. */
  cut: {
    source: 'The [link is cut](bad), so nothing is sent. The VM keeps running at the source.',
    again:
      'The [link is cut](bad). Data sent before is discarded. The move starts again when the link works.',
    paused: 'The [link is cut](bad), so nothing is sent. The VM stays paused.',
    pullingOn:
      'The [link is cut](bad), so nothing is sent. The VM runs with the pages that it has.',
    pulling: 'The [link is cut](bad), so nothing is sent. The VM waits for pages that it needs.',
  },
  /** While the link carries less than at first. */
  slowed: (bytesPerSecond: number) => `The [link was slowed](bad) to ${linkRate(bytesPerSecond)}.`,
  startsAgain:
    'Data sent before the link failed is discarded. The move starts again when the link works.',
  anyRound: (pages: number, dirties: Dirties) =>
    `The source sends ${pagesOf(pages)}. ${MEANWHILE[dirties]}`,
  firstRound: (pages: number, dirties: Dirties) =>
    `The source sends all ${pagesOf(pages)}. ${dirties === 'none' ? 'The VM dirties none of them.' : 'The VM [dirties some again](bad).'}`,
  /** Pages of the round before that wait still, beside those that are dirty. */
  lateRound: (pages: number, dirties: Dirties) =>
    `The source sends ${pagesOf(pages)} that ${plural(pages, 'is', 'are')} dirty or not sent yet. ${MEANWHILE[dirties]}`,
  laterRound: (pages: number, before: number, dirties: Dirties) =>
    `The source sends ${pagesOf(pages)} dirtied in round ${before}. ${MEANWHILE[dirties]}`,
  steps: {
    connect: 'The source connects to the destination and signs in.',
    configure: 'The source sends the configuration of the VM. The destination creates an empty VM.',
    reserve: (memoryBytes: number) =>
      `The destination reserves ${bytes(memoryBytes)} of memory for the VM.`,
    check: 'The hosts check that the VM can run at the destination. The VM is not affected.',
    'copy-disk': (diskBytes: number) =>
      `The disk of ${bytes(diskBytes)} is copied. Meanwhile the VM uses the old disk.`,
    'mirror-disk': (writtenBytes: number) =>
      `The source sends ${bytes(writtenBytes)} that changed after they were copied. New writes go to both disks.`,
    'last-pages': (pages: number) =>
      `The last ${pagesOf(pages)} ${plural(pages, 'is', 'are')} sent. No page can become dirty now.`,
    'device-state': (stateBytes: number) =>
      `The device state (${bytes(stateBytes)}) is sent: processors, timers, network adapters.`,
    resume: 'The destination takes over and resumes the VM.',
    announce: (losesNetwork: boolean) =>
      losesNetwork
        ? 'The VM runs at the destination. Its switch leads to another network, so no client can reach it.'
        : 'The VM runs at the destination. It tells the network switches where it is now.',
    release: (losesNetwork: boolean, hasMovedFiles: boolean) =>
      `The VM runs at the destination${losesNetwork ? ', but no client can reach it' : ''}. The source deletes its copy${
        hasMovedFiles ? ' and the old files' : ''
      }.`,
  } satisfies Record<StepCode, string | ((...values: never[]) => string)>,
};
