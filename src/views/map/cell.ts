import { ABSENT, DIRTY, STALE, ZERO, sampledPage } from '../../model/page-state';
import type { Frame } from '../../state/frames.svelte';
import { mapCellText as t } from '../../text/map-cell';
import type { MapSide } from './paint';

/** Describes a cell: the pages that it stands for, their addresses, and the state of its page. */
export function describeCell(frame: Frame, host: MapSide, cell: number, pageBytes: number): string {
  const { pagesPerCell, pages } = frame;
  const first = cell * pagesPerCell;
  const last = Math.min(first + pagesPerCell, pages) - 1;
  const state = stateOf(frame.cells[cell]!, host);
  const shown = { page: sampledPage(cell, pagesPerCell, pages), pageBytes, state };
  return first === last ? t.page(shown) : t.cell(shown, first, last);
}

function stateOf(state: number, host: MapSide): string {
  const marked = host === 'source' ? DIRTY : STALE;
  const words = (state & ZERO ? t.zeroStates : t.states)[host];
  return state & ABSENT ? words.absent : state & marked ? words.again : words.current;
}
