import type { Frame } from '../../state/frames.svelte';
import {
  CellPicture,
  type MapGrid,
  type MapSide,
  type Palette,
  type Presence,
  fade,
  packColour,
  shadeCells,
} from './paint';

/** What a map of a host's memory shows, besides the pages. */
interface Shown {
  host: MapSide;
  palette: Palette;
  presence: Presence;
  /** The cells on their way: the first, and the first after them. */
  inFlight: readonly [number, number];
  /** Cells that show as dirty before a run says so. */
  wet?: Iterable<number>;
}

/** Paints frames on a canvas; what it needs for that is kept between frames. */
export class MapPainter {
  readonly #picture = new CellPicture();
  #colours: Uint32Array | undefined;

  /** The canvas gets the size of the grid. Returns what it was painted with. */
  paint(
    canvas: HTMLCanvasElement,
    grid: MapGrid,
    frame: Frame,
    { host, palette, presence, inFlight, wet = [] }: Shown,
  ): CanvasRenderingContext2D {
    const [across, down] = [grid.columns * grid.cellWidth, grid.rows * grid.cellHeight];
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
    const colours = shadeCells(frame, host, palette, inFlight, presence, this.#colours);
    this.#colours = colours;
    for (const cell of wet) colours[cell] = packColour(palette.dirty);
    const isWhole = presence.reserved === 1 && presence.dissolved === 0;
    const context = canvas.getContext('2d')!;
    this.#picture.paint(context, colours, grid, isWhole ? fade(palette.absent) : 0);
    return context;
  }
}
