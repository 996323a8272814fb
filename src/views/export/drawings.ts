import type { Moment } from '../../model/run/run';
import type { Kept, KeptRun } from '../../state/kept.svelte';
import type { Frame } from '../../state/frames.svelte';
import type { Slot } from '../../state/slot.svelte';
import { describeMoment } from '../watch/caption';
import { pictureText } from '../../text/picture';
import { plain } from '../../text/rich';
import { sayVerdict } from '../watch/say-verdict';
import { CanvasPen } from './canvas-pen';
import { styleOfPage } from './colours';
import type { Scene } from './draw-host';
import { type DrawingOptions, PICTURE, drawStage } from './draw-stage';
import { type Imprint, imprintOf } from './imprint';
import type { Pen } from './pen';
import { SvgPen } from './svg-pen';

/** Something that any pen can draw. */
export interface PenDrawing {
  /** Draws it; returns its height in units of the picture. */
  draw: (pen: Pen, options: DrawingOptions) => number;
  /** What it shows, in words. */
  words: string;
  imprint: () => Promise<Imprint>;
  /** Units that are left out at the top; 0 by default. */
  top?: number;
}

/** A moment with its frame, which follows; throws if there is none yet, or none any more. */
export async function sceneOf(
  moment: Moment | null,
  frameAt: (moment: Moment) => Promise<Frame | null>,
): Promise<Scene> {
  if (!moment) throw new Error(pictureText.refused.noRun);
  const frame = await frameAt(moment);
  if (!frame) throw new Error(pictureText.refused.otherRun);
  return { moment, frame };
}

/** A moment of the current run; the counts of its pages may be exact. */
export const sceneIn = (slot: Slot, moment: Moment | null, isCounted = false): Promise<Scene> =>
  sceneOf(moment, ({ run, ms }) => slot.frameAt(run, ms, isCounted));

/** A kept run at the moment that is shown beside another. */
export const sceneBeside = (
  beside: Moment | null,
  kept: Kept,
  chosen: KeptRun,
  isCounted = false,
): Promise<Scene> =>
  sceneOf(beside && kept.momentOf(chosen, beside), ({ ms }) => chosen.side.frameAt(ms, isCounted));

/** Both hosts at a moment; without the verdict for worksheets. */
export function drawingOf({ moment, frame }: Scene, hasVerdict = true): PenDrawing {
  const { run, ms } = moment;
  const { what, text } = describeMoment(moment);
  const verdict = hasVerdict ? `${plain(sayVerdict(run.verdict, run.scenario.policy.id))} ` : '';
  return {
    draw: (pen, options) => drawStage(pen, moment, frame, { ...options, hasVerdict }),
    words: verdict + plain(`${what} ${text}`),
    imprint: () => imprintOf(run.scenario, { ms }),
    top: hasVerdict ? 0 : PICTURE.verdict,
  };
}

/** Packages on the link keep their place in a still picture. */
const FLOW = 110;

/** The style is read before any wait, because the theme may be shown only until then. */
const optionsOf = async ({ imprint }: PenDrawing): Promise<DrawingOptions> => ({
  style: styleOfPage(),
  imprint: await imprint(),
  flow: FLOW,
  isFixed: false,
});

/** A drawing as a standalone SVG. */
export async function svgOf(drawing: PenDrawing): Promise<SVGElement> {
  const options = await optionsOf(drawing);
  const pen = new SvgPen(options.style.family);
  const height = drawing.draw(pen, options);
  return pen.finish(PICTURE.width, height, drawing.words, drawing.top);
}

/** A drawing as PNG, with `scale` pixels per unit. */
export async function pngOf(drawing: PenDrawing, scale = 2): Promise<Blob> {
  const options = await optionsOf(drawing);
  const { family } = options.style;
  // Its height depends on the length of the address.
  const height = drawing.draw(new SvgPen(family), options);
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE.width * scale;
  canvas.height = height * scale;
  drawing.draw(new CanvasPen(canvas, scale, family), options);
  return toPng(canvas);
}

/** The content of a canvas as a file. */
export function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error(pictureText.refused.noPng))),
      'image/png',
    ),
  );
}
