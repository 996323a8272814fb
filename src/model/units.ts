// Numbers with units, as people and files write them.

const WRITTEN = ['bytes', 'bytes/s', 'ms', 's', 'us', 'ns', 'pages', '/s'] as const;
/** Units that a number may be written with. */
export type WrittenUnit = (typeof WRITTEN)[number];

/** What a number counts or measures. Units that cannot be written only decide how it is shown. */
export type Unit =
  WrittenUnit | 'share' | 'percent' | 'factor' | 'rounds' | 'count' | 'number' | 'plain' | 'choice';

/** Whether a number may be written with its unit. */
export const isWritten = (unit: Unit): unit is WrittenUnit =>
  (WRITTEN as readonly Unit[]).includes(unit);

const BYTES: Record<string, number> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

const BITS: Record<string, number> = { '': 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

const SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  h: 3600,
};

/** Returns the factor from a written unit to the base unit, or null if it is no such unit. */
function factor(written: string, unit: Unit): number | null {
  switch (unit) {
    case 'bytes':
      return BYTES[written] ?? null;
    case 'bytes/s': {
      const bits = /^([kKMGT]?)(?:b|bit)(?:\/s|ps)$/.exec(written);
      if (bits) return BITS[bits[1]!]! / 8;
      return written.endsWith('/s') ? (BYTES[written.slice(0, -2)] ?? null) : null;
    }
    case 'ms':
      return inSeconds(written, 1e3);
    case 's':
      return inSeconds(written, 1);
    case 'us':
      return inSeconds(written, 1e6);
    case 'ns':
      return inSeconds(written, 1e9);
    case 'pages':
      return written === 'pages' || written === 'page' ? 1 : null;
    case '/s': {
      const counted = /^([kMG]?)(?: ?(?:pages|writes|touches))?\/s$/.exec(written);
      return counted ? BITS[counted[1]!]! : null;
    }
    default:
      return null;
  }
}

function inSeconds(written: string, perSecond: number): number | null {
  const seconds = SECONDS[written];
  return seconds === undefined ? null : seconds * perSecond;
}

/** A number with a decimal point or a decimal comma. */
const DECIMAL = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;

/** A number whose commas can only separate thousands: there are several, or a point follows. */
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)(?:e[+-]?\d+)?$/i;

/** A number whose comma may separate thousands or decimals. */
const AMBIGUOUS = /^([+-]?[1-9]\d{0,2}),(\d{3}(?:e[+-]?\d+)?)$/i;

/**
 * Reads a number as people write it, without a unit. A point is always decimal. A comma is decimal
 * if it can be nothing else. Null for what is not a number, and for what could be two numbers.
 */
export function readNumeral(text: string): number | null {
  const plain = text.trim();
  if (GROUPED.test(plain)) return Number(plain.replaceAll(',', ''));
  if (!DECIMAL.test(plain) || AMBIGUOUS.test(plain)) return null;
  return Number(plain.replace(',', '.'));
}

/** A number, and the unit or sign after it. */
const QUANTITY = /^([+-]?[\d.,]+(?:e[+-]?\d+)?)(\s*)(\S[^]*)?$/i;

/**
 * Both numbers that a text such as "16,384 MiB" can mean, the whole number first. Null for any
 * other text.
 */
export function readingsOf(text: string): readonly [whole: string, decimal: string] | null {
  const [, number = '', space = '', written = ''] = QUANTITY.exec(text.trim()) ?? [];
  const [, before, behind] = AMBIGUOUS.exec(number) ?? [];
  const isKnown =
    /^[%×x]?$/.test(written) || WRITTEN.some((unit) => factor(written, unit) !== null);
  if (!before || !isKnown) return null;
  const rest = `${behind}${space && ' '}${written}`;
  return [`${before}${rest}`, `${before}.${rest}`];
}

/**
 * Reads text such as "16 GiB" or "10 Gb/s" into the base unit (bytes, bytes a second, ms, s, µs,
 * pages, a second). Sizes are rounded to whole bytes. A size for pages is rounded up to whole
 * pages. Null for text without a fitting unit.
 */
export function parseQuantity(text: string, unit: Unit, pageBytes = 4096): number | null {
  const [, digits = '', , written = ''] = QUANTITY.exec(text.trim()) ?? [];
  const number = readNumeral(digits);
  if (number === null) return null;
  if (unit === 'pages' && written in BYTES)
    return Math.ceil((number * BYTES[written]!) / pageBytes);
  const scale = factor(written, unit);
  if (scale === null) return null;
  const value = number * scale;
  return unit === 'bytes' ? Math.round(value) : value;
}

/** Larger units for writing a value in the base unit, the largest first. */
const LARGE: Partial<Record<Unit, readonly [string, number][]>> = {
  bytes: [
    ['TiB', 2 ** 40],
    ['GiB', 2 ** 30],
    ['MiB', 2 ** 20],
    ['KiB', 2 ** 10],
  ],
  'bytes/s': [
    ['Gb/s', 1.25e8],
    ['Mb/s', 1.25e5],
    ['kb/s', 125],
  ],
};

/** A number with the largest unit that loses nothing; `space` is put between them. */
export function writeQuantity(value: number, unit: Unit, space = ''): string {
  for (const [name, size] of LARGE[unit] ?? []) {
    const text = `${Number((value / size).toPrecision(6))}${space}${name}`;
    if (value >= size && parseQuantity(text, unit) === value) return text;
  }
  return String(value);
}
