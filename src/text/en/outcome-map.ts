import type { MapValue } from '../../model/outcome-map';
import type { ModelName, Outcome } from '../../model/types';
import { count, duration, exact, fineSeconds, number, percent, roundsOf } from '../format';

/** How one migration ends, as a whole sentence. */
const HERE: Record<Outcome, string> = {
  converged: 'It converges.',
  forced: 'It does not converge, and the rule stops it.',
  aborted: 'It is given up.',
  'not-converged': 'It never ends.',
  lost: 'The VM is lost.',
  failed: 'It fails during setup.',
};

/** What happens beyond a border. */
const BEYOND: Record<Outcome, string> = {
  converged: 'it converges',
  forced: 'the rule stops it',
  aborted: 'it is given up',
  'not-converged': 'it never ends',
  lost: 'the VM is lost',
  failed: 'it fails during setup',
};

const MANY: Record<Outcome, string> = {
  converged: 'converge',
  forced: 'are stopped by the rule',
  aborted: 'are given up',
  'not-converged': 'never end',
  lost: 'lose the VM',
  failed: 'fail during setup',
};

const speed = (share: number) => percent(share);
const times = (value: number) => `${number(value)}×`;
const rounds = (value: number) => count(value);

/** Writes a value of each kind. */
const write: Record<MapValue, (value: number) => string> = {
  pause: duration,
  total: duration,
  sent: times,
  rounds,
  speed,
};

const digitsOf = (value: number, digits: number) => exact(Number(value.toPrecision(digits)));

/** Writes a value with so many significant digits. */
const writeFinely: Record<MapValue, (value: number, digits: number) => string> = {
  pause: fineSeconds,
  total: fineSeconds,
  sent: (value, digits) => `${digitsOf(value, digits)}×`,
  rounds,
  speed: (share, digits) => `${digitsOf(share * 100, digits)} %`,
};

