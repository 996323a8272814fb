import { type Unit, type WrittenUnit, parseQuantity, writeQuantity } from '../units';
import type { NumberField } from './kinds';

type Range = Omit<NumberField, 'kind'>;

/** How a unit may be written, for messages. */
const EXAMPLES: Readonly<Record<WrittenUnit, string>> = {
  bytes: '"16 GiB"',
  'bytes/s': '"10 Gb/s" or "120 MB/s"',
  ms: '"20 ms"',
  s: '"90 s"',
  us: '"5 us"',
  pages: '"4096 pages" or "16 MiB"',
  '/s': '"40000/s"',
};

/** Large powers of two are said as such, and so is what is one less. */
function plain(value: number): string {
  const power = Math.round(Math.log2(value));
  const below = 2 ** power - value;
  if (value < 1e6 || (below !== 0 && below !== 1)) return `${value}`;
  return `2^${power}${below === 1 ? ' − 1' : ''}`;
}

/** Says what a number field accepts. */
export function describeNumber({ unit, min, max, above, integer, default: usual }: Range): string {
  const kind = integer ? 'a whole number' : 'a number';
  const range = above
    ? `above ${plain(min)}, at most ${plain(max)}`
    : `from ${plain(min)} to ${plain(max)}`;
  const example = (EXAMPLES as Partial<Record<Unit, string>>)[unit];
  const written = example ? ` (${unit}), or text with a unit such as ${example}` : '';
  return `${kind} ${range}${written}${usual === null ? ', or null' : ''}`;
}

/** Whether a number in the base unit is one that the field accepts. */
export function isWithin(value: number, { min, max, above, integer }: Range): boolean {
  if (integer ? !Number.isInteger(value) : !Number.isFinite(value)) return false;
  return value <= max && (above ? value > min : value >= min);
}

/** Returns the number in the base unit, or null when the field does not accept the value. */
export function readNumber(value: unknown, field: Range, pageBytes?: number): number | null {
  const read = typeof value === 'string' ? parseQuantity(value, field.unit, pageBytes) : value;
  return typeof read === 'number' && isWithin(read, field) ? read : null;
}

/** Says what a choice accepts. */
export function describeChoice(choices: readonly (string | number)[], unit?: Unit): string {
  if (!unit) return `one of ${choices.join(', ')}`;
  const written = choices.map((value) => `"${writeQuantity(Number(value), unit, ' ')}"`);
  return `${choices.join(' or ')} (${unit}), or ${written.join(' or ')}`;
}
