import { fieldsText as t } from '../../text/fields';
import { type Unit, isWritten, parseQuantity, writeQuantity } from '../units';
import type { NumberField } from './kinds';

type Range = Omit<NumberField, 'kind'>;

/** Writes large powers of two, and one less than them, as powers. */
function plain(value: number): string {
  const power = Math.round(Math.log2(value));
  const below = 2 ** power - value;
  if (value < 1e6 || (below !== 0 && below !== 1)) return `${value}`;
  return `2^${power}${below === 1 ? ' − 1' : ''}`;
}

/** Describes the numbers that a field accepts. */
export function describeNumber(field: Range): string {
  const { unit, min, max, above, integer, values, default: usual } = field;
  if (values) return t.oneOf(values);
  return t.number({
    min: plain(min),
    max: plain(max),
    above: above ?? false,
    integer: integer ?? false,
    orNull: usual === null,
    unit: isWritten(unit) ? unit : null,
  });
}

/** Whether the field accepts a number in the base unit. */
export function isWithin(value: number, { min, max, above, integer, values }: Range): boolean {
  if (values) return values.includes(value);
  if (integer ? !Number.isInteger(value) : !Number.isFinite(value)) return false;
  return value <= max && (above ? value > min : value >= min);
}

/** Returns the number in the base unit, or null if the field does not accept the value. */
export function readNumber(value: unknown, field: Range, pageBytes?: number): number | null {
  const read =
    typeof value === 'string' ? parseQuantity(value, field.unit, pageBytes, field.isLink) : value;
  return typeof read === 'number' && isWithin(read, field) ? read : null;
}

/** Describes the values that a choice accepts; numbers with a unit are powers of two. */
export function describeChoice(choices: readonly (string | number)[], unit?: Unit): string {
  if (!unit) return t.oneOf(choices);
  const written = (value: unknown) => writeQuantity(Number(value), unit, ' ');
  return t.powers(written(choices[0]), written(choices.at(-1)), unit);
}
