import type { Moment } from '../../model/run/run';
import { sayError } from '../../state/load-failure';
import { chartText } from '../../text/charts';
import { saveBlob, saveText } from '../parts/file-actions';
import { type ChartWords, chartSvg } from './chart-svg';
import { imprintOf } from './imprint';
import { rasterise } from './rasterise';
import { svgText } from './svg-pen';
import { type WholeTable, tableCsv } from './tables';

export type ChartEnding = 'svg' | 'png' | 'csv';

/** A chart of the page at a moment. */
interface ShownChart {
  moment: Moment;
  words: ChartWords;
  /** All its rows; used for CSV only. */
  table: WholeTable;
  figure: HTMLElement;
}

/**
 * Saves a chart as a picture, or its data as a table. The file name starts with that of the run.
 * Returns the message for the reader.
 */
export async function saveChart(
  ending: ChartEnding,
  { moment, words, table, figure }: ShownChart,
  begin: string,
): Promise<string> {
  const name = `${begin}-${words.title.toLowerCase().replace(/[^a-z]+/g, '-')}.${ending}`;
  try {
    if (ending === 'csv') saveText(name, tableCsv(table), 'text/csv');
    else {
      const imprint = await imprintOf(moment.run.scenario, { ms: moment.ms });
      // A chart is drawn as on the page, which may show another screen by now.
      if (figure.getClientRects().length === 0) return chartText.outOfSight;
      const drawing = chartSvg(figure, words, imprint);
      if (ending === 'svg') saveText(name, svgText(drawing.root), 'image/svg+xml');
      else saveBlob(name, await rasterise(drawing, 2));
    }
    return chartText.saved(name);
  } catch (error) {
    return sayError(error);
  }
}
