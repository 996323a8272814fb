import { type Step, shareOf } from '../../model/steps';
import type { MigrationResult, Phase } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import type { Frame } from '../../state/playback.svelte';
import type { Host, Presence } from './paint';

/** Cells behind the cursor that are drawn as on their way. */
const FLIGHT_CELLS = 40;

/** The cell that the sender has reached; null while it sends nothing. */
export function cursorCellOf(frame: Frame | null): number | null {
  return frame && frame.cursor !== null ? Math.ceil(frame.cursor / frame.pagesPerCell) : null;
}

/** The cells whose pages are on their way, as a half-open range. */
export function flightOf(frame: Frame | null, host: Host): [number, number] {
  const cursor = cursorCellOf(frame);
  if (!frame || cursor === null || host === 'destination') return [0, 0];
  const length = Math.max(1, Math.min(FLIGHT_CELLS, Math.ceil(frame.cells.length / 400)));
  return [Math.max(0, cursor - length), cursor];
}

/** The destination has no memory before the handshake gave it some; in the end one copy goes. */
export function presenceAt(
  result: MigrationResult | null,
  host: Host,
  stage: Phase | null,
  step: Step | null,
  ms: number,
): Presence {
  const share = step ? shareOf(step, ms) : 0;
  const isLeft = result !== null && hasMoved(result) === (host === 'source');
  const isBefore = step?.code === 'connect' || step?.code === 'configure';
  const grown = step?.code === 'reserve' ? share : 1;
  return {
    reserved: host === 'source' ? 1 : isBefore ? 0 : grown,
    dissolved: stage === 'cleanup' && isLeft ? (step ? share : 1) : 0,
  };
}
