import type { SweepEnd, SweepNumber, SweepPart } from './sweep-grid';
import { COARSEST, coarseOrder } from './sweep-points';
import { SWEEP_NUMBERS } from './sweep-grid';
import type { Outcome } from './types';

/** The outcomes in the order of legends and sentences, the best first. */
export const OUTCOME_ORDER = [
  'converged',
  'forced',
  'not-converged',
  'aborted',
  'lost',
  'failed',
] as const satisfies readonly Outcome[];

export const MAP_VALUES = ['pause', 'total', 'sent', 'rounds', 'speed'] as const;
/** What the steps of a map show. */
export type MapValue = (typeof MAP_VALUES)[number];

interface Scale {
  number: SweepNumber;
  /** A value at or above each begins the next step. */
  bounds: readonly number[];
  /** The value as its scale counts it, a larger one being worse. */
  of(number: number): number;
  /** Limits in this, from what the scale counts. */
  back(counted: number): number;
}

const same = (value: number) => value;

/** The steps of each value: fixed, so that two maps can be compared. Times in ms. */
export const MAP_SCALES: Readonly<Record<MapValue, Scale>> = {
  pause: {
    number: 'blackoutMs',
    bounds: [30, 100, 300, 1000, 10_000, 60_000],
    of: same,
    back: same,
  },
  total: {
    number: 'totalMs',
    bounds: [10_000, 30_000, 60_000, 300_000, 1_800_000, 7_200_000],
    of: same,
    back: same,
  },
  sent: { number: 'amplification', bounds: [1.05, 1.2, 1.5, 2, 4, 8], of: same, back: same },
  rounds: { number: 'liveRounds', bounds: [3, 5, 8, 12, 20, 40], of: same, back: same },
  speed: {
    number: 'guestSpeed',
    bounds: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5],
    of: (share) => 1 - share,
    back: (lost) => 1 - lost,
  },
};

/** The step of a value, from 0. */
export function stepOf({ bounds, of }: Scale, number: number): number {
  const value = of(number);
  let step = 0;
  while (step < bounds.length && value >= bounds[step]!) step++;
  return step;
}

/** A cell that is not known yet and has no coarser one. */
const UNKNOWN = 255;
const WIDTH = SWEEP_NUMBERS.length;

