import { bytes, count, duration, number, pagesOf, percent, plural, sentenceOf } from '../format';

/** From this factor on, a difference is written as a factor. */
const FACTOR = 2;

const list = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** Keeping a run, and comparing it with the current one. */
export const keep = {
  full: 'Three runs are kept. Forget one to keep another.',
  kept: (letter: string, own: string) => `Kept as ${letter}. The controls change ${own}.`,
  panel: 'Kept runs',
  name: (letter: string) => `Name of run ${letter}`,
  /** A kept run by its letter and, if it has one, its name. */
  title: (letter: string, name: string) => (name ? `${letter}: ${name}` : `${letter}, kept`),
  compareWith: (letter: string) => `Compare with ${letter}`,
  compared: 'compared',
  beside: 'Side by side',
  swap: 'Swap',
  swapWith: (letter: string, own: string) => `Swap ${letter} and ${own}`,
  forget: 'Forget',
  forgetRun: (letter: string) => `Forget run ${letter}`,
  remember: (name: string) => (name ? `Keep “${name}” again` : 'Keep the forgotten run again'),
  race: 'Race kept runs and this one',
  ghosts: 'Draw kept runs in charts and maps',
  simulating: 'Simulating …',
  nothing: 'This link keeps no run to compare with.',

  /** What differs, in one sentence. */
  settings: {
    none: (a: string) => `All settings are those of ${a}.`,
    one: (name: string, b: string, a: string, other: string) =>
      `Only one setting differs: ${name} is [${b}](strong), with ${a} ${other}.`,
    onlyChanges: (b: string, a: string, other: string) =>
      `Only the changes during the move differ: [${b}](strong), with ${a} ${other}.`,
    several: (settings: number, names: readonly string[]) =>
      settings > names.length
        ? `${count(settings)} settings differ: ${names.join(', ')} and ${count(settings - names.length)} more.`
        : `${count(settings)} settings differ: ${list(names)}.`,
    title: 'Settings that differ',
    columns: { setting: 'Setting', a: (name: string) => name, b: (name: string) => name },
    absent: 'none',
    changes: (changes: number) => `${count(changes)} ${plural(changes, 'change', 'changes')}`,
    dirtyRate: (bytesPerSecond: number, seconds: number) =>
      `${bytes(bytesPerSecond)}/s over ${duration(seconds * 1000)}`,
    strokes: (pages: number) => `${pagesOf(pages)} drawn`,
    hosts: { own: 'settings of their own', correct: 'set up correctly' },
  },

  /** A number beside that of the compared run. */
  than: (a: string, ratio: number): string => {
    if (ratio === 1) return `the same as ${a}`;
    if (ratio === Infinity) return `0 with ${a}`;
    if (ratio === 0) return `not 0 with ${a}`;
    if (ratio >= FACTOR) return `${number(ratio)} times ${a}`;
    if (ratio <= 1 / FACTOR) return `${number(1 / ratio)} times less than ${a}`;
    return ratio > 1
      ? `${percent(ratio - 1)} more than ${a}`
      : `${percent(1 - ratio)} less than ${a}`;
  },
  /** How long the pause is, beside that of the compared run. */
  pause: {
    same: (a: string) => `The pause is as long as that of ${a}.`,
    longer: (a: string, factor: number) =>
      factor >= FACTOR
        ? `The pause is [${number(factor)} times longer](bad) than that of ${a}.`
        : `The pause is [${percent(factor - 1)} longer](strong) than that of ${a}.`,
    shorter: (a: string, factor: number) =>
      factor >= FACTOR
        ? `The pause is [${number(factor)} times shorter](good) than that of ${a}.`
        : `The pause is [${percent(1 - 1 / factor)} shorter](strong) than that of ${a}.`,
    onlyHere: (a: string) => `${a} was never paused.`,
    onlyThere: (a: string, ms: number) =>
      `The VM is never paused. ${a} paused it for ${duration(ms)}.`,
  },
  why: 'Why?',
  outcomes: 'What came of it',
  part: {
    title: 'Where the runs part',
    never: 'The logs of both runs are the same, within one percent of each number.',
    at: (event: number, ms: number) => `At event ${count(event)}, after ${duration(ms)}.`,
    ended: 'The log has ended.',
    kind: 'From here on, other things happen.',
    reason: 'From here on, the rules decide differently.',
    'pages-to-send': 'Here, other numbers of pages must be sent.',
    'pages-dirtied': 'Here, the VM has dirtied other numbers of pages.',
    'other-pages': 'Here, other numbers of pages are left.',
    content: 'Here, other values are set.',
    time: 'Here, the same took another time.',
    later: 'The way parts later:',
    says: (name: string, what: string) => `[${name}:](strong) ${what}`,
  },
  /** Where the runs part, in one sentence. */
  parts: {
    never: 'The runs do the same, step by step.',
    round: (round: number, b: string, a: string, other: string) =>
      `The runs part in round ${round}: it leaves ${b} dirty, with ${a} ${other}.`,
    takes: (round: number, ms: number, a: string, otherMs: number) =>
      `The runs part in round ${round}: it takes ${duration(ms)}, with ${a} ${duration(otherMs)}.`,
    reason: (why: string, a: string, other: string) =>
      `The runs part here: ${sentenceOf(why)} With ${a}: ${sentenceOf(other)}`,
    at: (ms: number) => `The runs part after ${duration(ms)}.`,
  },
  figures: {
    totalMs: 'Total time',
    setupMs: 'Setup',
    storageMs: 'Storage',
    brownoutMs: 'Brownout',
    blackoutMs: 'Blackout',
    pullMs: 'Pull',
    cleanupMs: 'Cleanup',
    bytesSent: 'Sent',
    liveRounds: 'Live rounds',
    pagesDirtied: 'Pages dirtied',
    writeRatio: 'Page writes ÷ link',
    newlyDirtyRatio: 'Newly dirty pages ÷ link',
  },
  figure: 'Number',
  difference: 'Difference',
  align: {
    title: 'Shown together',
    time: 'the same time',
    round: 'the same round',
    pause: 'the start of the pause',
  },
  differs: (letter: string) => `Map cells with this mark differ in ${letter}.`,
  strips: 'All runs on one scale of time',
  strip: (letter: string, ms: number, outcome: string) => `${letter}: ${duration(ms)}, ${outcome}`,
  stageOf: (name: string) => `Run ${name}`,
  at: (ms: number) => `at ${duration(ms)}`,
  outcome: {
    converged: (rounds: number, ms: number) =>
      `converged in ${count(rounds)} ${plural(rounds, 'round', 'rounds')}, paused for ${duration(ms)}`,
    forced: (rounds: number, ms: number) =>
      `stopped after ${count(rounds)} ${plural(rounds, 'round', 'rounds')}, paused for ${duration(ms)}`,
    aborted: () => 'given up, the VM stays at the source',
    lost: () => 'the VM is lost',
    failed: () => 'failed, the VM stays at the source',
    'not-converged': () => 'does not converge',
  },
};
