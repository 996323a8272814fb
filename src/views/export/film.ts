import type { Run } from '../../model/run/run';
import { CanvasPen } from './canvas-pen';
import type { PictureStyle } from './colours';
import { PICTURE } from './draw-stage';
import type { PenDrawing } from './drawings';
import { type FilmPlan, flowOf, positionsOf } from './film-plan';
import type { Imprint } from './imprint';

/** Takes the frames of a film in order, and makes a file of them. */
export interface Recorder {
  add(canvas: HTMLCanvasElement, index: number): Promise<void> | void;
  finish(): Promise<Blob>;
  cancel(): Promise<void> | void;
}

export interface Filming {
  /** The run whose timeline the playhead goes through. */
  run: Run;
  plan: FilmPlan;
  style: PictureStyle;
  imprint: Imprint;
  /** The canvas for the frames; it may be on the page. */
  canvas: HTMLCanvasElement;
  /** What is shown at a moment, ms; throws if that is not possible any more. */
  drawingAt: (ms: number) => Promise<PenDrawing>;
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
  const options = { style, imprint, flow: flowOf(positions), isFixed: true };
  for (const [index, position] of positions.entries()) {
    // Waiting for the worker also lets the page react.
    const drawing = await filming.drawingAt(run.atPosition(position).ms);
    signal.throwIfAborted();
    drawing.draw(pen, options);
    await recorder.add(canvas, index);
    signal.throwIfAborted();
    filming.onframe(index + 1, positions.length);
  }
}