/** The migrations of a grid as far as they are known, by place: x fastest, y from the bottom. */
export class OutcomeCells {
  readonly columns: number;
  readonly rows: number;
  readonly ends: SweepEnd[] = [];
  /** How many are known. */
  known = 0;
  readonly #end: Uint8Array;
  readonly #numbers: Float64Array;
  readonly #order: Int32Array;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#end = new Uint8Array(columns * rows).fill(UNKNOWN);
    this.#numbers = new Float64Array(columns * rows * WIDTH);
    this.#order = coarseOrder(columns, rows);
  }

  get size(): number {
    return this.#end.length;
  }

  get isWhole(): boolean {
    return this.known === this.size;
  }

  /** Takes the migrations from number `first` of the coarse order on. */
  take(part: SweepPart, first: number): void {
    const own = part.ends.map((end) => this.#numberOf(end));
    for (let turn = 0; turn < part.length; turn++) {
      const place = this.#order[first + turn]!;
      this.#end[place] = own[part.end[turn]!]!;
      this.#numbers.set(part.numbers.subarray(turn * WIDTH, (turn + 1) * WIDTH), place * WIDTH);
    }
    this.known += part.length;
  }

  #numberOf(end: SweepEnd): number {
    const known = this.ends.findIndex(
      ({ model, outcome, stop }) =>
        end.stop === stop && end.outcome === outcome && end.model === model,
    );
    return known < 0 ? this.ends.push(end) - 1 : known;
  }

  /** The known cell that stands for a place: itself, or the nearest coarser one; -1 for none. */
  standIn(place: number): number {
    if (this.#end[place] !== UNKNOWN) return place;
    const [row, column] = [Math.floor(place / this.columns), place % this.columns];
    for (let step = 2; step <= COARSEST; step *= 2) {
      const coarser = (row - (row % step)) * this.columns + column - (column % step);
      if (this.#end[coarser] !== UNKNOWN) return coarser;
    }
    return -1;
  }

  endAt(place: number): SweepEnd | null {
    const known = this.standIn(place);
    return known < 0 ? null : this.ends[this.#end[known]!]!;
  }

  /** A number of the migration at a place; NaN if it is not known. */
  numberAt(place: number, name: SweepNumber): number {
    const known = this.standIn(place);
    return known < 0 ? NaN : this.#numbers[known * WIDTH + SWEEP_NUMBERS.indexOf(name)]!;
  }

  /** All numbers of a known migration, in the order of `SWEEP_NUMBERS`. */
  numbersAt(place: number): Float64Array {
    return this.#numbers.subarray(place * WIDTH, (place + 1) * WIDTH);
  }

  /** Outcomes and steps of all cells. */
  picture(value: MapValue): MapPicture {
    const scale = MAP_SCALES[value];
    const offset = SWEEP_NUMBERS.indexOf(scale.number);
    const classOf = this.ends.map(({ outcome }) => OUTCOME_ORDER.indexOf(outcome));
    const classes = new Uint8Array(this.size);
    const steps = new Uint8Array(this.size);
    for (let place = 0; place < this.size; place++) {
      const known = this.standIn(place);
      classes[place] = known < 0 ? UNKNOWN : classOf[this.#end[known]!]!;
      if (known >= 0) steps[place] = stepOf(scale, this.#numbers[known * WIDTH + offset]!);
    }
    return { classes, steps };
  }
}

/** For each cell, the place of its outcome in `OUTCOME_ORDER`, 255 if not known, and its step. */
export interface MapPicture {
  classes: Uint8Array;
  steps: Uint8Array;
}

/** How many migrations have each outcome, in the order of outcomes; those without any are left out. */
export function countOutcomes(classes: Uint8Array): { outcome: Outcome; cells: number }[] {
  const counts = OUTCOME_ORDER.map((outcome) => ({ outcome, cells: 0 }));
  for (const each of classes) if (each !== UNKNOWN) counts[each]!.cells++;
  return counts.filter(({ cells }) => cells > 0);
}

/** The edges between cells of different outcomes, as a path in cells, x to the right, y up. */
export function borderPath(classes: Uint8Array, columns: number): string {
  const rows = classes.length / columns;
  let path = '';
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const own = classes[row * columns + column];
      if (column + 1 < columns && own !== classes[row * columns + column + 1])
        path += `M${column + 1} ${row}v1`;
      if (row + 1 < rows && own !== classes[(row + 1) * columns + column])
        path += `M${column} ${row + 1}h1`;
    }
  return path;
}

/** The cells of one outcome, as a path of bars in cells. */
export function areaPath(classes: Uint8Array, columns: number, which: number): string {
  let path = '';
  for (let place = 0; place < classes.length;) {
    const column = place % columns;
    let length = 0;
    while (column + length < columns && classes[place + length] === which) length++;
    if (length) path += `M${column} ${Math.floor(place / columns)}h${length}v1h${-length}z`;
    place += Math.max(1, length);
  }
  return path;
}

/** The middle of the widest space of an outcome, and the distance to its edge, in cells. */
export interface Middle {
  column: number;
  row: number;
  reach: number;
}

/** Where the name of an outcome has the most room; null if it has no cell. */
export function middleOf(classes: Uint8Array, columns: number, which: number): Middle | null {
  const rows = classes.length / columns;
  const reach = new Float32Array(classes.length);
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : reach[row * columns + column]!;
  let best = -1;
  for (const turn of [1, -1])
    for (let index = 0; index < classes.length; index++) {
      const place = turn > 0 ? index : classes.length - 1 - index;
      if (classes[place] !== which) continue;
      const [column, row] = [place % columns, Math.floor(place / columns)];
      const near = Math.min(at(column - turn, row), at(column, row - turn)) + 1;
      reach[place] = turn > 0 ? near : Math.min(reach[place]!, near);
      if (turn < 0 && (best < 0 || reach[place] > reach[best]!)) best = place;
    }
  if (best < 0) return null;
  return { column: best % columns, row: Math.floor(best / columns), reach: reach[best]! };
}

/** The first other outcome from a cell on, along a row or a column. */
export interface Turn {
  /** The cell, counted along the way of the axis. */
  index: number;
  outcome: Outcome;
}

/** What comes after the outcome of a cell, to both sides along an axis; null for the edge. */
export function turnsFrom(
  cells: OutcomeCells,
  place: number,
  axis: 'x' | 'y',
): { below: Turn | null; above: Turn | null } {
  const { columns, rows } = cells;
  const own = cells.endAt(place)?.outcome;
  const [column, row] = [place % columns, Math.floor(place / columns)];
  const [start, length] = axis === 'x' ? [column, columns] : [row, rows];
  const find = (turn: 1 | -1): Turn | null => {
    for (let index = start + turn; index >= 0 && index < length; index += turn) {
      const other = axis === 'x' ? row * columns + index : index * columns + column;
      const outcome = cells.endAt(other)?.outcome;
      if (outcome && outcome !== own) return { index, outcome };
    }
    return null;
  };
  return { below: find(-1), above: find(1) };
}
