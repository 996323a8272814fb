import { spoken } from './language';

// Writes numbers, units and times in the current language.

interface Written {
  format(value: number): string;
}

/** Smaller numbers are written with an exponent, because they would have long rows of zeros. */
const LEAST = 1e-6;
const MOST = 1e15;

/** A number format of the current language. */
function written(options: Intl.NumberFormatOptions): Written {
  const hasTiny = options.maximumSignificantDigits !== undefined || options.notation === 'compact';
  const plain = inLanguage(options);
  return {
    format(value) {
      const size = Math.abs(value);
      const isLong = size >= MOST || (hasTiny && size < LEAST && size > 0);
      return (isLong ? exponential : plain).format(value);
    },
  };
}

function inLanguage(options: Intl.NumberFormatOptions): Written {
  const formats = new Map<string, Intl.NumberFormat>();
  return {
    format(value) {
      const { numbers } = spoken();
      let format = formats.get(numbers);
      if (!format) formats.set(numbers, (format = new Intl.NumberFormat(numbers, options)));
      return format.format(value);
    },
  };
}

const exponential = inLanguage({ notation: 'scientific', maximumSignificantDigits: 3 });
const grouped = written({ maximumFractionDigits: 0 });
const three = written({ maximumSignificantDigits: 3 });
const threeAlways = written({
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});
const four = written({ maximumSignificantDigits: 4 });
const two = written({ maximumSignificantDigits: 2 });
const every = written({ maximumFractionDigits: 15 });
const short = written({ notation: 'compact' });

/**
 * A number with three significant figures, and an exponent if it has many zeros: 0.123, 12.3,
 * 1,234, 1.2E-9.
 */
export function number(value: number): string {
  if (value === 0) return '0';
  return (Math.abs(value) >= 100 ? grouped : three).format(value);
}

/** The same with four significant figures: for numbers that three would move too far apart. */
export const finer = (value: number): string =>
  Math.abs(value) >= 1000 ? number(value) : four.format(value);

/** A number with all its digits. */
export function exact(value: number): string {
  return every.format(value);
}

export function count(value: number): string {
  return grouped.format(value);
}

/** Whether the current language writes points between thousands, and commas before decimals. */
export const groupsByPoints = (): boolean => count(1_234_567).includes('.');

/** The word for a number of things, as `count` writes that number. */
export const plural = (value: number, one: string, many: string): string =>
  Math.round(value) === 1 ? one : many;

export const pagesOf = (pages: number): string =>
  `${count(pages)} ${plural(pages, 'page', 'pages')}`;
export const differentPagesOf = (pages: number): string =>
  pages === 1 ? '1 page' : `${count(pages)} different pages`;
export const roundsOf = (rounds: number): string =>
  `${count(rounds)} ${plural(rounds, 'round', 'rounds')}`;

/** Turns a clause into a sentence, with a capital and a full stop. */
export const sentenceOf = (clause: string): string =>
  `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** Writes a share of one in percent. */
export function percent(share: number): string {
  return `${number(share * 100)} %`;
}

/**
 * A share of one, rounded to a tenth of a per cent. A part of the whole never becomes all of it or
 * nothing.
 */
export function roundedPart(share: number): number {
  if (share <= 0 || share >= 1) return share;
  return Math.min(0.999, Math.max(0.001, Math.round(share * 1000) / 1000));
}

/** A duration in the unit that suits its rounded value. */
export const duration = (ms: number): string => timeWith(number, ms);

/** The same with a fixed number of decimals, so that a running clock does not jump. */
export const clockTime = (ms: number): string => timeWith(steady, ms);

/** Seconds to a tenth of a millisecond, for a clock in slow motion. */
export const fineSeconds = (ms: number): string =>
  `${written({ minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(ms / 1000)} s`;

/** A part of a time, without its unit: in the unit of the whole, and with as many decimals. */
export function timeWithin(ms: number, wholeMs: number): string {
  const { size } = unitOf(wholeMs);
  const decimals = Math.min(2, Math.max(0, 2 - Math.floor(Math.log10(wholeMs / size))));
  const shape = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return written(shape).format(ms / size);
}

function timeWith(write: (value: number) => string, ms: number): string {
  if (ms === 0) return '0 ms';
  const { name, size } = unitOf(ms);
  return `${write(ms / size)} ${name}`;
}

const TIMES = [
  { name: 'µs', size: 0.001, below: 0.9995 },
  { name: 'ms', size: 1, below: 999.5 },
  { name: 's', size: 1000, below: 599_500 },
  { name: 'min', size: 60_000, below: 5_997_000 },
  { name: 'h', size: 3_600_000, below: Infinity },
];

/** The unit that suits a time, once it is rounded. */
const unitOf = (ms: number) => TIMES.find(({ below }) => ms < below) ?? TIMES.at(-1)!;

const steady = (value: number) => (value >= 100 ? grouped : threeAlways).format(value);

/** Durations in one unit, with a given number of decimals. */
export function durationsIn(unit: 's' | 'ms' | 'µs', decimals: number): (value: number) => string {
  const fixed = written({
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  });
  return (value) => `${fixed.format(value)} ${unit}`;
}

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A size in binary units. */
export function bytes(value: number): string {
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < SIZES.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${number(size)} ${SIZES[unit]}`;
}

const RATES = ['b/s', 'kb/s', 'Mb/s', 'Gb/s', 'Tb/s'];

/** Writes a link rate, given in bytes a second, in bits a second. */
export function linkRate(bytesPerSecond: number): string {
  let rate = bytesPerSecond * 8;
  let unit = 0;
  while (rate >= 1000 && unit < RATES.length - 1) {
    rate /= 1000;
    unit++;
  }
  return `${number(rate)} ${RATES[unit]}`;
}

/**
 * The difference between a simulated and a measured number; large differences are written as a
 * factor.
 */
export function difference(simulated: number, measured: number): string {
  const share = (simulated - measured) / measured;
  if (share >= 3) return `${two.format(share + 1)}×`;
  const sign = share < 0 ? '−' : '+';
  return `${sign}${two.format(Math.abs(share) * 100)} %`;
}

/** A number on an axis: 0, 500, 10K, 4M. */
export function axisNumber(value: number): string {
  return short.format(value);
}
