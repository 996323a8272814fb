import { defaultTouchesPerSecond, defaultWorkingSetPages } from './derived-defaults';
import { followDirtyRate } from './dirty-rate';
import { exp, log } from './math';
import type { Axis, SweepGrid } from './sweep-grid';
import type { Scenario } from './types';

/** The value of an axis at one of its points. */
export function axisValue(axis: Axis, index: number): number {
  const { from, to, points } = axis;
  const share = points > 1 ? index / (points - 1) : 0;
  const between = axis.log ? from * exp(share * log(to / from)) : from + (to - from) * share;
  const value = points > 1 && share === 1 ? to : between;
  return axis.integer ? Math.round(value) : value;
}

/** Where a value is on an axis, in points from the first; it may be between two, or outside. */
export function axisPosition({ from, to, points, log: isLog }: Axis, value: number): number {
  const share = isLog ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return share * (points - 1);
}

/** Returns a function that sets the number at a path such as `link.bytesPerSecond`, in place. */
export function numberSetter(scenario: Scenario, path: string): (value: number) => void {
  const keys = path.split('.');
  const last = keys.pop()!;
  let target = scenario as unknown as Record<string, unknown>;
  for (const key of keys) target = target[key] as Record<string, unknown>;
  return (value) => (target[last] = value);
}

/**
 * Returns a function that makes `scenario`, a copy of the grid's, the one at a point, in place.
 */
export function pointSetter(
  grid: SweepGrid,
  scenario: Scenario,
): (x: number, y: number | null) => void {
  const { derived } = grid;
  const { workload } = scenario;
  const setX = numberSetter(scenario, grid.x.path);
  const setY = grid.y && numberSetter(scenario, grid.y.path);
  return (x, y) => {
    setX(x);
    if (y !== null) setY!(y);
    if (derived.workingSet) workload.workingSetPages = defaultWorkingSetPages(scenario.vm);
    followDirtyRate(grid.scenario, scenario);
    if (derived.touches) workload.touchesPerSecond = defaultTouchesPerSecond(workload);
  };
}

const orders = new Map<string, Int32Array>();

/**
 * The points of a grid from coarse to fine: those in every eighth column and row, then every
 * fourth, second and all others.
 */
export function coarseOrder(columns: number, rows: number): Int32Array {
  const key = `${columns} ${rows}`;
  const known = orders.get(key);
  if (known) return known;
  const order = new Int32Array(columns * rows);
  let count = 0;
  for (let step = COARSEST; step >= 1; step /= 2)
    for (let row = 0; row < rows; row += step)
      for (let column = 0; column < columns; column += step) {
        const isEarlier = column % (2 * step) === 0 && row % (2 * step) === 0;
        if (step === COARSEST || !isEarlier) order[count++] = row * columns + column;
      }
  orders.set(key, order);
  return order;
}

/** The distance of columns and rows in the first pass. */
export const COARSEST = 8;

/** How many points the first pass of a grid has. */
export const coarsePoints = (columns: number, rows: number): number =>
  Math.ceil(columns / COARSEST) * Math.ceil(rows / COARSEST);
