import type { Moment, Run } from '../../model/run/run';
import type { Sample } from '../../model/series';
import { chartText } from '../../text/charts';
import type { Table } from './table';

/** How a mark looks; `styles/time-charts.css` has the colours. */
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
  | 'pull'
  | 'ghost';

export interface Line {
  look: LineStyle;
  samples: readonly Sample[];
}

export interface Area {
  look: LineStyle;
  upper: readonly Sample[];
  /** At the same moments; the axis, where there is none. */
  lower?: readonly Sample[];
}

/** What is drawn of a run. */
export interface Curves {
  lines: readonly Line[];
  areas: readonly Area[];
  /** The highest value. */
  top: number;
  threshold: number | null;
  legend: readonly LegendKey[];
}

/** An entry of a legend. */
export interface LegendKey {
  look: LineStyle;
  shape: 'line' | 'area' | 'bar';
  text: string;
}

/** Makes an entry of a legend. */
export const legendKey = (
  look: LineStyle,
  text: string,
  shape: LegendKey['shape'] = 'line',
): LegendKey => ({ look, shape, text });

/** The entry of the threshold, where there is one. */
export const thresholdKeys = (threshold: number | null): LegendKey[] =>
  threshold === null ? [] : [legendKey('threshold', chartText.rounds.threshold(threshold))];

/** What a chart shows at one moment. */
export interface ChartReading {
  /** Which moment it is. */
  when: string;
  what: string;
  /** Where the lines are then. */
  values: { look: LineStyle; value: number }[];
}

/** The charts: what their titles open, and where their words are. */
export type ChartId = 'rounds' | 'left' | 'rates' | 'guest';

/** A chart over time: what it draws of a run, and what it says of it. */
export interface TimeChartKind {
  id: ChartId;
  words: { readonly title: string; readonly unit: string; readonly how: string };
  canBeLog?: boolean;
  curves(run: Run): Curves;
  /** The values that the axis names, where they are always the same. */
  ticks?(curves: Curves): readonly number[] | undefined;
  /** One sentence from the data. */
  summary(run: Run): string;
  read(moment: Moment): ChartReading;
  /** Moments worth a stop of the arrow keys, ms, in order. */
  stops(run: Run): readonly number[];
  table(run: Run): Table;
}
