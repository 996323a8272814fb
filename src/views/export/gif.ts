import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc';
import { readColour } from '../map/paint';
import type { PictureStyle } from './colours';
import type { Recorder } from './film';

/** Colours of a GIF; one more means "as before". */
const COLOURS = 255;

/** Collects frames as a GIF that plays for ever. */
export class GifRecorder implements Recorder {
  readonly #gif = GIFEncoder();
  readonly #framesPerSecond: number;
  readonly #tokens: number[][];
  #palette: number[][] | null = null;
  #before: Uint8Array | null = null;
  /** The nearest colour of the palette for each colour found so far. */
  readonly #nearest = new Map<number, number>();

  constructor(framesPerSecond: number, style: PictureStyle) {
    this.#framesPerSecond = framesPerSecond;
    const colours = new Set(Object.values(style.colours));
    this.#tokens = [...colours].map((colour) => [...readColour(colour)]);
  }

  add(canvas: HTMLCanvasElement, index: number): void {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    // The first frame already has every colour, in legend and timeline; the theme's own stay
    // exact.
    this.#palette ??= [
      ...this.#tokens,
      ...quantize(data, COLOURS - this.#tokens.length).slice(0, COLOURS - this.#tokens.length),
    ];
    const pixels = this.#indexOf(new Uint32Array(data.buffer), this.#palette);
    const isFirst = this.#before === null;
    this.#gif.writeFrame(isFirst ? pixels : this.#changes(pixels), width, height, {
      ...(isFirst && { palette: [...this.#palette, [0, 0, 0]], repeat: 0 }),
      ...(!isFirst && { transparent: true, transparentIndex: this.#palette.length }),
      delay: this.#delay(index),
      dispose: 1,
    });
    this.#before = pixels;
  }

  /** Looks up the exact colour, so that edges of letters do not change the colours of the map. */
  #indexOf(pixels: Uint32Array, palette: number[][]): Uint8Array {
    const list = new Uint8Array(pixels.length);
    let [last, index] = [-1, 0];
    pixels.forEach((pixel, place) => {
      if (pixel !== last) {
        last = pixel;
        const known = this.#nearest.get(pixel);
        index =
          known ??
          nearestColorIndex(palette, [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]);
        if (known === undefined) this.#nearest.set(pixel, index);
      }
      list[place] = index;
    });
    return list;
  }

  /** Pixels that did not change are left out, which is most of a frame. */
  #changes(pixels: Uint8Array): Uint8Array {
    const before = this.#before!;
    const same = this.#palette!.length;
    return pixels.map((pixel, place) => (pixel === before[place] ? same : pixel));
  }

  /** The format counts hundredths of a second; the rounding error is carried to the next frame. */
  #delay(index: number): number {
    const at = (frame: number) => Math.round((frame * 100) / this.#framesPerSecond);
    return (at(index + 1) - at(index)) * 10;
  }

  async finish(): Promise<Blob> {
    this.#gif.finish();
    return new Blob([this.#gif.bytes()], { type: 'image/gif' });
  }

  cancel(): void {}
}
