import { interpolateRgb, interpolateRgbBasis, quantize, rgb } from 'd3';
import { type MapPicture, MAP_SCALES, type MapValue, OUTCOME_ORDER } from '../../model/outcome-map';
import type { Outcome } from '../../model/types';

/** The colour of each step of each outcome, as CSS. */
export type MapColours = Record<Outcome, readonly string[]>;

/** The property of the style sheet from which the colours of an outcome come. */
const HUES: Record<Outcome, string> = {
  converged: '--current',
  forced: '--dirty',
  'not-converged': '--never',
  aborted: '--line-strong',
  lost: '--warning',
  failed: '--warning',
};

/** How far the first and last steps are from ground and ink. */
const LIGHTEST = 0.2;
const DARKEST = 0.62;

/** The colours of the map in the current theme: from near the ground to near the ink. */
export function coloursOf(element: Element, value: MapValue): MapColours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const [ground, ink] = [read('--map-ground'), read('--map-ink')];
  const steps = MAP_SCALES[value].bounds.length + 1;
  const colours = OUTCOME_ORDER.map((outcome) => {
    const hue = read(HUES[outcome]);
    const ends = [interpolateRgb(ground, hue)(LIGHTEST), interpolateRgb(hue, ink)(DARKEST)];
    return [outcome, quantize(interpolateRgbBasis([ends[0]!, hue, ends[1]!]), steps)] as const;
  });
  return Object.fromEntries(colours) as unknown as MapColours;
}

/** A cell is sure if it ends alike with so many seeds. */
const SEEDS = 9;
/** What unsure cells fade to. */
const GREY = '#8d8d8d';

/**
 * Draws one pixel for each cell, the first row at the bottom. `agreeing` has with how many of nine
 * seeds a cell ends alike; null if that is not known.
 */
export function paintCells(
  canvas: HTMLCanvasElement,
  columns: number,
  colours: MapColours,
  { classes, steps }: MapPicture,
  agreeing: Uint8Array | null,
): void {
  const rows = classes.length / columns;
  if (canvas.width !== columns || canvas.height !== rows)
    Object.assign(canvas, { width: columns, height: rows });
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const sure = OUTCOME_ORDER.map((outcome) => colours[outcome].map(pixelOf));
  const fades = agreeing && fadesOf(colours);
  for (let place = 0; place < classes.length; place++) {
    const [which, step] = [classes[place]!, steps[place]!];
    const list = sure[which];
    if (!list) continue;
    const same = agreeing?.[place] ?? SEEDS;
    const target = (rows - 1 - Math.floor(place / columns)) * columns + (place % columns);
    pixels[target] = same < SEEDS && fades ? fades[which]![step]![same]! : list[step]!;
  }
  context.putImageData(image, 0, 0);
}

/** For each outcome and step, the colours from quite unsure to sure. */
const fadesOf = (colours: MapColours): number[][][] =>
  OUTCOME_ORDER.map((outcome) =>
    colours[outcome].map((colour) => {
      const between = interpolateRgb(GREY, colour);
      return Array.from({ length: SEEDS }, (_, same) => pixelOf(between((same / SEEDS) * 0.7)));
    }),
  );

/** A CSS colour as the bytes red, green, blue and alpha. */
function pixelOf(colour: string): number {
  const { r, g, b } = rgb(colour);
  return (255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r);
}
