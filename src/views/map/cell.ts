import { ABSENT, DIRTY, STALE, ZERO, sampledPage } from '../../model/page-state';
import type { Frame } from '../../state/frames.svelte';
import { bytes, count } from '../../text/format';
import type { MapSide } from './paint';

const hex = (address: number) => `0x${address.toString(16)}`;

/** A cell in words: which pages it stands for, where they lie, and the state of the one it shows. */
export function describeCell(frame: Frame, host: MapSide, cell: number, pageBytes: number): string {
  const { pagesPerCell, pages } = frame;
  const first = cell * pagesPerCell;
  const last = Math.min(first + pagesPerCell, pages) - 1;
  const shown = sampledPage(cell, pagesPerCell, pages);
  const state = stateOf(frame.cells[cell]!, host);
  const page = `Page ${count(shown)} at ${hex(shown * pageBytes)}: ${state}`;
  if (first === last) return page;
  const size = bytes((last - first + 1) * pageBytes);
  return `${page}. The cell stands for pages ${count(first)} to ${count(last)} (${size} from ${hex(first * pageBytes)}).`;
}

function stateOf(state: number, host: MapSide): string {
  const marked = host === 'source' ? DIRTY : STALE;
  const [absent, again, current] =
    host === 'source'
      ? ['not sent', 'dirty again', 'sent and clean']
      : ['absent', 'stale', 'current'];
  const words = state & ABSENT ? absent : state & marked ? again : current;
  return state & ZERO ? `${words}, zero page` : words;
}
