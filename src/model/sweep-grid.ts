import type { ModelName, Outcome, Reason, Scenario } from './types';

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
  /** Every eighth column and row first, then every fourth, second and all; otherwise by rows. */
  isCoarseFirst?: boolean;
}

/** How many migrations a sweep has. */
export const pointsOf = ({ x, y }: SweepGrid): number => x.points * (y?.points ?? 1);

/** The numbers of one migration of a sweep, in the order of the table; times in ms. */
export const SWEEP_NUMBERS = [
  'setupMs',
  'storageMs',
  'brownoutMs',
  'blackoutMs',
  'cleanupMs',
  'totalMs',
  'bytesSent',
  'amplification',
  'liveRounds',
  'guestSpeed',
] as const;

/** A number of one migration of a sweep. */
export type SweepNumber = (typeof SWEEP_NUMBERS)[number];

/** One migration of a sweep. `guestSpeed` is the mean while memory is copied or pulled. */
export interface SweepPoint extends Record<SweepNumber, number> {
  x: number;
  y: number | null;
  model: ModelName;
  outcome: Outcome;
  stop: Reason;
}

/** How a migration of a sweep ended. */
export interface SweepEnd {
  model: ModelName;
  outcome: Outcome;
  stop: Reason['code'];
}

/** Consecutive migrations of a sweep, packed for a message. */
export interface SweepPart {
  length: number;
  /** The different ends; `end` has the number of one for each migration. */
  ends: SweepEnd[];
  end: Uint8Array;
  /** All of `SWEEP_NUMBERS` for each migration. */
  numbers: Float64Array;
}
