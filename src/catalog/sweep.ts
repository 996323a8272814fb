import { formatError } from '../model/scenario-error';
import type { Axis, Derived, SweepGrid } from '../model/sweep-grid';
import { axisValue, numberSetter } from '../model/sweep-points';
import type { Scenario } from '../model/types';
import { checkChange } from './scenario';
import { shorten } from './scenario-file';

/** Which fields a sweep derives: those that the scenario's file does not give and no axis sets. */
export function derivedIn(file: unknown, axes: readonly Axis[]): Derived {
  const workload = (file as { workload?: Record<string, unknown> }).workload ?? {};
  const given = (key: string) =>
    (workload[key] ?? null) !== null || axes.some(({ path }) => path === `workload.${key}`);
  return { workingSet: !given('workingSetPages'), touches: !given('touchesPerSecond') };
}

/**
 * What is wrong at the corners of a grid, as lines; empty if they are valid. Then all points
 * between are valid too, because all ranges are convex.
 */
export function cornerErrors({ scenario, x, y, derived }: SweepGrid): string[] {
  const axes = y ? [x, y] : [x];
  const lines = new Set<string>();
  for (let corner = 0; corner < 2 ** axes.length; corner++) {
    const copy = structuredClone(scenario);
    axes.forEach((axis, i) =>
      numberSetter(copy, axis.path)(axisValue(axis, (corner >> i) & 1 ? axis.points - 1 : 0)),
    );
    if (derived.workingSet) Reflect.deleteProperty(copy.workload, 'workingSetPages');
    const checked = checkChange(scenario, copy);
    if ('errors' in checked) for (const error of checked.errors) lines.add(formatError(error));
  }
  return [...lines];
}

/** A grid of a scenario; the axes may not be valid. */
export const gridOf = (scenario: Scenario, x: Axis, y: Axis): SweepGrid => ({
  scenario,
  x,
  y,
  derived: derivedIn(shorten(scenario), [x, y]),
  isCoarseFirst: true,
});

const axisText = ({ path, from, to, points, log }: Axis) =>
  `${path}=${from}:${to}:${points}${log ? ':log' : ''}`;

/** A shell command that computes the grid in a clone of the project. */
export function sweepCommand({ scenario, x, y }: SweepGrid): string {
  const axes = y ? `--x ${axisText(x)} --y ${axisText(y)}` : `--x ${axisText(x)}`;
  const file = JSON.stringify(shorten(scenario)).replaceAll("'", String.raw`'\''`);
  return `echo '${file}' | npm run --silent sweep -- - ${axes}`;
}
