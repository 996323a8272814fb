import type { Imprint } from './imprint';
import { type PictureStyle, inTheme, styleOfPage } from './colours';
import { box } from './pen';
import { standalone } from './standalone';
import { SvgPen, element } from './svg-pen';
import { breakAnywhere, setPhrases } from './words';

/** The parts of a chart's frame that its picture shows. */
export interface ChartWords {
  title: string;
  summary: string;
  /** Null if no moment is chosen. */
  reading: { when: string; what: string } | null;
  /** Whether parts marked `data-answer` are shown; worksheets leave them out. */
  hasAnswers?: boolean;
}

export interface Drawing {
  root: SVGElement;
  width: number;
  height: number;
}

const MARGIN = 24;

/** Turns a chart on the page into a standalone SVG with texts, legend and imprint. */
export const chartSvg = (figure: HTMLElement, words: ChartWords, imprint: Imprint | null) =>
  inTheme(() => drawChart(figure, words, imprint));

function drawChart(figure: HTMLElement, words: ChartWords, imprint: Imprint | null): Drawing {
  const drawing = figure.querySelector<SVGSVGElement>('.plot svg');
  if (!drawing) throw new Error('The chart is not drawn yet.');
  const style = styleOfPage();
  const { colours } = style;
  const pen = new SvgPen(style.family);
  // Letters differ in size between themes, and the plot is drawn to match.
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const plot = drawing.getBoundingClientRect();
  const width = plot.width + 2 * MARGIN;
  const ground = element('path', {});
  pen.root.append(ground);
  const line = (x: number, y: number) => [x, y, plot.width] as const;
  let y = MARGIN + 14 * rem;
  const title = { size: 16 * rem, weight: 600, fill: colours.ink } as const;
  y = setPhrases(pen, [{ text: words.title }], line(MARGIN, y), title) + 20 * rem;
  const note = { size: 12.5 * rem, fill: colours.soft };
  y = setPhrases(pen, [{ text: words.summary }], line(MARGIN, y), note) + 24 * rem;
  if (words.reading) {
    const { when, what } = words.reading;
    const phrases = [
      { text: `${when}: ` },
      { text: what, fill: colours.ink, weight: 550 as const },
    ];
    y = setPhrases(pen, phrases, line(MARGIN, y), note) + 10 * rem;
  } else y -= 14 * rem;
  pen.root.append(plotOf(figure, drawing, plot, [MARGIN, y]));
  const below = [MARGIN, y + plot.height + 10, plot.width] as const;
  y = drawLegend(pen, figure, below, note, words.hasAnswers);
  const foot = [MARGIN, y, plot.width] as const;
  const end = imprint ? drawImprint(pen, imprint, foot, style, rem) : y - 12;
  const height = Math.ceil(end + MARGIN);
  ground.setAttribute('d', box(0, 0, width, height));
  ground.setAttribute('fill', colours.ground);
  return { root: pen.finish(width, height, `${words.title}. ${words.summary}`), width, height };
}

/** The drawing and the elements over it: playhead and dots. */
function plotOf(
  figure: HTMLElement,
  drawing: SVGSVGElement,
  plot: DOMRect,
  [x, y]: readonly [number, number],
): SVGElement {
  const group = element('g', { transform: `translate(${x} ${y})` });
  group.append(...standalone(drawing).childNodes);
  for (const mark of figure.querySelectorAll<HTMLElement>('.plot > .head, .plot > .dot')) {
    const style = getComputedStyle(mark);
    const { left, top, width, height } = mark.getBoundingClientRect();
    const [from, down] = [left - plot.left, top - plot.top];
    if (mark.classList.contains('head')) {
      const fill = style.backgroundColor;
      group.append(element('path', { d: box(from, down, width, height), fill }));
      group.append(element('circle', { cx: from + width / 2, cy: down + height, r: 3.5, fill }));
    } else
      group.append(
        element('circle', {
          cx: from + width / 2,
          cy: down + height / 2,
          r: width / 2 - 1,
          fill: style.backgroundColor,
          stroke: style.borderTopColor,
          'stroke-width': parseFloat(style.borderTopWidth),
        }),
      );
  }
  return group;
}

/** Places the legend's keys side by side, in lines; returns where the next part may start. */
function drawLegend(
  pen: SvgPen,
  figure: HTMLElement,
  [left, top, width]: readonly [number, number, number],
  type: { size: number; fill: string },
  hasAnswers = true,
): number {
  let [x, y] = [left, top];
  for (const item of figure.querySelectorAll<HTMLElement>('.legend li')) {
    const key = item.querySelector<HTMLElement | SVGSVGElement>('svg, i')!;
    const words = wordsOf(item, hasAnswers);
    const box = key.getBoundingClientRect();
    const needed = box.width + 6 + pen.measure(words, type);
    if (x > left && x + needed > left + width) {
      x = left;
      y += type.size * 1.6;
    }
    pen.root.append(keyOf(key, x, y + (type.size - box.height) / 2));
    pen.text(words, x + box.width + 6, y + type.size * 0.87, type);
    x += needed + 16;
  }
  return y + type.size * 2;
}

function wordsOf(item: HTMLElement, hasAnswers: boolean): string {
  const said = item.cloneNode(true) as HTMLElement;
  if (!hasAnswers) said.querySelectorAll('[data-answer]').forEach((answer) => answer.remove());
  return said.textContent.replace(/\s+/g, ' ').trim();
}

/** A key is a small drawing or a box in its colour. */
function keyOf(key: HTMLElement | SVGSVGElement, x: number, y: number): SVGElement {
  const group = element('g', { transform: `translate(${x} ${y})` });
  if (key instanceof SVGSVGElement) {
    group.append(...standalone(key).childNodes);
    return group;
  }
  const style = getComputedStyle(key);
  const { width, height } = key.getBoundingClientRect();
  group.append(element('path', { d: box(0, 0, width, height, 2), fill: style.backgroundColor }));
  return group;
}

function drawImprint(
  pen: SvgPen,
  imprint: Imprint,
  [x, y, width]: readonly [number, number, number],
  { colours, stroke }: PictureStyle,
  rem: number,
): number {
  const type = { size: 10.5 * rem, fill: colours.soft };
  pen.path(`M${x} ${y}h${width}`, { stroke: colours.line, width: stroke });
  let base = setPhrases(pen, [{ text: imprint.scenario }], [x, y + 18 * rem, width], type);
  for (const line of imprint.address === null
    ? []
    : breakAnywhere(pen, imprint.address, width, type)) {
    base += 15 * rem;
    pen.text(line, x, base, type);
  }
  return base;
}
