import type { MeasureUnit } from './measures';

/** The right answer of a question. */
export type Answer =
  | { kind: 'option'; index: number }
  | { kind: 'value'; unit: MeasureUnit; value: number; low: number; high: number }
  | { kind: 'claim'; isTrue: boolean; reason: number }
  | { kind: 'order'; order: readonly number[] }
  | { kind: 'curve'; values: readonly number[]; low: readonly number[]; high: readonly number[] }
  | { kind: 'groups'; groups: readonly number[] }
  | { kind: 'done'; says: string };

/** What cannot be solved is thrown as this, and told with its line. */
export class Unsolved extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** An answer counts as right within this share of the value, and wider if seeds spread more. */
const TOLERANCE = 0.1;
/** How much wider than the spread over seeds. */
const BEYOND = 1.5;

/** The first of the values, and what counts as right: wider than they spread. */
export function around(values: readonly number[]): { value: number; low: number; high: number } {
  const value = values[0]!;
  const spread = Math.max(...values.map((each) => Math.abs(each - value)));
  const reach = Math.max(TOLERANCE * Math.abs(value), BEYOND * spread);
  return { value, low: Math.max(0, value - reach), high: value + reach };
}
