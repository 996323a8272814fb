import type { SweepPart, SweepPoint } from '../../src/model/sweep-grid';
import { SWEEP_NUMBERS } from '../../src/model/sweep-grid';

/** The migrations of a packed part, as plain rows. */
export function rowsOf({ length, ends, end, numbers }: SweepPart): unknown[] {
  const width = SWEEP_NUMBERS.length;
  return Array.from({ length }, (_, row) => ({
    ...ends[end[row]!],
    numbers: [...numbers.subarray(row * width, (row + 1) * width)],
  }));
}

/** The same rows of migrations that were not packed. */
export const rowsOfPoints = (points: Iterable<SweepPoint>): unknown[] =>
  [...points].map(({ model, outcome, stop, ...numbers }) => ({
    model,
    outcome,
    stop: stop.code,
    numbers: SWEEP_NUMBERS.map((name) => numbers[name]),
  }));