/** The map of ten thousand migrations. */
export const outcomeMap = {
  /** What a part of `map` in a link may be. */
  linkPart: {
    field: () => 'names in links of fields that are numbers here, such as writes, link or set',
    value: (names: readonly string[]) => names.join(', '),
    other: () => 'two different fields',
  },
  loading: 'Simulating the first migrations.',
  /** The main sentence. The factor is that of the page writes at the border. */
  headline: {
    roomForWrites: (factor: number) =>
      `It converges with room to spare: the VM could write ${number(factor)} times as much.`,
    fewWrites: (factor: number) =>
      `It just converges: with ${number(factor)} times the page writes it would not.`,
    lessWrites: (factor: number) =>
      `It does not converge: the VM would have to write ${number(factor)} times less.`,
    /** The next border along the horizontal axis. */
    above: (own: Outcome, name: string, value: string, other: Outcome) =>
      `${HERE[own]} From ${value} on (${name}), ${BEYOND[other]}.`,
    below: (own: Outcome, name: string, value: string, other: Outcome) =>
      `${HERE[own]} Up to ${value} (${name}), ${BEYOND[other]}.`,
    alone: (own: Outcome, name: string) =>
      `${HERE[own]} No value of this axis changes that (${name}).`,
    nothing: 'These two fields have no map together.',
  },
  /** Sentences for readers who do not see the map. */
  summary: (all: number, outcomes: readonly { outcome: Outcome; cells: number }[]) =>
    `Of ${count(all)} migrations, ${outcomes
      .map(({ outcome, cells }) => `${count(cells)} ${MANY[outcome]}`)
      .join(', ')}.`,
  models: {
    pages: '',
    counts:
      'The map counts pages and does not follow each one. So its pauses differ a little from those on Watch.',
    'scaled-pages': 'These rules need pages. Fewer pages stand for all, so the map takes longer.',
  } satisfies Record<ModelName, string>,
  busy: (known: number, all: number) => `${percent(known / all)} simulated`,
  mapName: (x: string, y: string) => `Map of migrations: ${x} across, ${y} up`,
  /** In the areas of the map. */
  areas: {
    converged: 'converges',
    forced: 'is stopped',
    aborted: 'is given up',
    'not-converged': 'never ends',
    lost: 'is lost',
    failed: 'fails',
  } satisfies Record<Outcome, string>,
  /** Heads of the legend. */
  classes: {
    converged: 'Converges',
    forced: 'Does not converge: the rule stops it',
    aborted: 'Is given up: the VM stays',
    'not-converged': 'Never ends',
    lost: 'The VM is lost',
    failed: 'Fails during setup',
  } satisfies Record<Outcome, string>,
  values: {
    pause: 'How long is the pause?',
    total: 'How long does it take?',
    sent: 'How much is sent?',
    rounds: 'How many rounds?',
    speed: 'How fast is the VM meanwhile?',
  } satisfies Record<MapValue, string>,
  valueNames: {
    pause: 'Pause',
    total: 'Total time',
    sent: 'Data sent ÷ memory',
    rounds: 'Live rounds',
    speed: 'Speed of the VM',
  } satisfies Record<MapValue, string>,
  write,
  writeFinely,
  /** The steps of the legend. */
  steps: {
    first: (kind: MapValue, to: number) =>
      kind === 'speed' ? `over ${write[kind](to)}` : `under ${write[kind](to)}`,
    middle: (kind: MapValue, to: number) =>
      kind === 'speed' ? `down to ${write[kind](to)}` : `to ${write[kind](to)}`,
    last: (kind: MapValue, from: number) =>
      kind === 'speed' ? `under ${write[kind](from)}` : `${write[kind](from)} and more`,
  },
  lines: {
    border: 'The outcome changes here.',
    textbook: 'The textbook’s border: page writes equal to what the link carries.',
    limit: (ms: number) => `The pause is ${duration(ms)} here.`,
    between:
      'Near the textbook’s border rounds still shrink, but too slowly for the rule to end them.',
    uncertain: 'Grey cells end otherwise with some of nine seeds.',
  },
  /** A cell: its two values, then what came of it. */
  cell: {
    place: (x: string, y: string) => `Cell at ${x} and ${y}.`,
    ends: (outcome: Outcome, rounds: number, pauseMs: number) =>
      outcome === 'converged' || outcome === 'forced'
        ? `${HERE[outcome]} ${roundsOf(rounds)}, paused for ${duration(pauseMs)}.`
        : `${HERE[outcome]} ${roundsOf(rounds)}.`,
    seeds: (same: number, all: number) => `${same} of ${all} seeds end like this.`,
  },
  here: 'The current scenario',
  drag: 'Drag the point, or move each slider. Press a cell to watch it.',
  bends: 'Drag it: the whole map follows.',
  nine: {
    title: 'Nine seeds here',
    picture: (seeds: number, name: string) => `${name} with ${seeds} seeds`,
    converged: (converged: number, all: number) => `${converged} of ${all} converge`,
  },
  open: 'Watch this one',
  keep: 'Keep it',
  third: 'Third field',
  settings: {
    title: 'What the map shows',
    x: 'Across',
    y: 'Up',
    linear: (name: string) => `${name}: equal distances`,
    value: 'Steps show',
    swap: 'Swap the two fields',
    keys: 'Keys on this screen: Enter watches the current scenario, x swaps the fields.',
    keepKey: 'k keeps it.',
  },
  table: {
    title: '10 × 10 cells as a table',
    name: 'Every tenth migration of the map',
    cell: (outcome: Outcome, value: string) => `${value}, ${BEYOND[outcome]}`,
  },
  save: {
    title: 'Save the map',
    as: (ending: string) => `Save the map as ${ending}`,
    file: 'map',
    saved: (name: string) => `Saved as ${name}.`,
    waits: 'The map is not whole yet.',
    command: 'This command prints the same table:',
    copy: 'Copy the command',
    copied: 'Copied.',
  },
  small: {
    axes: (x: string, y: string) => `${x} across, ${y} up. Drag the point.`,
    open: 'Open the large map',
  },
};
