import type { Phase } from '../../model/types';
import { count, duration, number, pagesOf, percent, plural, roundsOf } from '../format';
import { stages } from './stages';

/** What happens to the waiting pages at the end. */
export type LeftEnd =
  'paused' | 'pulled' | 'not-pulled' | 'cut-short' | 'simulation-ends' | 'given-up';

const AFTER: Record<LeftEnd, (pullMs: number, missing: number) => string> = {
  paused: () => 'Then the VM is paused.',
  pulled: (pullMs) => `Then the VM moves and pulls them in ${duration(pullMs)}.`,
  'not-pulled': (_, missing) =>
    `Then the VM moves, and ${pagesOf(missing)} never ${plural(missing, 'arrives', 'arrive')}.`,
  'cut-short': () => 'Then the VM is paused, and the move ends before it runs again.',
  'simulation-ends': () => 'Then the simulation ends.',
  'given-up': () => 'Then the move is given up.',
};

/** How the pages that wait become fewer, or do not. */
interface Fall {
  /** The number of the attempt if there were earlier ones; otherwise 0. */
  attempt: number;
  rounds: number;
  /** Pages left after them. */
  left: number;
  end: LeftEnd;
  pullMs: number;
  /** Pages that never arrive. */
  missing: number;
}

const remains = ({ rounds, left, end, pullMs, missing }: Fall) =>
  `After ${roundsOf(rounds)} ${pagesOf(left)} ${plural(left, 'is', 'are')} left. ${AFTER[end](pullMs, missing)}`;

const inRounds = (some: number, all: number) =>
  all === 1 ? 'in the only round' : `in ${count(some)} of ${roundsOf(all)}`;

