import type { Run } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import { pictureText } from '../../text/picture';
import { CanvasPen } from './canvas-pen';
import type { PictureStyle } from './colours';
import { PICTURE, drawStage } from './draw-stage';
import type { Imprint } from './imprint';
import { type FilmPlan, flowOf, positionsOf } from './film-plan';

/** Takes the frames of a film in order, and makes a file of them. */
export interface Recorder {
  add(canvas: HTMLCanvasElement, index: number): Promise<void> | void;
  finish(): Promise<Blob>;
  cancel(): Promise<void> | void;
}

export interface Filming {
  run: Run;
  plan: FilmPlan;
  style: PictureStyle;
  imprint: Imprint;
  /** The canvas for the frames; it may be on the page. */
  canvas: HTMLCanvasElement;
  frameAt: (ms: number) => Promise<Frame | null>;
  /** Called after each frame. */
  onframe: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** Makes a film; if cancelled, rejects with the signal's reason and stops all work. */
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
  const { run, plan, style, imprint, canvas, signal } = filming;
  canvas.width = plan.width;
  canvas.height = plan.height;
  const pen = new CanvasPen(canvas, plan.width / PICTURE.width, style.family);
  const positions = positionsOf(run, plan);
  const options = { style, imprint, flow: flowOf(positions), isFixed: true, hasVerdict: true };
  for (const [index, position] of positions.entries()) {
    const moment = run.atPosition(position);
    // Waiting for the worker also lets the page react.
    const frame = await filming.frameAt(moment.ms);
    signal.throwIfAborted();
    if (!frame) throw new Error(pictureText.refused.otherRun);
    drawStage(pen, moment, frame, options);
    await recorder.add(canvas, index);
    signal.throwIfAborted();
    filming.onframe(index + 1, positions.length);
  }
}
