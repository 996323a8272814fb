import type { Frame } from '../../state/playback.svelte';
import { CanvasPen } from './canvas-pen';
import type { Look } from './colours';
import { type Imprint, PICTURE, drawStage } from './draw-stage';
import { type FilmPlan, flowOf, positionsOf } from './film-plan';
import { type Story, msAt, sceneAt } from './scene';

/** Takes the frames of a film, one after the other, and makes a file of them. */
export interface Recorder {
  add(canvas: HTMLCanvasElement, index: number): Promise<void> | void;
  finish(): Promise<Blob>;
  cancel(): Promise<void> | void;
}

export interface Filming {
  story: Story;
  plan: FilmPlan;
  look: Look;
  imprint: Imprint;
  /** Where the frames are painted; it may stand on the page. */
  canvas: HTMLCanvasElement;
  frameAt: (ms: number) => Promise<Frame | null>;
  /** Told after each frame. */
  onframe: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** Makes a film; rejects with the signal's reason when it is cancelled, and leaves nothing running. */
export async function film(recorder: Recorder, filming: Filming): Promise<Blob> {
  try {
    await shoot(recorder, filming);
    return await recorder.finish();
  } catch (error) {
    await recorder.cancel();
    throw error;
  }
}

async function shoot(recorder: Recorder, filming: Filming): Promise<void> {
  const { story, plan, look, imprint, canvas, signal } = filming;
  canvas.width = plan.width;
  canvas.height = plan.height;
  const pen = new CanvasPen(canvas, plan.width / PICTURE.width, look.family);
  const details = { look, imprint, flow: flowOf(plan), isFixed: true, hasVerdict: true };
  const positions = positionsOf(plan);
  for (const [index, position] of positions.entries()) {
    // Asking the worker lets the page breathe as well.
    const frame = await filming.frameAt(msAt(story, position));
    signal.throwIfAborted();
    if (!frame) throw new Error('Another run has begun.');
    drawStage(pen, sceneAt(story, position, frame), details);
    await recorder.add(canvas, index);
    signal.throwIfAborted();
    filming.onframe(index + 1, positions.length);
  }
}
