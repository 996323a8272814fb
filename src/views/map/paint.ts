import { ABSENT, DIRTY, STALE, ZERO } from '../../model/page-state';
import type { Frame } from '../../state/frames.svelte';

export type MapSide = 'source' | 'destination';
export type Rgb = readonly [number, number, number];

/** The colours of the map by meaning. */
export interface Palette {
  absent: Rgb;
  current: Rgb;
  dirty: Rgb;
  zero: Rgb;
  flight: Rgb;
}

/** The layout of cells on the canvas, in whole device pixels, so that nothing flickers. */
export interface MapGrid {
  columns: number;
  rows: number;
  cellWidth: number;
  cellHeight: number;
  gap: number;
}

const MAX_CELL = 24;

/** Lays out `count` cells so that they fill a box as well as whole pixels allow. */
export function layOut(count: number, width: number, height: number): MapGrid {
  let best: MapGrid = { columns: count, rows: 1, cellWidth: 1, cellHeight: 1, gap: 0 };
  let filled = 0;
  for (let cellHeight = 1; cellHeight <= MAX_CELL; cellHeight++)
    for (let cellWidth = 1; cellWidth <= 2 * cellHeight; cellWidth++) {
      const columns = Math.max(1, Math.min(count, Math.floor(width / cellWidth)));
      const rows = Math.ceil(count / columns);
      const fits = columns * cellWidth <= width && rows * cellHeight <= height;
      const isSlim = cellHeight > 2 * cellWidth;
      // If two layouts fill it equally, squarer cells are easier to read.
      const lean = Math.abs(cellHeight - cellWidth) / (cellHeight + cellWidth);
      const area = count * cellWidth * cellHeight * (1 - 0.1 * lean);
      if (!fits || isSlim || area <= filled) continue;
      filled = area;
      const gap = Math.min(cellWidth, cellHeight) >= 6 ? 1 : 0;
      best = { columns, rows, cellWidth, cellHeight, gap };
    }
  return best;
}

/**
 * How much of a host's copy exists: it grows from the first page, and disappears everywhere at
 * once.
 */
export interface Presence {
  reserved: number;
  dissolved: number;
}

/**
 * A number between 0 and 1 for each cell, without a visible pattern, that says when it disappears.
 */
function scatter(cell: number): number {
  let hash = cell + 1;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The number of states of a byte of a frame. */
const STATES = 16;

/**
 * The colour of every cell as one 32-bit RGBA number, little endian; 0 for none. `into` is reused
 * if it has the right length, because that is faster than new memory.
 */
export function shadeCells(
  frame: Frame,
  host: MapSide,
  palette: Palette,
  [flightFrom, flightTo]: readonly [number, number],
  { reserved, dissolved }: Presence,
  into?: Uint32Array,
): Uint32Array {
  const { cells } = frame;
  const colours = into?.length === cells.length ? into : new Uint32Array(cells.length);
  const marked = host === 'source' ? DIRTY : STALE;
  const table = Uint32Array.from({ length: STATES }, (_, state) =>
    packColour(
      state & marked
        ? palette.dirty
        : state & ABSENT
          ? palette.absent
          : state & ZERO
            ? palette.zero
            : palette.current,
    ),
  );
  for (let cell = 0; cell < cells.length; cell++) colours[cell] = table[cells[cell]!]!;
  colours.fill(packColour(palette.flight), flightFrom, flightTo);
  colours.fill(0, Math.ceil(reserved * cells.length));
  for (let cell = 0; dissolved > 0 && cell < cells.length; cell++)
    if (scatter(cell) < dissolved) colours[cell] = 0;
  return colours;
}

/** A colour as one 32-bit number. */
export function packColour([red, green, blue]: Rgb): number {
  return (
    ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0
  );
}

/** A colour of which little is seen. */
export const fade = (colour: Rgb): number => ((packColour(colour) & 0xffffff) | 0x80000000) >>> 0;

/** Reads a colour "#rrggbb" of a token. */
export function readColour(text: string): Rgb {
  const value = parseInt(text.trim().slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The colours of a map as its theme sets them. */
export function paletteAt(map: Element): Palette {
  const style = getComputedStyle(map);
  const colour = (name: string) => readColour(style.getPropertyValue(name));
  return {
    absent: colour('--unsent'),
    current: colour('--current'),
    dirty: colour('--dirty'),
    zero: colour('--zero'),
    flight: colour('--flight'),
  };
}

/** A small picture with one pixel for each cell, which is enlarged; kept between frames. */
export class CellPicture {
  readonly #canvas = new OffscreenCanvas(1, 1);
  #image = new ImageData(1, 1);
  #pixels = new Uint32Array(this.#image.data.buffer);

  /**
   * Draws the cells, enlarged by whole pixels, with thin lines between. `rest` fills the last row
   * where the memory has ended.
   */
  paint(
    context: CanvasRenderingContext2D,
    colours: Uint32Array,
    { columns, rows, cellWidth, cellHeight, gap }: MapGrid,
    rest = 0,
  ): void {
    if (this.#image.width !== columns || this.#image.height !== rows) {
      this.#image = new ImageData(columns, rows);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
      this.#canvas.width = columns;
      this.#canvas.height = rows;
    }
    this.#pixels.set(colours.subarray(0, this.#pixels.length));
    this.#pixels.fill(rest, colours.length);
    this.#canvas.getContext('2d')!.putImageData(this.#image, 0, 0);
    context.imageSmoothingEnabled = false;
    const [across, down] = [columns * cellWidth, rows * cellHeight];
    context.clearRect(0, 0, across, down);
    context.drawImage(this.#canvas, 0, 0, across, down);
    for (let column = 1; gap && column < columns; column++)
      context.clearRect(column * cellWidth - gap, 0, gap, down);
    for (let row = 1; gap && row < rows; row++)
      context.clearRect(0, row * cellHeight - gap, across, gap);
  }
}
