import type { PlotAxis } from './axis';

/** The height of a chart where a pixel is one, and the width of ten rem there. */
const HEIGHT = 200;
const TEN_REM = 160;

/** How large a chart's drawing is, pixels, and what themes make of a pixel: letters differ in size. */
export class PlotSize {
  width = $state(0);
  tenRem = $state(TEN_REM);
  readonly zoom = $derived(this.tenRem / TEN_REM);
  readonly height = $derived(HEIGHT * this.zoom);
}

/** Where values are drawn, pixels from the left and from above. */
export interface PlotBox {
  left: number;
  right: number;
  top: number;
  floor: number;
  zoom: number;
}

/** A panel of a drawing: where it is and what its axes are. */
export interface Panel {
  box: PlotBox;
  x: PlotAxis;
  y: PlotAxis;
  /** Whether its values stand beside it, or only its lines are drawn. */
  hasValues: boolean;
}

/** The room of a drawing without that of its axes' words. */
export function plotBox({ width, height, zoom }: Omit<PlotSize, 'tenRem'>): PlotBox {
  const left = 46 * zoom;
  const right = Math.max(left + 1, width - 10);
  return { left, right, top: 24 * zoom, floor: height - 40 * zoom, zoom };
}

/** The share of the width that the magnifier takes, and the gap before it, pixels. */
const LENS = 0.36;
const GAP = 22;

/** The same with the magnifier at its right, which has room for values of its own where it needs it. */
export function withLens(box: PlotBox, hasValues: boolean): { main: PlotBox; lens: PlotBox } {
  const room = hasValues ? 40 * box.zoom : 0;
  const from = box.left + (box.right - box.left) * (1 - LENS);
  return {
    main: { ...box, right: Math.max(box.left + 1, from - GAP) },
    lens: { ...box, left: Math.min(from + room, box.right - 1) },
  };
}
