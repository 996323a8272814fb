import type { KEPT_LETTERS } from '../../catalog/kept';
import type { Moment, Run } from '../../model/run/run';
import type { Sample } from '../../model/series';
import { chartText } from '../../text/charts';
import type { Table } from './table';

/** A kept run that is drawn behind the current one. */
export interface Ghost {
  slot: (typeof KEPT_LETTERS)[number];
  run: Run;
}

/** The style of a line; `styles/time-charts.css` has its colours. */
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
  | `ghost-${Ghost['slot']}`;

export interface Line {
  look: LineStyle;
  samples: readonly Sample[];
}

export interface Area {
  look: LineStyle;
  upper: readonly Sample[];
  /** The lower edge, at the same moments; the axis if missing. */
  lower?: readonly Sample[];
}

/** The curves of a run. */
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

/** The legend entry of the threshold, if there is one. */
export const thresholdKeys = (threshold: number | null): LegendKey[] =>
  threshold === null ? [] : [legendKey('threshold', chartText.rounds.threshold(threshold))];

/** The legend entry of a kept run. */
export const ghostKey = ({ slot }: Ghost): LegendKey =>
  legendKey(`ghost-${slot}`, chartText.keptRun(slot.toUpperCase()));

/** The values of a chart at one moment. */
export interface ChartReading {
  /** The name of the moment. */
  when: string;
  what: string;
  /** The values of the lines at that moment. */
  values: { look: LineStyle; value: number }[];
}

/** The charts, by the name of their texts and explanations. */
export type ChartId = 'rounds' | 'left' | 'rates' | 'guest';

/** A kind of chart over time: its curves and its texts for a run. */
export interface TimeChartKind {
  id: ChartId;
  words: { readonly title: string; readonly unit: string; readonly how: string };
  canBeLog?: boolean;
  curves(run: Run): Curves;
  /** The labelled values of the axis, if they are always the same. */
  ticks?(curves: Curves): readonly number[] | undefined;
  /** One sentence from the data. */
  summary(run: Run): string;
  read(moment: Moment): ChartReading;
  /** Moments at which the arrow keys stop, ms, in order. */
  stops(run: Run): readonly number[];
  table(run: Run): Table;
}
