import type { StepCode } from '../../model/steps';
import { bytes, duration, pagesOf, plural } from '../format';

/** What happens at the playhead: a word for it, and whole sentences, in which words may be marked. */
export const caption = {
  what: {
    setup: 'Setup.',
    storage: 'Storage.',
    memory: 'Memory.',
    blackout: 'Blackout.',
    pull: 'Pull.',
    cleanup: 'Cleanup.',
    unfinished: 'Unfinished.',
    lost: 'Lost.',
    waits: 'Waits.',
    failed: 'Failed.',
    round: (round: number) => `Round ${round}.`,
  },
  paused: (blackoutMs: number) => `The guest is paused for ${duration(blackoutMs)}.`,
  pull: 'The guest runs at the destination. A page it touches and lacks is fetched at once; the source pushes the rest.',
  unfinished: 'The simulation ends here; the guest still runs at the source.',
  lost: 'Neither host has all of the guest’s memory.',
  failed: (why: string, isUndone: boolean) =>
    `${why}. The guest runs on at the source${
      isUndone ? '; what was made at the destination is undone' : ''
    }.`,
  stays: 'The guest runs on at the source; the destination lets its copy go.',
  beginsAgain:
    'What was sent before the link was lost is thrown away; the move begins again when it is back, and the guest runs on at the source.',
  firstRound: (pages: number) =>
    `Sending all ${pagesOf(pages)} while the guest runs and [dirties some again](bad).`,
  /** Pages of the round before that wait still, beside those that are dirty. */
  lateRound: (pages: number, isStuck: boolean) =>
    `Sending the ${pagesOf(pages)} that ${plural(pages, 'is', 'are')} dirty or still ${plural(pages, 'waits', 'wait')} while the guest writes [${isStuck ? 'as many new ones' : 'new ones'}](bad).`,
  laterRound: (pages: number, before: number, isStuck: boolean) =>
    `Sending the ${pagesOf(pages)} written during round ${before} while the guest writes [${isStuck ? 'as many new ones' : 'new ones'}](bad).`,
  steps: {
    connect: 'The source opens a connection to the destination and signs in.',
    configure:
      'The source sends the configuration: the destination builds an empty machine from it.',
    reserve: (memoryBytes: number) =>
      `The destination reserves ${bytes(memoryBytes)} of memory for it.`,
    check: 'The hosts check that the guest can run there. It notices nothing of all this.',
    'copy-disk': (diskBytes: number) =>
      `The disk of ${bytes(diskBytes)} is copied while the guest reads and writes the old one.`,
    'mirror-disk': (writtenBytes: number) =>
      `What the guest wrote behind the copy goes over, ${bytes(writtenBytes)}; new writes go to both disks.`,
    'last-pages': (pages: number) =>
      `The last ${pagesOf(pages)} ${plural(pages, 'crosses', 'cross')}; nothing can be dirtied any more.`,
    'device-state': (stateBytes: number) =>
      `${bytes(stateBytes)} of device state cross: processors, timers, adapters.`,
    resume: 'The destination takes over and wakes the guest.',
    announce: (losesNetwork: boolean) =>
      losesNetwork
        ? 'The guest runs at the destination, on a switch that leads to another network: no client reaches it.'
        : 'The guest runs at the destination and tells the switches of the network where it is now.',
    release: (losesNetwork: boolean, hasMovedFiles: boolean) =>
      `The guest runs at the destination${losesNetwork ? ', where no client reaches it' : ''}; the source deletes its virtual machine${
        hasMovedFiles ? ' and, now that all went well, its files' : ''
      }.`,
  } satisfies Record<StepCode, string | ((...values: never[]) => string)>,
};
