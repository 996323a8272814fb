import {
  type Faults,
  allowedBut,
  asFaults,
  formatError,
  quote,
  printable,
} from '../model/scenario-error';
import { ALIGNMENTS, type Alignment } from '../model/alignments';
import { commaReadings, readNumeral } from '../model/numerals';
import { addressText as t } from '../text/address';
import { LANGS, type Lang } from '../text/languages';
import { type Control, LOCKS } from '../model/scenario/locks';

/** How a page looks and begins: everything in a link except the scenario. */
export interface Look {
  /** `full` is the whole lab. The others are figures for other pages. */
  ui: Ui;
  view: View;
  /** Null means the reader's choice. */
  theme: 'auto' | 'light' | 'dark' | 'projector' | null;
  motion: 'auto' | 'reduce' | 'full';
  /** `auto` is the first of the browser's languages that exists. */
  lang: Lang;
  /** Where the playhead begins, ms since the migration began; null for the usual place. */
  t: number | null;
  /**
   * The event at which the playhead begins or, with `run`, at which playing ends; null for none.
   */
  stop: string | null;
  /** A power of two, 0.125 to 16. */
  speed: number;
  /** Whether it plays by itself, if the reader accepts motion. */
  run: boolean;
  hide: readonly Part[];
  lock: readonly Control[];
  /** `auto` sends the height of the figure to the page around. */
  height: 'fixed' | 'auto';
  /** What two runs side by side have in common at each moment; null if they are not. */
  align: Alignment | null;
  engine: 'auto' | 'javascript' | 'main';
  /** The fields of the map of outcomes, and what it shows; null for the usual ones. */
  map: string | null;
  /** The lanes of a race; null for the usual ones. */
  race: string | null;
  /** When all links of a race are cut, and when they are mended; null if they are not. */
  cut: string | null;
}

export const UIS = ['full', 'figure', 'min', 'slides', 'race', 'compare', 'map'] as const;
export type Ui = (typeof UIS)[number];

export const VIEWS = ['watch', 'map', 'hosts', 'cluster', 'reality', 'moves', 'race'] as const;
export type View = (typeof VIEWS)[number];

/** The parts of the page that can be hidden. */
export const PARTS = [
  'screens',
  'files',
  'controls',
  'advanced',
  'verdict',
  'caption',
  'timeline',
  'charts',
  'events',
  'numbers',
  'pings',
  'client',
  'break',
  'rounds',
  'open',
] as const;
export type Part = (typeof PARTS)[number];

/** How a value is written in a link, and what is allowed. */
interface LookField<T> {
  usual: T;
  /** What is allowed instead of a refused text, or in general. */
  allowed(text?: string): string;
  /** Undefined if the text is not allowed. */
  read(text: string): T | undefined;
  write(value: T): string;
}

/** One of several words; the first is the default. */
const choice = <const T extends string>(choices: readonly T[]): LookField<T> => ({
  usual: choices[0]!,
  allowed: () => t.oneOf(choices),
  read: (text) => choices.find((each) => each === text),
  write: String,
});

/** A text of this form. */
const matching = (form: RegExp, allowed: () => string): LookField<string | null> => ({
  usual: null,
  allowed,
  read: (text) => (form.test(text) ? text : undefined),
  write: String,
});

function several<T extends string>(choices: readonly T[]): LookField<readonly T[]> {
  const read = (text: string) => choices.filter((each) => text.split(',').includes(each));
  const allowed = () => t.several(choices);
  return { usual: [], allowed, read, write: (value) => value.join(',') };
}

const SPEEDS = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16];
const SECONDS: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1e3, min: 6e4, h: 3.6e6 };
/** Longer migrations are not simulated. */
const MAX_MS = 1e12;

/** A number, and its unit if it has one. */
const partsOf = (text: string) => /^(\d[\d.,]{0,25})( ?)(ms|s|min|h)?$/.exec(text) ?? [];

const allowedNumber = (text: string | undefined, allowed: string) => {
  const [, number = '', space = '', unit = ''] = partsOf(text ?? '');
  return allowedBut(allowed, text, commaReadings(number, `${space}${unit}`));
};

export function readMs(text: string): number | undefined {
  const [, number, , unit = ''] = partsOf(text);
  const ms = (readNumeral(number ?? '') ?? NaN) * SECONDS[unit]!;
  return ms <= MAX_MS ? ms : undefined;
}

/** A time in seconds if that is short and exact, otherwise in milliseconds. */
export function writeMs(ms: number): string {
  const seconds = String(ms / 1000);
  const isShort = Number(seconds) * 1000 === ms && /^\d+(\.\d{1,3})?$/.test(seconds);
  return isShort ? `${seconds}s` : `${ms}ms`;
}

