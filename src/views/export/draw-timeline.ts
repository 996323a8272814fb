import type { Moment, Run } from '../../model/run/run';
import type { Stage } from '../../model/timeline';
import { duration } from '../../text/format';
import { pictureText } from '../../text/picture';
import { timelineText } from '../../text/timeline';
import { stretches } from '../../text/rich';
import {
  isSlow,
  labelsOf,
  marksOf,
  pausePartsOf,
  segmentLabel,
  segmentsOf,
} from '../watch/timeline-view';
import type { PictureStyle } from './colours';
import { type Pen, box } from './pen';
import { stagesText } from '../../text/stages';
import { setPhrases } from './words';

/** Distances from the top of the bar. */
const BAR = 38;
const LENS = 16;
const GAP = 3;

interface Place {
  x: number;
  /** The top of the bar; the names of the stages are above it. */
  y: number;
  width: number;
}

/** Draws stages, rounds, marks and the playhead, and the time with its slow motion. */
export function drawTimeline(pen: Pen, moment: Moment, place: Place, style: PictureStyle): void {
  const { run } = moment;
  const { timeline } = run;
  for (const stage of timeline.stages) drawStageBar(pen, moment, stage, place, style);
  drawSegments(pen, run, place, style);
  const { colours } = style;
  for (const { at, shape, kind } of marksOf(run)) {
    const x = place.x + at * place.width;
    pen.path(shape, { stroke: colours.ground, width: 3 }, x, place.y + BAR, 1.2);
    pen.path(
      shape,
      { fill: kind === 'failed' ? colours.warning : colours.ink },
      x,
      place.y + BAR,
      1.2,
    );
  }
  for (const { text, at } of labelsOf(timeline, place.width * 0.8))
    pen.text(text, place.x + at * place.width, place.y + BAR + 25, {
      size: 13,
      fill: colours.soft,
      anchor: 'middle',
    });
  drawHead(pen, moment, place, style);
  drawClock(pen, moment, place, style);
}

function drawStageBar(
  pen: Pen,
  moment: Moment,
  stage: Stage,
  place: Place,
  style: PictureStyle,
): void {
  const { run } = moment;
  const { colours } = style;
  const x = place.x + stage.from * place.width;
  const width = (stage.to - stage.from) * place.width - GAP;
  const isCurrent = moment.stage?.phase === stage.phase;
  const name = {
    size: 14,
    weight: isCurrent ? 600 : 400,
    fill: isCurrent ? colours.ink : colours.soft,
  } as const;
  pen.text(stagesText[stage.phase], x + 2, place.y - 9, name);
  const length = duration(stage.endMs - stage.startMs);
  const after = pen.measure(`${stagesText[stage.phase]} `, name) + 4;
  if (after + pen.measure(length, { size: 14 }) <= width)
    pen.text(length, x + 2 + after, place.y - 9, { size: 14, fill: name.fill });
  // What passes slowly is drawn larger: the bar widens as under a lens.
  const isLens = stage.phase === 'state' && isSlow(run.timeline.paceAt(stage.from));
  const shape = isLens
    ? `M${x} ${place.y}h${width}v${BAR + LENS}h${10 - width}l-10 ${-LENS}Z`
    : box(x, place.y, width, BAR, 4);
  pen.path(shape, { fill: stageFill(stage, run, style) });
  if (stage.phase === 'state') drawBlackout(pen, run, stage, { x, y: place.y, width }, style);
}

/** The colour of a stage in a bar. */
export function stageFill({ phase }: Stage, { hasMoved }: Run, { colours }: PictureStyle): string {
  switch (phase) {
    case 'memory':
      return colours.brownout;
    case 'state':
      return colours.blackout;
    case 'pull':
      return colours.flight;
    case 'cleanup':
      return hasMoved ? colours.current : colours.setup;
    default:
      return colours.setup;
  }
}

function drawBlackout(
  pen: Pen,
  run: Run,
  stage: Stage,
  place: Place,
  { colours }: PictureStyle,
): void {
  const { x, y, width } = place;
  const fill = colours.onBlackout;
  const pace = run.timeline.paceAt(stage.from);
  const words = pictureText.blackout(stage.endMs - stage.startMs);
  if (pen.measure(words, { size: 14, weight: 600 }) + 24 <= width)
    pen.text(words, x + 14, y + 19, { size: 14, weight: 600, fill });
  if (isSlow(pace)) pen.text(timelineText.pace(pace), x + 14, y + 36, { size: 13, fill });
  const parts = pausePartsOf(run);
  const whole = parts.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const room = width - 28;
  let left = x + 14;
  const bottom = y + (isSlow(pace) ? BAR + LENS : BAR) - 9;
  for (const { code, fromMs, toMs } of parts) {
    const across = Math.max(2, ((toMs - fromMs) / whole) * room - 1);
    const tone =
      code === 'device-state'
        ? colours.onBlackout
        : code === 'resume'
          ? colours.resuming
          : colours.lastPages;
    pen.path(box(left, bottom, across, 5, 1), { fill: tone });
    left += across + 1;
  }
}

function drawSegments(pen: Pen, run: Run, place: Place, style: PictureStyle): void {
  const fill = style.isDark ? style.colours.ink : '#1b2127';
  for (const { round, from, to } of segmentsOf(run)) {
    const x = place.x + from * place.width;
    const width = (to - from) * place.width;
    pen.path(`M${x} ${place.y}v${BAR}`, { stroke: style.colours.ground, width: 2 });
    const words = segmentLabel(round, width * 0.9);
    if (words) pen.text(words, x + 9, place.y + 24, { size: 14, weight: 600, fill });
  }
}

function drawHead(pen: Pen, { position }: Moment, place: Place, { colours }: PictureStyle): void {
  const x = place.x + position * place.width;
  const y = place.y - 3;
  pen.path(box(-2, 0, 4, BAR + 10), { fill: colours.ground }, x, y);
  pen.path('M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z', { fill: colours.ground }, x, y + BAR + 12);
  pen.path(box(-1, 0, 2, BAR + 10), { fill: colours.ink }, x, y);
  pen.path(
    'M-6.5 0A6.5 6.5 0 1 1 6.5 0A6.5 6.5 0 1 1 -6.5 0Z',
    { fill: colours.ink },
    x,
    y + BAR + 12,
  );
}

function drawClock(pen: Pen, moment: Moment, place: Place, { colours }: PictureStyle): void {
  const { run, position } = moment;
  const message = pictureText.clock(moment.ms, run.timeline.totalMs, run.timeline.paceAt(position));
  const phrases = stretches(message).map(({ words, tone }) => ({
    text: words,
    ...(tone === 'strong' && { weight: 600 as const, fill: colours.ink }),
  }));
  const line = [place.x, place.y + BAR + LENS + 42, place.width] as const;
  setPhrases(pen, phrases, line, { size: 16, fill: colours.soft });
}
