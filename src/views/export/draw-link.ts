import type { Moment } from '../../model/run/run';
import type { Traffic } from '../../model/run/traffic';
import { WIRE, sayBottleneck, sayLink, stepMessageAt } from '../watch/link-words';
import type { PictureStyle } from './colours';
import { type Pen, box } from './pen';

const CUT = 'M6 4H54L60 16H6A6 6 0 0 1 6 4ZM78 4H126A6 6 0 0 1 126 16H72Z';
const PACKAGE = 7;
/** The ends of the wire are round, so packages stay inside them. */
const EDGE = 2;

/** Draws the wire with its traffic, and the label below; (x, y) is the middle of its left end. */
export function drawLink(
  pen: Pen,
  moment: Moment,
  traffic: Traffic,
  { x, y, width }: { x: number; y: number; width: number },
  flow: number,
  { colours }: PictureStyle,
): void {
  const zoom = width / WIRE.length;
  const top = y - 46;
  const draw = (data: string, ink: Parameters<Pen['path']>[1], dx = 0) =>
    pen.path(data, ink, x + dx * zoom, top, zoom);
  const { step } = moment;
  const isCut = traffic === 'cut';
  draw(isCut ? CUT : box(0, 4, WIRE.length, 12, 6), { fill: colours.unsent, opacity: 0.55 });
  if (traffic === 'pages' || traffic === 'disk')
    for (const [from, length] of packagesAt(moment.position * flow))
      draw(box(from, 6.5, length, PACKAGE, 1.5), { fill: colours.flight });
  const along = 8 + (step ? stepMessageAt(step, moment.stepShare) : 0) * (WIRE.length - 16);
  if (traffic === 'handshake') {
    draw(box(-7, 5, 14, 10, 1.5), { fill: colours.raised, stroke: colours.ink }, along);
    draw('M-7 6L0 11.5L7 6', { stroke: colours.ink }, along);
  } else if (traffic === 'device-state')
    draw('M0 2L8 10L0 18L-8 10Z', { fill: colours.ink, stroke: colours.ground }, along);
  const middle = x + width / 2;
  const { what, note } = sayLink(moment, traffic);
  const type = { size: 17, weight: 600, fill: colours.ink, anchor: 'middle' } as const;
  pen.text(what, middle, y + 2, type);
  const small = { size: 14, fill: colours.soft, anchor: 'middle' } as const;
  pen.text(note, middle, y + 24, small);
  pen.text(sayBottleneck(moment) ?? '', middle, y + 44, small);
}

/** The positions of packages after so many have passed: start and length of each within the wire. */
export function packagesAt(passed: number): [number, number][] {
  const list: [number, number][] = [];
  const offset = (passed % 1) * WIRE.spacing;
  for (let at = offset - WIRE.spacing; at < WIRE.length; at += WIRE.spacing) {
    const from = Math.max(EDGE, at);
    const length = Math.min(WIRE.length - EDGE, at + PACKAGE) - from;
    if (length > 0) list.push([from, length]);
  }
  return list;
}
