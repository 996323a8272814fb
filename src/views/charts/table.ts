import { count, duration, percent } from '../../text/format';

/** What stands in a table: as it is read, and as a file holds it. Null where there is no value. */
export interface Cell {
  text: string;
  value: string | number | null;
  /** What the value counts, where the text says it too. */
  unit?: 'ms' | '%';
}

export const words = (text: string): Cell => ({ text, value: text });
export const counted = (value: number): Cell => ({ text: count(value), value });
export const lasting = (ms: number): Cell => ({ text: duration(ms), value: ms, unit: 'ms' });
export const sharing = (share: number): Cell => ({
  text: percent(share),
  value: share * 100,
  unit: '%',
});
/** Stands for what is not known. */
export const unknown = (text: string): Cell => ({ text, value: null });

export interface Table {
  columns: readonly string[];
  rows: Cell[][];
  /** How many rows there would be. */
  all: number;
  /** Every one of them, as a file has them. */
  every: () => Cell[][];
}

/** Rows shown from the beginning and from the end of a long table; the text below it says so too. */
const HEAD = 40;
const TAIL = 12;

/** A table of a list; only rows that are shown are made. */
export function tableOf<T>(
  columns: readonly string[],
  list: readonly T[],
  row: (item: T) => Cell[],
): Table {
  const shown = list.length > HEAD + TAIL ? [...list.slice(0, HEAD), ...list.slice(-TAIL)] : list;
  return { columns, rows: shown.map(row), all: list.length, every: () => list.map(row) };
}
