import type { Moment, Run } from '../../model/run/run';
import { stretches } from '../../text/rich';
import type { PictureStyle } from './colours';
import { type Scene, drawMemory, drawLegends } from './draw-host';
import { drawLink } from './draw-link';
import { type DrawingOptions, PICTURE, drawFoot } from './draw-stage';
import { stageFill } from './draw-timeline';
import { type Pen, box } from './pen';
import { fitted, setPhrases } from './words';

/** One of several runs in a picture. */
export interface PictureLane {
  name: string;
  /** How it stands, in short sentences. */
  says: readonly string[];
  scene: Scene;
}

/** Several runs at one playhead. */
export interface LanesPicture {
  /** What they show together; may mark words. */
  title: string;
  lanes: readonly PictureLane[];
}

const INNER = PICTURE.width - 2 * PICTURE.margin;
const TOP = 128;
const BOTTOM = 604;
/** The column of names, and the space for the link between two maps. */
const NAMES = 250;
const LINK = 170;
const BAR = 10;

/** Draws runs one below the other, on one even scale of time; returns the height of the picture. */
export function drawLanes(
  pen: Pen,
  { title, lanes }: LanesPicture,
  options: DrawingOptions,
): number {
  const { style } = options;
  const { margin } = PICTURE;
  const totalMs = Math.max(...lanes.map(({ scene }) => scene.moment.run.timeline.totalMs));
  return drawFoot(pen, options, () => {
    const phrases = stretches(title).map(({ words, tone }) => ({
      text: words,
      ...(tone && { weight: 600 as const }),
    }));
    const type = { size: 21, fill: style.colours.ink };
    setPhrases(pen, phrases, [margin, 56, INNER], type, 1.35);
    const height = (BOTTOM - TOP) / lanes.length;
    lanes.forEach((lane, index) => {
      drawLane(pen, lane, { y: TOP + index * height, height, totalMs }, options);
    });
    drawLegends(pen, { x: margin + NAMES, y: BOTTOM + 6 }, style);
  });
}

interface Row {
  y: number;
  height: number;
  totalMs: number;
}

function drawLane(
  pen: Pen,
  { name, says, scene }: PictureLane,
  { y, height, totalMs }: Row,
  { style, flow }: DrawingOptions,
): void {
  const { margin } = PICTURE;
  const { colours } = style;
  const { moment, frame } = scene;
  pen.path(`M${margin} ${y}h${INNER}`, { stroke: colours.line, width: style.stroke });
  const head = { size: 17, weight: 600, fill: colours.ink } as const;
  pen.text(fitted(pen, name, NAMES - 20, head), margin, y + 26, head);
  let base = y + 26;
  for (const each of says)
    base = setPhrases(pen, [{ text: each }], [margin, base + 21, NAMES - 20], {
      size: 14,
      fill: colours.soft,
    });
  const left = margin + NAMES;
  const width = (INNER - NAMES - LINK) / 2;
  const map = { y: y + 8, width, height: height - 30 - BAR - 26 };
  drawMemory(pen, scene, 'source', { ...map, x: left }, style);
  drawLink(
    pen,
    moment,
    moment.traffic(frame.cursor !== null),
    { x: left + width + 16, y: y + Math.max(66, 30 + map.height / 2), width: LINK - 32 },
    flow,
    style,
  );
  drawMemory(pen, scene, 'destination', { ...map, x: left + width + LINK }, style);
  const bar = { x: left, y: y + height - BAR - 8, width: INNER - NAMES };
  drawBar(pen, moment, bar, totalMs, style);
}

/** A pause is seen however short it is. */
const LEAST = 3;

/** The stages of a run up to the moment; what is still to come is pale. */
function drawBar(
  pen: Pen,
  { run, ms }: Moment,
  { x, y, width }: { x: number; y: number; width: number },
  totalMs: number,
  style: PictureStyle,
): void {
  const across = (at: number) => (Math.min(at, totalMs) / totalMs) * width;
  pen.path(box(x, y, width, BAR, 3), { fill: style.colours.zero });
  for (const stage of endingWithPause(run)) {
    const long = across(Math.min(stage.endMs, ms)) - across(stage.startMs);
    if (stage.startMs > ms) continue;
    const shown = stage.phase === 'state' ? Math.max(LEAST, long) : long;
    pen.path(box(x + across(stage.startMs), y, shown, BAR), { fill: stageFill(stage, run, style) });
  }
  pen.path(box(-1, -4, 2, BAR + 8), { fill: style.colours.ink }, x + across(ms), y);
}

/** The pause is drawn last, over its neighbours. */
const endingWithPause = ({ timeline }: Run) =>
  [...timeline.stages].sort((a, b) => Number(a.phase === 'state') - Number(b.phase === 'state'));
