import type { MapGrid } from '../map/paint';
import { type Ink, type Pen, type Type, box, hexOf } from './pen';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Removes characters that XML forbids: control characters except tab and line ends, and half
 * surrogate pairs.
 */
export const xmlText = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

/** Lengths need at most two decimals. */
const short = (value: number) => String(Math.round(value * 100) / 100);

type Attributes = Record<string, string | number | undefined>;

/** Makes an element of a picture; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, words?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined)
      made.setAttribute(key, typeof value === 'number' ? short(value) : xmlText(value));
  if (words !== undefined) made.textContent = xmlText(words);
  return made;
}

/** Writes a picture as a standalone SVG document, from nodes and never from joined text. */
export class SvgPen implements Pen {
  /** Cells are as fine as in a picture of twice the size. */
  readonly scale = 2;
  readonly root: SVGElement;
  readonly #rule: CanvasRenderingContext2D;
  readonly #family: string;

  constructor(family: string) {
    this.#family = family;
    this.#rule = document.createElement('canvas').getContext('2d')!;
    this.root = element('svg', { 'font-family': family });
  }

  path(data: string, ink: Ink, x = 0, y = 0, zoom = 1): void {
    const transform = `translate(${short(x)} ${short(y)})${zoom === 1 ? '' : ` scale(${short(zoom)})`}`;
    this.root.append(
      element('path', {
        d: data,
        fill: ink.fill ?? 'none',
        stroke: ink.stroke,
        'stroke-width': ink.stroke ? (ink.width ?? 1) : undefined,
        'stroke-dasharray': ink.dash?.length ? ink.dash.join(' ') : undefined,
        opacity: ink.opacity,
        transform: x || y || zoom !== 1 ? transform : undefined,
      }),
    );
  }

  text(words: string, x: number, y: number, { size, fill, weight, anchor }: Type): void {
    this.root.append(
      element(
        'text',
        { x, y, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, fill },
        words,
      ),
    );
  }

  /** The cells of each colour are one shape, so that a map is sharp in any program. */
  cells(colours: Uint32Array, grid: MapGrid, x: number, y: number, corner: number): void {
    const [width, height] = [grid.columns * grid.cellWidth, grid.rows * grid.cellHeight];
    const id = `frame-${this.root.childElementCount}`;
    const frame = element('clipPath', { id });
    frame.append(element('path', { d: box(0, 0, width, height, corner * this.scale) }));
    const group = element('g', {
      transform: `translate(${short(x)} ${short(y)}) scale(${1 / this.scale})`,
      'clip-path': `url(#${id})`,
      'shape-rendering': 'crispEdges',
    });
    group.append(frame);
    for (const [colour, data] of runsOf(colours, grid))
      group.append(element('path', { d: data, fill: hexOf(colour) }));
    this.root.append(group);
  }

  measure(words: string, { size, weight = 400 }: Pick<Type, 'size' | 'weight'>): number {
    this.#rule.font = `${weight} ${size}px ${this.#family}`;
    return this.#rule.measureText(words).width;
  }

  /** The document from `top` on; its size in units is its size in pixels. */
  finish(width: number, bottom: number, title: string, top = 0): SVGElement {
    const height = bottom - top;
    const { root } = this;
    root.setAttribute('viewBox', `0 ${short(top)} ${short(width)} ${short(height)}`);
    root.setAttribute('width', short(width));
    root.setAttribute('height', short(height));
    root.setAttribute('role', 'img');
    root.prepend(element('title', {}, title));
    return root;
  }
}

/** A drawing as the text of a file. */
export const svgText = (root: SVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;

/** The cells of each colour as path data; neighbours in a row form one box. */
export function runsOf(colours: Uint32Array, grid: MapGrid): Map<number, string> {
  const { columns, cellWidth, cellHeight, gap } = grid;
  const shapes = new Map<number, string[]>();
  for (let cell = 0; cell < colours.length;) {
    const colour = colours[cell]!;
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    let length = 1;
    while (
      !gap &&
      column + length < columns &&
      cell + length < colours.length &&
      colours[cell + length] === colour
    )
      length++;
    cell += length;
    if (colour === 0) continue;
    const across = length * cellWidth - gap;
    const data = `M${column * cellWidth} ${row * cellHeight}h${across}v${cellHeight - gap}h${-across}Z`;
    const list = shapes.get(colour);
    if (list) list.push(data);
    else shapes.set(colour, [data]);
  }
  return new Map([...shapes].map(([colour, list]) => [colour, list.join('')]));
}
