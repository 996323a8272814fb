import { judge } from '../../model/verdict';
import type { MigrationResult } from '../../model/types';
import type { Frame } from '../../state/playback.svelte';
import { verdictText } from '../watch/say-verdict';
import { CanvasPen } from './canvas-pen';
import { type Look, lookOfPage } from './colours';
import { PICTURE, drawStage } from './draw-stage';
import { imprintOf } from './imprint';
import { type Scene, sceneAt, storyOf } from './scene';
import { SvgPen } from './svg-pen';

/** What of the lab a picture of the stage needs. */
export interface Shown {
  session: {
    result: MigrationResult | null;
    client: { frameAt(ms: number): Promise<Frame | null> };
  };
  playback: { position: number; ms: number };
}

/** Packages on the link keep their place in a still picture. */
const FLOW = 110;

/** The moment at the playhead, with its own frame; throws where there is none yet. */
export async function sceneShown({ session, playback }: Shown): Promise<Scene> {
  const { result } = session;
  if (!result) throw new Error('There is no run yet.');
  const { position, ms } = playback;
  const frame = await session.client.frameAt(ms);
  if (!frame) throw new Error('Another run has begun.');
  return sceneAt(storyOf(result), position, frame);
}

const detailsOf = async (scene: Scene, look: Look, hasVerdict = true) => ({
  look,
  imprint: await imprintOf(scene.story.result.scenario, scene.ms),
  flow: FLOW,
  isFixed: false,
  hasVerdict,
});

/** The stage as an SVG of its own; for worksheets without the verdict. */
export async function stageSvg(scene: Scene, hasVerdict = true): Promise<SVGElement> {
  const look = lookOfPage();
  const pen = new SvgPen(look.family);
  const height = drawStage(pen, scene, await detailsOf(scene, look, hasVerdict));
  const { what, text, written } = scene.caption;
  const moment = `${what} ${text}${written ? ` ${written}.` : ''}`;
  if (!hasVerdict) return pen.finish(PICTURE.width, height, moment, PICTURE.verdict);
  const verdict = verdictText(judge(scene.story.result));
  return pen.finish(PICTURE.width, height, `${verdict} ${moment}`);
}

/** The stage as PNG, `scale` pixels a unit. */
export async function stagePng(scene: Scene, scale = 2): Promise<Blob> {
  const look = lookOfPage();
  // Its height depends on the length of the address.
  const height = drawStage(new SvgPen(look.family), scene, await detailsOf(scene, look));
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE.width * scale;
  canvas.height = height * scale;
  drawStage(new CanvasPen(canvas, scale, look.family), scene, await detailsOf(scene, look));
  return toPng(canvas);
}

/** What is on a canvas as a file. */
export function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser makes no PNG here.'))),
      'image/png',
    ),
  );
}
