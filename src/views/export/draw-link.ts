import { linkRate } from '../format';
import { WIRE } from '../watch/link-view';
import type { Look } from './colours';
import { type Pen, box } from './pen';
import type { Scene } from './scene';

const CUT = 'M6 4H54L60 16H6A6 6 0 0 1 6 4ZM78 4H126A6 6 0 0 1 126 16H72Z';
const PACKAGE = 7;
/** The ends of the wire are round: packages pass within them. */
const EDGE = 2;

/** Draws the wire with what crosses it, and below what that is; (x, y) is the middle of its left end. */
export function drawLink(
  pen: Pen,
  { link, position }: Scene,
  { x, y, width }: { x: number; y: number; width: number },
  flow: number,
  { colours }: Look,
): void {
  const zoom = width / WIRE.length;
  const top = y - 46;
  const draw = (data: string, ink: Parameters<Pen['path']>[1], dx = 0) =>
    pen.path(data, ink, x + dx * zoom, top, zoom);
  const isCut = link.traffic === 'cut';
  draw(isCut ? CUT : box(0, 4, WIRE.length, 12, 6), { fill: colours.unsent, opacity: 0.55 });
  if (link.traffic === 'pages' || link.traffic === 'disk')
    for (const [from, length] of packagesAt(position * flow))
      draw(box(from, 6.5, length, PACKAGE, 1.5), { fill: colours.flight });
  const along = 8 + link.message * (WIRE.length - 16);
  if (link.traffic === 'handshake') {
    draw(box(-7, 5, 14, 10, 1.5), { fill: colours.raised, stroke: colours.ink }, along);
    draw('M-7 6L0 11.5L7 6', { stroke: colours.ink }, along);
  } else if (link.traffic === 'device-state')
    draw('M0 2L8 10L0 18L-8 10Z', { fill: colours.ink, stroke: colours.ground }, along);
  const middle = x + width / 2;
  const { told, heldBack } = link;
  pen.text(told.what, middle, y + 2, {
    size: 17,
    weight: 600,
    fill: colours.ink,
    anchor: 'middle',
  });
  const note = { size: 14, fill: colours.soft, anchor: 'middle' } as const;
  pen.text(told.note, middle, y + 24, note);
  if (heldBack !== null) pen.text(`sends ${linkRate(heldBack)}`, middle, y + 44, note);
}

/** Where packages are after so many have passed: beginning and length of each within the wire. */
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
