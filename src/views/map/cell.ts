import type { Frame } from '../../state/frames.svelte';
import { bytes, count } from '../format';
import type { Host } from './paint';

const hex = (address: number) => `0x${address.toString(16)}`;

/** A cell in words: its pages, where they lie, and how many are in which state. */
export function describeCell(frame: Frame, host: Host, cell: number, pageBytes: number): string {
  const first = cell * frame.pagesPerCell;
  const last = Math.min(first + frame.pagesPerCell, frame.pages) - 1;
  const pages = last - first + 1;
  const [absent, dirty, stale, zero] = frame.cells.subarray(cell * 4, cell * 4 + 4);
  const range = first === last ? `Page ${count(first)}` : `Pages ${count(first)} to ${count(last)}`;
  const marked = host === 'source' ? dirty! : stale!;
  const parts: [number, string][] =
    host === 'source'
      ? [
          [absent!, 'not sent'],
          [marked, 'dirty again'],
          [pages - absent! - marked, 'sent and clean'],
        ]
      : [
          [absent!, 'absent'],
          [marked, 'stale'],
          [pages - absent! - marked, 'current'],
        ];
  if (zero! > 0) parts.push([zero!, 'of them zero pages']);
  const said = parts.filter(([number]) => number > 0);
  const states = said.map(([number, words]) => `${count(number)} ${words}`).join(', ');
  return `${range}, ${bytes(pages * pageBytes)} at ${hex(first * pageBytes)}: ${states}`;
}
