import type { MapGrid } from '../map/paint';

/** Fill and stroke of a shape. */
export interface Ink {
  fill?: string;
  stroke?: string;
  /** Width of the stroke; 1 by default. */
  width?: number;
  dash?: readonly number[];
  opacity?: number;
}

/** Style of a text. */
export interface Type {
  size: number;
  fill: string;
  weight?: 400 | 550 | 600;
  anchor?: 'start' | 'middle' | 'end';
}

/**
 * Draws a picture, in units of the picture. One pen writes SVG and one paints a canvas, so
 * pictures and films share their code.
 */
export interface Pen {
  /** Device pixels in one unit; cells of maps are whole ones. */
  readonly scale: number;
  /** Draws SVG path data, moved to (x, y) and enlarged. */
  path(data: string, ink: Ink, x?: number, y?: number, zoom?: number): void;
  /** Writes text on one line, with its baseline at y. */
  text(words: string, x: number, y: number, type: Type): void;
  /** Draws the cells of a memory map, in packed colours (0 for none), behind a rounded frame. */
  cells(colours: Uint32Array, grid: MapGrid, x: number, y: number, corner: number): void;
  /** The width of a text. */
  measure(words: string, type: Pick<Type, 'size' | 'weight'>): number;
}

/** Path data of a box with rounded corners. */
export function box(x: number, y: number, width: number, height: number, corner = 0): string {
  const round = Math.max(0, Math.min(corner, width / 2, height / 2));
  if (!round) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const [across, down] = [width - 2 * round, height - 2 * round];
  const arc = (dx: number, dy: number) => `a${round} ${round} 0 0 1 ${dx} ${dy}`;
  return (
    `M${x + round} ${y}h${across}${arc(round, round)}v${down}${arc(-round, round)}` +
    `h${-across}${arc(-round, -round)}v${-down}${arc(round, -round)}Z`
  );
}

/** A packed colour of a map in CSS form. */
export function hexOf(colour: number): string {
  const byte = (shift: number) => ((colour >>> shift) & 255).toString(16).padStart(2, '0');
  return `#${byte(0)}${byte(8)}${byte(16)}`;
}
