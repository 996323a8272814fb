// Numbers with units, as people and files write them.

import { type Readings, commaReadings, readNumeral } from './numerals';

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

/** Sizes of memory as QEMU takes them (64G) and Kubernetes prints them (64Gi). */
const MEMORY = /^([KMGT])i?$/;

const BITS: Record<string, number> = { '': 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** Bits a second, as QEMU (mbps), iperf (Gbits/sec), tc (gbit/s) and others print them. */
const BIT_RATES = [
  /^([kKMGT]?)b(?:\/s|\/sec|ps)$/,
  /^([kmgt]?)bits?(?:\/s|\/sec|ps)$/i,
  /^([kmgt]?)bps$/i,
] as const;

/** How the speed of a link is called: 10GbE, 10G. */
const LINK_SPEEDS = [/^([MGT])bE$/i, /^([MGT])$/] as const;

const SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  h: 3600,
};

/** Bytes of a power of 1024 that a letter stands for. */
const binary = (letter: string): number => BYTES[`${letter}iB`]!;

/** The factor from what some patterns have in their first group to bytes a second; null for none. */
function fromBits(written: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const letter = pattern.exec(written)?.[1];
    if (letter !== undefined) return BITS[letter.toUpperCase()]! / 8;
  }
  return null;
}

/** Bytes a second, such as MiB/s or MB/sec. */
function byteRate(written: string): number | null {
  const [, size = ''] = /^(\w+)\/s(?:ec)?$/.exec(written) ?? [];
  return BYTES[size] ?? null;
}

/** What a unit is written for. */
interface Context {
  /** Sizes and rates of pages are counted in these. */
  pageBytes: number;
  /** It is the speed of a link, which people name in bits. */
  isLink: boolean;
}

/** Returns the factor from a written unit to the base unit, or null for one that does not fit. */
function factor(written: string, unit: Unit, { pageBytes, isLink }: Context): number | null {
  if (unitReadings(written, unit, isLink)) return null;
  switch (unit) {
    case 'bytes': {
      const letter = MEMORY.exec(written)?.[1];
      return letter ? binary(letter) : (BYTES[written] ?? null);
    }
    case 'bytes/s':
      return (
        fromBits(written, isLink ? [...BIT_RATES, ...LINK_SPEEDS] : BIT_RATES) ?? byteRate(written)
      );
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
      if (counted) return BITS[counted[1]!]!;
      const bytes = byteRate(written);
      return bytes === null ? null : bytes / pageBytes;
    }
    default:
      return null;
  }
}

/** Both units that a written one can stand for, where it could be two; null for any other. */
function unitReadings(
  written: string,
  unit: Unit,
  isLink: boolean,
): readonly [string, string] | null {
  if (unit !== 'bytes/s') return null;
  const rate = (letter: string) => (/k/i.test(letter) ? 'k' : letter.toUpperCase());
  // 100 MBps and 100 mb/s may be bytes or bits.
  const loose = /^([kmgt]?)Bps$/i.exec(written)?.[1] ?? /^([mgt])b\/s(?:ec)?$/.exec(written)?.[1];
  if (loose !== undefined && !/(?:bps|BPS)$/.test(written))
    return [`${rate(loose)}B/s`, `${rate(loose)}b/s`];
  // QEMU means bytes by a rate of 1G, and who sells links means bits.
  const bare = /^[KMGT]$/.test(written) && !isLink;
  return bare ? [`${written}iB/s`, `${rate(written)}b/s`] : null;
}

function inSeconds(written: string, perSecond: number): number | null {
  const seconds = SECONDS[written];
  return seconds === undefined ? null : seconds * perSecond;
}

/** A number, and the unit or sign after it. */
const QUANTITY = /^([+-]?[\d.,]+(?:e[+-]?\d+)?)(\s*)(\S[^]*)?$/i;

/** What a text such as "16,384 MiB" or "100 MBps" can mean; null for one that is not ambiguous. */
export function readingsOf(text: string, unit?: Unit, isLink = false): Readings | null {
  const [, number = '', space = '', written = ''] = QUANTITY.exec(text.trim()) ?? [];
  const context = { pageBytes: 4096, isLink };
  const isKnown =
    /^[%×x]?$/.test(written) || WRITTEN.some((unit) => factor(written, unit, context) !== null);
  const byComma = isKnown ? commaReadings(number, `${space && ' '}${written}`) : null;
  if (byComma) return byComma;
  const units = unit && readNumeral(number) !== null && unitReadings(written, unit, isLink);
  return units ? { why: 'unit', both: [`${number} ${units[0]}`, `${number} ${units[1]}`] } : null;
}

/**
 * Reads text such as "16 GiB" or "10 Gb/s" into the base unit (bytes, bytes a second, ms, s, µs,
 * pages, a second). Sizes are rounded to whole bytes; a size given for pages is rounded up to them, and
 * bytes a second given for writes are counted in pages. Null for text without a fitting unit.
 */
export function parseQuantity(
  text: string,
  unit: Unit,
  pageBytes = 4096,
  isLink = false,
): number | null {
  const [, digits = '', , written = ''] = QUANTITY.exec(text.trim()) ?? [];
  const number = readNumeral(digits);
  if (number === null) return null;
  const context = { pageBytes, isLink };
  if (unit === 'pages') {
    const bytes = factor(written, 'bytes', context);
    if (bytes !== null) return Math.ceil((number * bytes) / pageBytes);
  }
  const scale = factor(written, unit, context);
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
