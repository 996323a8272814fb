import type { Moment } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import type { MapSide, Presence } from './paint';

/** Cells behind the cursor that are drawn as being sent. */
const FLIGHT_CELLS = 40;

/** The cell that the sender has reached; null while nothing is sent, as when the link is cut. */
export function cursorCellOf(moment: Moment | null, frame: Frame | null): number | null {
  if (!frame || frame.cursor === null || moment?.traffic(true) !== 'pages') return null;
  return Math.ceil(frame.cursor / frame.pagesPerCell);
}

/** The cells whose pages are being sent, as a range without its end. */
export function flightOf(
  moment: Moment | null,
  frame: Frame | null,
  host: MapSide,
): [number, number] {
  const cursor = cursorCellOf(moment, frame);
  if (!frame || cursor === null || host === 'destination') return [0, 0];
  const length = Math.max(1, Math.min(FLIGHT_CELLS, Math.ceil(frame.cells.length / 100)));
  return [Math.max(0, cursor - length), cursor];
}

/**
 * The destination has no memory before the handshake reserves it; at the end one copy is deleted.
 */
export function presenceAt({ run, stage, step, stepShare }: Moment, host: MapSide): Presence {
  const isLeft = run.hasMoved === (host === 'source');
  const isBefore = step?.code === 'connect' || step?.code === 'configure';
  const grown = step?.code === 'reserve' ? stepShare : 1;
  return {
    reserved: host === 'source' ? 1 : isBefore ? 0 : grown,
    dissolved: stage?.phase === 'cleanup' && isLeft ? (step ? stepShare : 1) : 0,
  };
}
