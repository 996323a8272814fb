import { ABSENT, DIRTY, STALE } from '../../model/page-state';
import type { Frame } from '../../state/frames.svelte';
import type { MarkOthers } from '../../state/hands.svelte';

/** A mark takes this share of a cell, at least one pixel of the drawing. */
const SHARE = 0.34;

/**
 * Marks the cells that wait to be sent in another run and not in the current one, or the other way
 * round. Memories of different sizes are compared by shares.
 */
export function markingOthers(other: Frame, colour: string): MarkOthers {
  return (context, grid, host, { cells }) => {
    const waits = host === 'source' ? DIRTY : STALE | ABSENT;
    const { columns, cellWidth, cellHeight } = grid;
    const width = Math.max(1, Math.round(cellWidth * SHARE));
    const height = Math.max(1, Math.round(cellHeight * SHARE));
    const [right, down] = [(cellWidth - width) >> 1, (cellHeight - height) >> 1];
    context.fillStyle = colour;
    for (let cell = 0; cell < cells.length; cell++) {
      const twin = other.cells[Math.floor((cell * other.cells.length) / cells.length)]!;
      if (Boolean(twin & waits) === Boolean(cells[cell]! & waits)) continue;
      const [x, y] = [(cell % columns) * cellWidth, Math.floor(cell / columns) * cellHeight];
      context.fillRect(x + right, y + down, width, height);
    }
  };
}
