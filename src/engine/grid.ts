import type { Scenario } from '../model/types';

/** One axis of a sweep: a number of the scenario by its path, and how its values are spaced. */
export interface Axis {
  path: string;
  from: number;
  to: number;
  points: number;
  log: boolean;
  /** Values are rounded to whole numbers. */
  integer: boolean;
}

/** Fields that stay derived from others while an axis changes. */
export interface Derived {
  workingSet: boolean;
  touches: boolean;
}

/** A scenario and the axes along which it changes; without `y` it has one row. */
export interface SweepGrid {
  scenario: Scenario;
  x: Axis;
  y: Axis | null;
  derived: Derived;
}

/** How many migrations a sweep has. */
export const pointsOf = ({ x, y }: SweepGrid): number => x.points * (y?.points ?? 1);
