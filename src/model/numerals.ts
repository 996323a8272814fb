// Numbers as people write them, without units.

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

/** Both things that a text can mean, and what makes it two: its comma or its unit. */
export interface Readings {
  why: 'comma' | 'unit';
  both: readonly [string, string];
}

/** Both numbers that a comma allows, each with what follows it; null for any other. */
export function commaReadings(number: string, rest = ''): Readings | null {
  const [, before, behind] = AMBIGUOUS.exec(number) ?? [];
  if (!before) return null;
  return { why: 'comma', both: [`${before}${behind}${rest}`, `${before}.${behind}${rest}`] };
}
