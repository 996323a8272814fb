import type { Scenario } from '../../model/types';
import { sayError } from '../../state/load-failure';
import { outcomeMapText as t } from '../../text/outcome-map';
import { chartSvg } from '../export/chart-svg';
import { imprintOf } from '../export/imprint';
import { rasterise } from '../export/rasterise';
import { element, svgText } from '../export/svg-pen';
import { saveBlob, saveText } from '../parts/file-actions';

/** Pixels of a picture for each pixel of the page. */
const SHARP = 2;

/** The cells as a picture that has as many pixels as the page shows. */
function cellsImage(figure: HTMLElement): SVGElement {
  const canvas = figure.querySelector('canvas')!;
  const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = canvas;
  const large = document.createElement('canvas');
  Object.assign(large, { width: width * SHARP, height: height * SHARP });
  const context = large.getContext('2d')!;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, large.width, large.height);
  return element('image', { x, y, width, height, href: large.toDataURL('image/png') });
}

/** Saves the map of a figure as a picture; returns the message for the reader. */
export async function saveMapPicture(
  ending: 'svg' | 'png',
  figure: HTMLElement,
  words: { title: string; summary: string },
  scenario: Scenario,
): Promise<string> {
  const name = `${t.save.file}.${ending}`;
  try {
    const drawing = chartSvg(figure, { ...words, reading: null }, await imprintOf(scenario));
    // The hatches come first, and stand over the cells.
    drawing.root.querySelector('pattern')!.closest('defs')!.before(cellsImage(figure));
    if (ending === 'svg') saveText(name, svgText(drawing.root), 'image/svg+xml');
    else saveBlob(name, await rasterise(drawing, SHARP));
    return t.save.saved(name);
  } catch (error) {
    return sayError(error);
  }
}
