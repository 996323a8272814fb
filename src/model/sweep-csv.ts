import { type SweepEnd, type SweepGrid, pointsOf } from './sweep-grid';
import { axisValue } from './sweep-points';
import { SWEEP_NUMBERS } from './sweep-grid';

/** A migration of a sweep as a row has it: `numbers` are those of `SWEEP_NUMBERS`, in order. */
export interface SweepRow {
  end: SweepEnd;
  numbers: Iterable<number>;
}

/** The migrations of a grid as CSV, x fastest; `row` returns one by its place in that order. */
export function sweepCsv(grid: SweepGrid, row: (index: number) => SweepRow): string {
  const { x, y } = grid;
  const xs = Array.from({ length: x.points }, (_, index) => axisValue(x, index));
  const lines = [['x', ...(y ? ['y'] : []), 'model', 'outcome', 'stop', ...SWEEP_NUMBERS].join()];
  for (let index = 0; index < pointsOf(grid); index++) {
    const { end, numbers } = row(index);
    const at = [xs[index % x.points]!];
    if (y) at.push(axisValue(y, Math.floor(index / x.points)));
    lines.push([...at, end.model, end.outcome, end.stop, ...numbers].join());
  }
  return `${lines.join('\n')}\n`;
}
