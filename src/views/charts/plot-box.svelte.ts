import type { PlotAxis } from './axis';

/** The width of ten rem without magnification, pixels. */
const TEN_REM = 160;

/**
 * The size of a chart's drawing, pixels, and the scale of its letters, which depends on the theme.
 */
export class PlotSize {
  width = $state(0);
  height = $state(0);
  tenRem = $state(TEN_REM);
  readonly zoom = $derived(this.tenRem / TEN_REM);
}

/** The area of the values, pixels from left and top. */
export interface PlotBox {
  left: number;
  right: number;
  top: number;
  floor: number;
  zoom: number;
}

/** A panel of a drawing: its area and its axes. */
export interface Panel {
  box: PlotBox;
  x: PlotAxis;
  y: PlotAxis;
  /** Whether its values are beside it, or only its lines are drawn. */
  hasValues: boolean;
}

/** The area of a drawing without the space for axis labels. */
export function plotBox({ width, height, zoom }: Omit<PlotSize, 'tenRem'>): PlotBox {
  const left = 46 * zoom;
  const right = Math.max(left + 1, width - 10);
  return { left, right, top: 24 * zoom, floor: height - 40 * zoom, zoom };
}

/** The magnifier's share of the width, and the gap before it, pixels. */
const LENS = 0.36;
const GAP = 22;

/** The same with the magnifier at its right, with space for values if it needs its own. */
export function withLens(box: PlotBox, hasValues: boolean): { main: PlotBox; lens: PlotBox } {
  const room = hasValues ? 40 * box.zoom : 0;
  const from = box.left + (box.right - box.left) * (1 - LENS);
  return {
    main: { ...box, right: Math.max(box.left + 1, from - GAP) },
    lens: { ...box, left: Math.min(from + room, box.right - 1) },
  };
}
