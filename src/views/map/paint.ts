import type { Frame } from '../../state/playback.svelte';

export type Host = 'source' | 'destination';
export type Rgb = readonly [number, number, number];

/** The colours of the map by meaning. */
export interface Palette {
  absent: Rgb;
  current: Rgb;
  dirty: Rgb;
  zero: Rgb;
  flight: Rgb;
}

/** How cells lie on the canvas, in device pixels: whole ones, so that nothing shimmers. */
export interface Grid {
  columns: number;
  rows: number;
  cell: number;
  gap: number;
}

/** A map is at most this high for its width. */
const MAX_ASPECT = 0.62;

/** Lays `count` cells out over a width: the largest square cells that do not make it too high. */
export function layOut(count: number, width: number): Grid {
  const cell = Math.max(
    1,
    Math.min(24, Math.floor(Math.sqrt((width * width * MAX_ASPECT) / count))),
  );
  const columns = Math.max(1, Math.min(count, Math.floor(width / cell)));
  return { columns, rows: Math.ceil(count / columns), cell, gap: cell >= 6 ? 1 : 0 };
}

/** A cell with a few dirty pages among many must still be seen to be dirty. */
const lift = (share: number) => Math.sqrt(share);

/** The colour of every cell as RGBA, one 32-bit number each, little endian. */
export function shadeCells(
  frame: Frame,
  host: Host,
  palette: Palette,
  [flightFrom, flightTo]: readonly [number, number],
): Uint32Array {
  const cells = frame.cells.length / 4;
  const colours = new Uint32Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const at = cell * 4;
    const pages = Math.min(frame.pagesPerCell, frame.pages - cell * frame.pagesPerCell);
    const absent = frame.cells[at]! / pages;
    const marked = frame.cells[at + (host === 'source' ? 1 : 2)]! / pages;
    const zero = Math.min(1 - absent, frame.cells[at + 3]! / pages);
    colours[cell] =
      cell >= flightFrom && cell < flightTo
        ? pack(palette.flight)
        : mix(palette, absent, marked, Math.min(zero, 1 - absent - marked));
  }
  return colours;
}

function mix(palette: Palette, absent: number, marked: number, zero: number): number {
  const warm = lift(marked);
  const rest = 1 - absent - marked;
  const scale = rest + absent > 0 ? (1 - warm) / (rest + absent) : 0;
  const channel = (i: 0 | 1 | 2) =>
    warm * palette.dirty[i] +
    scale *
      (absent * palette.absent[i] +
        zero * palette.zero[i] +
        Math.max(0, rest - zero) * palette.current[i]);
  return pack([channel(0), channel(1), channel(2)]);
}

function pack([red, green, blue]: Rgb): number {
  return (
    ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0
  );
}

/** Reads "#rrggbb" as computed for a token. */
export function readColour(text: string): Rgb {
  const value = parseInt(text.trim().slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Draws the cells with one small picture, enlarged by whole pixels, and hairlines between. */
export function paintCells(
  context: CanvasRenderingContext2D,
  colours: Uint32Array,
  { columns, rows, cell, gap }: Grid,
  ground: string,
): void {
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  pixels.set(colours.subarray(0, columns * rows));
  const small = new OffscreenCanvas(columns, rows);
  small.getContext('2d')!.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.clearRect(0, 0, columns * cell, rows * cell);
  context.drawImage(small, 0, 0, columns * cell, rows * cell);
  if (!gap) return;
  context.fillStyle = ground;
  for (let column = 1; column < columns; column++)
    context.fillRect(column * cell - gap, 0, gap, rows * cell);
  for (let row = 1; row < rows; row++) context.fillRect(0, row * cell - gap, columns * cell, gap);
}
