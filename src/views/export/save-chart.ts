import type { Scenario } from '../../model/types';
import type { Table } from '../charts/time-chart';
import { saveBlob, saveText } from '../parts/file-actions';
import { type ChartWords, chartSvg } from './chart-svg';
import { imprintOf } from './imprint';
import { rasterise } from './rasterise';
import { svgText } from './svg-pen';
import { tableCsv } from './tables';

export type ChartEnding = 'svg' | 'png' | 'csv';

/** Saves a chart of the page at a moment, ms, as a picture, or what it shows as a table; returns what to say. */
export async function saveChart(
  ending: ChartEnding,
  figure: HTMLElement,
  words: ChartWords & { table: () => Table },
  { scenario, ms, run }: { scenario: Scenario; ms: number; run: string },
): Promise<string> {
  const name = `${run}-${words.title.toLowerCase().replace(/[^a-z]+/g, '-')}.${ending}`;
  try {
    if (ending === 'csv') saveText(name, tableCsv(words.table()), 'text/csv');
    else {
      const drawing = chartSvg(figure, words, await imprintOf(scenario, ms));
      if (ending === 'svg') saveText(name, svgText(drawing.root), 'image/svg+xml');
      else saveBlob(name, await rasterise(drawing, 2));
    }
    return `Saved ${name}.`;
  } catch (error) {
    return (error as Error).message;
  }
}
