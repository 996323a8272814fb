import type { Moment } from '../../model/run/run';
import type { Kept, KeptRun } from '../../state/kept.svelte';
import type { Slot } from '../../state/slot.svelte';
import { describeMoment } from '../watch/caption';
import { pictureText } from '../../text/picture';
import { plain } from '../../text/rich';
import { sayVerdict } from '../watch/say-verdict';
import { CanvasPen } from './canvas-pen';
import { styleOfPage } from './colours';
import type { Scene } from './draw-host';
import { PICTURE, type PictureOptions, drawStage } from './draw-stage';
import { imprintOf } from './imprint';
import { SvgPen } from './svg-pen';

/** The moment at the playhead with its frame; throws if there is none yet. */
export async function sceneAtPlayhead(slot: Slot): Promise<Scene> {
  const { moment } = slot;
  if (!moment) throw new Error(pictureText.refused.noRun);
  const frame = await slot.frameAt(moment.run, moment.ms, true);
  if (!frame) throw new Error(pictureText.refused.otherRun);
  return { moment, frame };
}

/** A kept run at the moment that is shown beside the playhead; throws if there is none yet. */
export async function sceneBeside(slot: Slot, kept: Kept, chosen: KeptRun): Promise<Scene> {
  const moment = slot.moment && kept.momentOf(chosen, slot.moment);
  if (!moment) throw new Error(pictureText.refused.noRun);
  const frame = await chosen.side.frameAt(moment.ms);
  if (!frame) throw new Error(pictureText.refused.otherRun);
  return { moment, frame };
}

/** Packages on the link keep their place in a still picture. */
const FLOW = 110;

/** The style is read before any wait, because the theme may be shown only until then. */
const optionsOf = async ({ run, ms }: Moment, hasVerdict: boolean): Promise<PictureOptions> => ({
  style: styleOfPage(),
  imprint: await imprintOf(run.scenario, ms),
  flow: FLOW,
  isFixed: false,
  hasVerdict,
});

/** The stage as a standalone SVG; without the verdict for worksheets. */
export async function stageSvg({ moment, frame }: Scene, hasVerdict = true): Promise<SVGElement> {
  const options = await optionsOf(moment, hasVerdict);
  const pen = new SvgPen(options.style.family);
  const height = drawStage(pen, moment, frame, options);
  const { what, text } = describeMoment(moment);
  const caption = plain(`${what} ${text}`);
  if (!hasVerdict) return pen.finish(PICTURE.width, height, caption, PICTURE.verdict);
  const { verdict, scenario } = moment.run;
  const sentence = plain(sayVerdict(verdict, scenario.policy.id));
  return pen.finish(PICTURE.width, height, `${sentence} ${caption}`);
}

/** The stage as PNG, with `scale` pixels per unit. */
export async function stagePng({ moment, frame }: Scene, scale = 2): Promise<Blob> {
  const options = await optionsOf(moment, true);
  const { family } = options.style;
  // Its height depends on the length of the address.
  const height = drawStage(new SvgPen(family), moment, frame, options);
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE.width * scale;
  canvas.height = height * scale;
  drawStage(new CanvasPen(canvas, scale, family), moment, frame, options);
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
