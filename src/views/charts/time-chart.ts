import type { Sample } from '../../model/series';
import { count, duration, percent } from '../../text/format';

/** How a mark looks; `TimeChart.svelte` knows the colours. */
export type LineStyle =
  | 'left'
  | 'threshold'
  | 'fresh'
  | 'again'
  | 'dirtied'
  | 'written'
  | 'carried'
  | 'sent'
  | 'speed'
  | 'brownout'
  | 'pull';

export interface Line {
  look: LineStyle;
  samples: readonly Sample[];
}

export interface Area {
  look: LineStyle;
  upper: readonly Sample[];
  /** The axis, where there is none. */
  lower?: readonly Sample[];
}

/** An entry of a legend. */
export interface LegendKey {
  look: LineStyle;
  shape: 'line' | 'area';
  text: string;
}

/** What a chart tells about one moment. */
export interface ChartReading {
  /** Which moment it is. */
  when: string;
  what: string;
  /** Where the lines are then. */
  values: { look: LineStyle; value: number }[];
}

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

/** Rows shown from the beginning and from the end of a long table. */
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

/** What is said below tables that were cut. */
export const cutNote = `The first ${HEAD} and the last ${TAIL} rows of`;