export const STAGE_STOPS = ['setup', 'storage', 'memory', 'state', 'pull', 'cleanup'] as const;

/** Every field of a look, in the order of links. */
export const LOOK_FIELDS: { readonly [K in keyof Look]: LookField<Look[K]> } = {
  ui: choice(UIS),
  view: choice(VIEWS),
  theme: { ...choice(['auto', 'light', 'dark', 'projector']), usual: null },
  motion: choice(['auto', 'reduce', 'full']),
  lang: choice(LANGS),
  t: {
    usual: null,
    allowed: (text) => allowedNumber(text, t.moment),
    read: readMs,
    write: (ms) => writeMs(ms!),
  },
  stop: matching(
    /^(setup|storage|memory|state|pull|cleanup|stop-and-copy|resume|end|round\d{1,9})$/,
    () => t.event(STAGE_STOPS),
  ),
  speed: {
    usual: 1,
    allowed: (text) => allowedNumber(text, t.oneOf(SPEEDS.map(String))),
    read: (text) => SPEEDS.find((speed) => speed === readNumeral(text)),
    write: String,
  },
  run: {
    usual: false,
    allowed: () => t.switch,
    read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
    write: (value) => (value ? '1' : '0'),
  },
  hide: several(PARTS),
  lock: several(LOCKS),
  height: choice(['fixed', 'auto']),
  align: { ...choice(ALIGNMENTS), usual: null },
  engine: choice(['auto', 'javascript', 'main']),
  map: matching(/^[\w.:]+,[\w.:]+(,[\w.]*){0,2}$/, () => t.map),
  race: matching(/^[a-z][\w-]*(,[a-z][\w-]*){1,3}$/, () => t.race),
  cut: matching(/^\d[\d.]*[a-z]*(,\d[\d.]*[a-z]*)?$/, () => t.cut),
};

const NAMES = Object.keys(LOOK_FIELDS) as (keyof Look)[];

/** Whether a parameter of a link belongs to the look and not to the scenario. */
export const isLookField = (name: string): name is keyof Look => Object.hasOwn(LOOK_FIELDS, name);

/** Whether a parameter only counts readers; it is ignored. */
export const isTracking = (name: string) => /^(utm_.*|mc_.*|fbclid|gclid)$/.test(name);

/** The look of a link without parameters. */
export function usualLook(): Look {
  return Object.fromEntries(
    NAMES.map((name) => [name, LOOK_FIELDS[name].usual]),
  ) as unknown as Look;
}

/** A value or a name in a link that is not allowed. */
export interface LinkFault {
  path: string;
  value: string;
  /** Null if there is no such setting. */
  allowed: string | null;
}

/** A fault as one line. */
export const sayFault = ({ path, value, allowed }: LinkFault): string =>
  allowed === null ? t.unknown(path) : formatError({ path, value, allowed });

/**
 * Reads the look from the pairs of a link. A value that is not allowed is replaced by its default
 * and reported.
 */
export function readLook(
  pairs: Iterable<readonly [string, string]>,
): Faults<LinkFault> & { look: Look } {
  const look: Record<string, unknown> = { ...usualLook() };
  const faults = new Map<string, LinkFault>();
  const seen = new Set<string>();
  for (const [name, text] of pairs) {
    const refuse = (value: string, allowed: string) =>
      faults.set(`${name} ${value}`, { path: printable(name), value, allowed });
    if (name === 'v' && text !== '1') refuse(quote(text), '1');
    if (seen.has(name) && name !== 'v' && !isTracking(name))
      refuse(t.repeated.value, t.repeated.allowed);
    seen.add(name);
    if (!isLookField(name)) continue;
    const { read, allowed } = LOOK_FIELDS[name];
    const value: unknown = read(text);
    // The known words of a list are used.
    const wrong = text
      .split(',')
      .filter((word) =>
        Array.isArray(value) ? word && !value.includes(word) : value === undefined,
      );
    if (wrong.length) refuse(quote(wrong.join()), allowed(text));
    if (value !== undefined) look[name] = value;
  }
  return { look: look as unknown as Look, ...asFaults([...faults.values()]) };
}

/** The fields of a look that differ from the defaults, as pairs for a link, in order. */
export function writeLook(look: Partial<Look>): [string, string][] {
  return NAMES.flatMap((name): [string, string][] => {
    const { usual, write } = LOOK_FIELDS[name] as LookField<unknown>;
    const value = look[name];
    const isUsual = value === undefined || String(value) === String(usual);
    return isUsual ? [] : [[name, write(value)]];
  });
}
