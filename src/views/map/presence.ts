import type { Moment } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import type { MapSide, Presence } from './paint';

/** Cells behind the cursor that are drawn as on their way. */
const FLIGHT_CELLS = 40;

/** The cell that the sender has reached; null while it sends nothing. */
export function cursorCellOf(frame: Frame | null): number | null {
  return frame && frame.cursor !== null ? Math.ceil(frame.cursor / frame.pagesPerCell) : null;
}

/** The cells whose pages are on their way, as a half-open range. */
export function flightOf(frame: Frame | null, host: MapSide): [number, number] {
  const cursor = cursorCellOf(frame);
  if (!frame || cursor === null || host === 'destination') return [0, 0];
  const length = Math.max(1, Math.min(FLIGHT_CELLS, Math.ceil(frame.cells.length / 100)));
  return [Math.max(0, cursor - length), cursor];
}

/** The destination has no memory before the handshake gave it some; in the end one copy goes. */
export function presenceAt({ run, stage, step, stepShare }: Moment, host: MapSide): Presence {
  const isLeft = run.hasMoved === (host === 'source');
  const isBefore = step?.code === 'connect' || step?.code === 'configure';
  const grown = step?.code === 'reserve' ? stepShare : 1;
  return {
    reserved: host === 'source' ? 1 : isBefore ? 0 : grown,
    dissolved: stage?.phase === 'cleanup' && isLeft ? (step ? stepShare : 1) : 0,
  };
}
