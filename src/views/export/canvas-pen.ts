import { CellPicture, type MapGrid } from '../map/paint';
import { type Ink, type Pen, type Type, box } from './pen';

/** Paints a picture on a canvas, enlarged by `scale`. */
export class CanvasPen implements Pen {
  readonly scale: number;
  readonly #context: CanvasRenderingContext2D;
  readonly #family: string;
  /** A map is painted on its own canvas first, because painting it clears the canvas. */
  readonly #map: HTMLCanvasElement;
  readonly #picture = new CellPicture();

  constructor(canvas: HTMLCanvasElement, scale: number, family: string) {
    this.#context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!;
    this.scale = scale;
    this.#family = family;
    this.#map = document.createElement('canvas');
  }

  path(data: string, ink: Ink, x = 0, y = 0, zoom = 1): void {
    const context = this.#context;
    const shape = new Path2D(data);
    const size = this.scale * zoom;
    context.setTransform(size, 0, 0, size, x * this.scale, y * this.scale);
    context.globalAlpha = ink.opacity ?? 1;
    if (ink.fill) {
      context.fillStyle = ink.fill;
      context.fill(shape);
    }
    if (ink.stroke) {
      context.strokeStyle = ink.stroke;
      context.lineWidth = ink.width ?? 1;
      context.setLineDash([...(ink.dash ?? [])]);
      context.stroke(shape);
    }
    context.globalAlpha = 1;
  }

  text(words: string, x: number, y: number, type: Type): void {
    const context = this.#context;
    context.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    context.font = this.#font(type);
    context.fillStyle = type.fill;
    const { anchor = 'start' } = type;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.fillText(words, x, y);
  }

  cells(colours: Uint32Array, grid: MapGrid, x: number, y: number, corner: number): void {
    const context = this.#context;
    const [width, height] = [grid.columns * grid.cellWidth, grid.rows * grid.cellHeight];
    if (this.#map.width !== width) this.#map.width = width;
    if (this.#map.height !== height) this.#map.height = height;
    this.#picture.paint(this.#map.getContext('2d')!, colours, grid);
    const [left, top] = [Math.round(x * this.scale), Math.round(y * this.scale)];
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.save();
    context.clip(new Path2D(box(left, top, width, height, corner * this.scale)));
    context.drawImage(this.#map, left, top);
    context.restore();
  }

  measure(words: string, type: Pick<Type, 'size' | 'weight'>): number {
    this.#context.font = this.#font(type);
    return this.#context.measureText(words).width;
  }

  #font({ size, weight = 400 }: Pick<Type, 'size' | 'weight'>): string {
    return `${weight} ${size}px ${this.#family}`;
  }
}
