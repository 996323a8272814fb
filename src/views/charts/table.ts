import { count, duration, percent } from '../../text/format';

/** A cell of a table: its text and its value in files. The value is null if there is none. */
export interface Cell {
  text: string;
  value: string | number | null;
  /** The unit of the value, if the text has it too. */
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
/** A cell for an unknown value. */
export const unknown = (text: string): Cell => ({ text, value: null });

export interface Table {
  columns: readonly string[];
  rows: Cell[][];
  /** The number of rows without cuts. */
  all: number;
  /** All rows, for files. */
  every: () => Cell[][];
}

/** Rows shown from the start and from the end of a long table; a text below names both numbers. */
const HEAD = 40;
const TAIL = 12;

/** A table of a list; only the rows shown are made. */
export function tableOf<T>(
  columns: readonly string[],
  list: readonly T[],
  row: (item: T) => Cell[],
): Table {
  const shown = list.length > HEAD + TAIL ? [...list.slice(0, HEAD), ...list.slice(-TAIL)] : list;
  return { columns, rows: shown.map(row), all: list.length, every: () => list.map(row) };
}