/** The texts of the charts. */
export const charts = {
  names: { rounds: 'Rounds', left: 'Left', rates: 'Rates', guest: 'VM' },
  all: 'Charts',
  legend: 'Legend of the chart',
  howToRead: 'How to read this',
  asTable: 'As a table',
  tableOf: (title: string) => `${title}: table`,
  cut: (all: number) => `The first 40 and the last 12 rows of ${count(all)}.`,
  save: 'Save',
  saveAs: (ending: string, title: string) => `${ending} of ${title}`,
  readValues: (title: string) => `${title}: read values`,
  reading: (when: string, what: string) => `${when}: ${what}`,
  scale: (of: string) => `Scale of ${of}`,
  log: 'log',
  linear: 'linear',
  keptRun: (letter: string) => `run ${letter}`,
  magnify: 'Magnify the pause',
  lens: 'Position of the magnifier',
  lensAt: (fromMs: number, toMs: number) => `${duration(fromMs)} to ${duration(toMs)}`,
  picture: (
    title: string,
    summary: string,
    passed: readonly { phase: Phase; startMs: number; endMs: number }[],
  ) =>
    `${title}. ${summary} From left to right: ${passed.map(({ phase, startMs, endMs }) => `${stages[phase]} ${duration(endMs - startMs)}`).join(', ')}.`,
  time: { ms: 'time (ms)', s: 'time (s)', min: 'time (min)', h: 'time (h)' },
  lensTime: {
    ms: 'time (ms), magnified',
    s: 'time (s), magnified',
    min: 'time (min), magnified',
    h: 'time (h), magnified',
  },
  paused: (ms: number) => `paused ${duration(ms)}`,
  notKnown: 'not known',
  at: (ms: number, stage: string) => `${duration(ms)}, ${stage}`,
  atRound: (ms: number, stage: string, round: number) =>
    `${duration(ms)}, ${stage}, round ${count(round)}`,
  atLost: (ms: number, stage: string) => `${duration(ms)}, ${stage}, an attempt that was given up`,
  outOfSight: 'Nothing was saved, because the chart is not on the screen. Scroll to it first.',
  saved: (file: string) => `Saved ${file}.`,

  rounds: {
    title: 'Dirty set per round',
    how: 'Each round has two bars: the pages that were sent, and the pages that the VM dirtied meanwhile. The next round sends those again. The move converges while the orange bars shrink. Small rounds are drawn again in the inset, larger. The dotted line is what the textbook formula expects.',
    pages: 'pages',
    axis: 'round',
    inset: (times: number) => `small rounds, ${number(times)}× as high`,
    none: 'No live round: the VM is paused, or moves, before anything is sent.',
    one: (share: string) => `One round: ${share} of memory is dirtied in it.`,
    shrink: (shares: readonly string[], isCut: boolean) =>
      `Each round dirties less than the one before: ${shares.join(', ')}${isCut ? ' …' : ''} of memory.`,
    /** The first rounds and, if some between are left out, the last ones. */
    stuck: (first: readonly string[], last: readonly string[]) =>
      `The rounds stop shrinking: ${first.join(', ')}${last.length ? ` … ${last.join(', ')}` : ''} of memory is dirtied in each.`,
    each: (shares: readonly string[], isCut: boolean) =>
      `The VM dirties ${shares.join(', ')}${isCut ? ' …' : ''} of memory, round by round.`,
    picture: (summary: string) => `Pages sent and dirtied in each round. ${summary}`,
    round: (round: number) => `Round ${round}`,
    roundEnds: (round: number) => `Round ${round}, when it ends`,
    last: 'Last pages',
    lastEnds: 'Last pages, when all are sent',
    lastMark: 'last',
    before: 'Before round 0',
    nothingYet: 'nothing is sent yet',
    read: (sent: number, dirtied: number, skipped: number) =>
      `${count(sent)} sent, ${count(dirtied)} dirtied${skipped ? `, ${count(skipped)} skipped` : ''}`,
    sent: 'sent',
    dirtied: 'dirtied meanwhile',
    threshold: (pages: number) => `threshold ${count(pages)}`,
    closed: 'textbook formula',
    closedRatio: (ratio: number) => `, page writes ÷ link ${percent(ratio)}`,
    columns: { round: 'Round', toSend: 'To send', sent: 'Sent', dirtied: 'Dirtied' },
    lastPages: 'last pages',
  },

  left: {
    title: 'Left to send over time',
    unit: 'pages',
    how: 'The line shows how many pages still have to be sent. It falls while a round sends pages. It jumps up when the next round begins with the pages that the VM dirtied meanwhile. Below the dashed threshold the VM can be paused.',
    nothingSent: (pages: number) =>
      `Nothing is sent. All memory, ${pagesOf(pages)}, is still at the source.`,
    falls: (from: number, { attempt, rounds, left, end, pullMs, missing }: Fall) =>
      `${attempt ? `Attempt ${attempt}: falls` : 'Falls'} from ${count(from)} to ${pagesOf(left)} in ${roundsOf(rounds)}. ${AFTER[end](pullMs, missing)}`,
    stuck: (fall: Fall) =>
      `${fall.attempt ? `Attempt ${fall.attempt}: stops` : 'Stops'} shrinking. ${remains(fall)}`,
    flat: (fall: Fall) =>
      `${fall.attempt ? `Attempt ${fall.attempt}: does` : 'Does'} not fall. ${remains(fall)}`,
    allPulled: (pages: number, pullMs: number) =>
      `The VM moves first and pulls all ${pagesOf(pages)} in ${duration(pullMs)}.`,
    pullFails: (pages: number, missing: number) =>
      `The VM moves first, and ${count(missing)} of its ${pagesOf(pages)} never ${plural(missing, 'arrives', 'arrive')}.`,
    allPaused: (pages: number) =>
      `All ${pagesOf(pages)} ${plural(pages, 'is', 'are')} sent while the VM is paused.`,
    pauseFails: (pages: number, missing: number) =>
      `The VM is paused, and the move ends with ${count(missing)} of ${pagesOf(pages)} left.`,
    line: 'left to send',
    fresh: 'never sent',
    again: 'dirtied, to send again',
    read: (pages: number) => `${pagesOf(pages)} left to send`,
    ended: 'the move has ended',
    columns: { round: 'Round', began: 'Began at', left: 'Left then', after: 'Left after it' },
    pull: 'pull',
    pulling: 'pulling',
  },

  rates: {
    title: 'Dirty rate against the link',
    unit: 'pages/s',
    how: 'The orange line shows how many different pages the VM dirties a second. The dashed line shows how many pages the link can carry a second. While orange stays below, each round is shorter than the one before. Above it, pages are dirtied faster than they are sent.',
    none: 'No live round: nothing that the VM writes has to be sent again.',
    nothing: 'The VM dirties nothing while its memory is copied.',
    above: (some: number, all: number, times: number | null) =>
      `Above what can be sent ${inRounds(some, all)}${times === null ? '' : `, by up to ${number(times)}×`}.`,
    level: (some: number, all: number) =>
      `As many pages are dirtied as are sent ${inRounds(some, all)}.`,
    levelWrites: (some: number, all: number, writes: number, speed: number | null) =>
      `The VM${speed === null ? '' : `, slowed to ${percent(speed)},`} writes pages at ${percent(writes)} of the speed at which they can be sent. As many pages are dirtied as are sent ${inRounds(some, all)}.`,
    below: (most: number, limit: number, round: number, isCut: boolean, isLastAttempt: boolean) =>
      `${isCut ? 'In every round below' : 'Always below'} what can be sent: at most ${number(most)} of ${number(limit)} pages/s, in round ${round}${isLastAttempt ? ' of the last attempt' : ''}.`,
    dirtied: 'dirtied (distinct pages)',
    written: 'page writes (repeats counted)',
    carried: 'the link carries',
    sent: 'sent',
    over: 'more than the link carries',
    notLive: 'no memory is copied live',
    read: (dirtied: number, link: number) =>
      `dirtied ${number(dirtied)}, link ${number(link)} pages/s`,
    columns: { round: 'Round', took: 'Took', dirtied: 'Dirtied /s', carried: 'Link carries /s' },
  },

  guest: {
    title: 'VM speed',
    unit: '% of full speed',
    how: 'The line shows how fast the VM runs, compared with no migration. Copying memory slows it a little, and throttling slows it more. While it is paused, the line is at 0.',
    full: 'The VM runs at full speed all the time.',
    copied: (share: number, slowest: { share: number; round: number } | null) =>
      `The VM runs at ${percent(share)} while memory is copied${slowest ? ` (${percent(slowest.share)} in round ${slowest.round})` : ''}.`,
    paused: (ms: number) => `The VM is paused for ${duration(ms)}.`,
    pulls: (share: number) => `The VM runs at ${percent(share)} while it pulls its memory.`,
    lost: 'At the end the VM is lost.',
    line: 'speed of the VM',
    brownout: 'brownout: memory is copied',
    pull: 'the VM pulls its memory',
    isPaused: 'the VM is paused',
    read: (share: number) => `the VM runs at ${percent(share)}`,
    columns: { from: 'From', took: 'Took', speed: 'Speed' },
  },
};
