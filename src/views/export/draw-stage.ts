import type { Moment, Run } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import { describeMoment } from '../watch/caption';
import { plain, stretches } from '../../text/rich';
import { sayFigures, sayVerdict } from '../watch/say-verdict';
import type { PictureStyle } from './colours';
import { drawHost } from './draw-host';
import { drawLink } from './draw-link';
import { drawTimeline } from './draw-timeline';
import type { Imprint } from './imprint';
import { type Pen, box } from './pen';
import { breakAnywhere, fitted, setPhrases } from './words';

/** The picture in its own units; a film's frame has the same shape. The verdict is at the top. */
export const PICTURE = { width: 1280, height: 720, margin: 40, verdict: 92 };
const INNER = PICTURE.width - 2 * PICTURE.margin;
/** The positions of its parts. Maps of 128 by 128 cells fit to the pixel. */
const MAPS = { top: 118, height: 256, link: 176 };
const CAPTION = 466;
const BAR = 530;
const FOOT = 664;
const LEADING = 19;

/** How a drawing is drawn; a film has no space for a long address. */
export interface DrawingOptions {
  style: PictureStyle;
  imprint: Imprint;
  /** Packages that pass while the playhead crosses the whole axis. */
  flow: number;
  isFixed: boolean;
}

interface StageOptions extends DrawingOptions {
  /** Worksheets leave the verdict to the student. */
  hasVerdict: boolean;
}

/** Draws both hosts, the link and the timeline at one moment; returns the height of the picture. */
export const drawStage = (pen: Pen, moment: Moment, frame: Frame, options: StageOptions): number =>
  drawFoot(pen, options, () => drawMoment(pen, moment, frame, options));

/**
 * Draws the ground, then a picture, then the scenario and the address below it; returns the height
 * of the whole.
 */
export function drawFoot(pen: Pen, options: DrawingOptions, draw: () => void): number {
  const { style, imprint } = options;
  const { width, margin } = PICTURE;
  const note = { size: 14, fill: style.colours.soft };
  const address = linesOfAddress(pen, options);
  const height = PICTURE.height + Math.max(0, address.length - 1) * LEADING;
  pen.path(box(0, 0, width, height), { fill: style.colours.ground });
  draw();
  const top = FOOT - 16;
  pen.path(`M${margin} ${top}h${INNER}`, { stroke: style.colours.line, width: style.stroke });
  pen.text(fitted(pen, imprint.scenario, INNER, note), margin, FOOT + 6, note);
  address.forEach((line, index) => pen.text(line, margin, FOOT + 28 + index * LEADING, note));
  return height;
}

function drawMoment(pen: Pen, moment: Moment, frame: Frame, options: StageOptions): void {
  const { style } = options;
  const { margin } = PICTURE;
  if (options.hasVerdict) drawVerdict(pen, moment.run, style);
  const across = (INNER - MAPS.link) / 2;
  const place = { y: MAPS.top, width: across, height: MAPS.height };
  const scene = { moment, frame };
  drawHost(pen, scene, 'source', { x: margin, ...place }, style);
  drawLink(
    pen,
    moment,
    moment.traffic(frame.cursor !== null),
    { x: margin + across + 16, y: MAPS.top + 34 + MAPS.height / 2, width: MAPS.link - 32 },
    options.flow,
    style,
  );
  drawHost(pen, scene, 'destination', { x: margin + across + MAPS.link, ...place }, style);
  drawCaption(pen, moment, style);
  drawTimeline(pen, moment, { x: margin, y: BAR, width: INNER }, style);
}

function linesOfAddress(pen: Pen, { imprint, isFixed, style }: DrawingOptions): string[] {
  if (imprint.address === null) return [];
  const type = { size: 14, fill: style.colours.soft };
  const lines = breakAnywhere(pen, imprint.address, INNER, type);
  return isFixed && lines.length > 1 ? [] : lines;
}

function drawVerdict(pen: Pen, { verdict, scenario }: Run, { colours }: PictureStyle): void {
  const tones = { good: colours.currentInk, bad: colours.dirtyInk };
  const phrases = stretches(sayVerdict(verdict, scenario.policy.id)).map(({ words, tone }) => ({
    text: words,
    ...((tone === 'good' || tone === 'bad') && { fill: tones[tone] }),
  }));
  const { margin } = PICTURE;
  setPhrases(pen, phrases, [margin, 62, INNER], { size: 30, weight: 600, fill: colours.ink });
  const type = { size: 16, fill: colours.soft };
  setPhrases(pen, [{ text: plain(sayFigures(verdict)) }], [margin, 92, INNER], type, 1.3);
}

function drawCaption(pen: Pen, moment: Moment, { colours }: PictureStyle): void {
  const { what, text } = describeMoment(moment);
  const phrases = [
    { text: `${what} `, weight: 600 as const },
    ...stretches(text).map(({ words, tone }) => ({
      text: words,
      ...(tone && { weight: 600 as const, fill: colours.dirtyInk }),
    })),
  ];
  setPhrases(pen, phrases, [PICTURE.margin, CAPTION, INNER], { size: 19, fill: colours.ink }, 1.35);
}
