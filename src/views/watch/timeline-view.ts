import type { MigrationEvent } from '../../model/events';
import type { Run } from '../../model/run/run';
import type { Step } from '../../model/steps';
import type { Timeline } from '../../model/timeline';
import { timelineText } from '../../text/timeline';

/** Borders and marks closer than this share of the axis are not drawn one by one. */
const NARROW = 0.002;

/** Whether a stage is played so slowly that it is drawn as under a lens. */
export const isSlow = (pace: number) => pace < 0.5;

/** A round on the axis. */
export interface Segment {
  round: number;
  from: number;
  to: number;
}

/** Round borders inside the memory stage, as shares of the axis. */
export function segmentsOf({ timeline, result }: Run): Segment[] {
  const list: Segment[] = [];
  for (const { live, round, startMs, durationMs } of result.rounds) {
    if (!live) continue;
    const from = timeline.positionOf(startMs);
    const memory = timeline.stages.find(({ phase }) => phase === 'memory');
    const end = startMs + durationMs;
    const to = memory && end >= memory.endMs ? memory.to : timeline.positionOf(end);
    if (to - from > NARROW) list.push({ round, from, to });
  }
  return list;
}

/** Pixels that a digit of a label needs, and the space around all of them at least. */
const DIGIT = 9;
const LEAST = 5;
/** The space before a label, where there is room, pixels. */
const BEFORE = 8;

/** The space before the label of a round of this width, pixels. */
export const spaceBefore = (label: string, width: number): number =>
  Math.min(BEFORE, Math.max(0, (width - 2 - DIGIT * label.length) / 2));

/** The label of a round of this width in pixels; empty if it is too narrow. */
export function segmentLabel(round: number, width: number): string {
  if (width <= LEAST + DIGIT * String(round).length) return '';
  return round === 0 && width > 70 ? timelineText.firstRound : String(round);
}

/** The parts of the blackout: last pages, device state and resume. */
export function pausePartsOf({ steps }: Run): Step[] {
  return steps.filter(({ code }) => /pages|state|resume/.test(code));
}

/** The parts of the axis for copying and mirroring a disk. */
export function diskPartsOf({ timeline, steps }: Run): { label: string; share: number }[] {
  return steps.flatMap(({ code, fromMs, toMs }) =>
    code === 'copy-disk' || code === 'mirror-disk'
      ? {
          label: timelineText.disk[code],
          share: timeline.positionOf(toMs) - timeline.positionOf(fromMs),
        }
      : [],
  );
}

const SHAPES: Partial<Record<MigrationEvent['kind'], string>> = {
  sync: 'M0 -4L4 0L0 4L-4 0Z',
  link: 'M-5 -4H5L0 4Z',
  resume: 'M-4 -5L5 0L-4 5Z',
  pause: 'M-4 -5H-1V5H-4ZM1 -5H4V5H1Z',
  pulled: 'M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z',
  'attempt-lost':
    'M-5 -3.5L-3.5 -5L0 -1.5L3.5 -5L5 -3.5L1.5 0L5 3.5L3.5 5L0 1.5L-3.5 5L-5 3.5L-1.5 0Z',
};
SHAPES.edit = SHAPES.link;
SHAPES['given-up'] = SHAPES.lost = SHAPES.failed = SHAPES['attempt-lost'];

/** An event on the axis. */
export interface Mark {
  at: number;
  shape: string;
  kind: string;
}

/** Events as marks; if several overlap, only the first is drawn. */
export function marksOf({ timeline, events }: Run): Mark[] {
  const list: Mark[] = [];
  for (const { kind, ms } of events) {
    const shape = SHAPES[kind];
    const at = timeline.positionOf(ms);
    const isFree = list.every((mark) => Math.abs(mark.at - at) > 4 * NARROW);
    if (shape && list.length < 200 && isFree) list.push({ at, shape, kind });
  }
  return list;
}

/** The step between two labels, by the rule of d3's ticks; importing d3 would add more code. */
const STEPS = [
  [10, Math.sqrt(50)],
  [5, Math.sqrt(10)],
  [2, Math.sqrt(2)],
] as const;

/** Round numbers between two numbers, about so many: 1, 2 or 5 times a power of ten apart. */
function roundNumbers(start: number, end: number, about: number): number[] {
  if (!(about > 0 && end > start)) return [];
  const power = Math.floor(Math.log10((end - start) / about));
  // A tenth is exact only as a divisor.
  const [times, by] = power < 0 ? [1, 10 ** -power] : [10 ** power, 1];
  const least = ((end - start) / about / times) * by;
  const step = (STEPS.find(([, from]) => least >= from)?.[0] ?? 1) * times;
  const first = Math.ceil((start * by) / step);
  const last = Math.floor((end * by) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => ((first + index) * step) / by);
}

/** Units of labels, each with its size and from which length of the axis on it is used, ms. */
const UNITS = [
  ['seconds', 1000, 0],
  ['minutes', 60_000, 600_000],
  ['hours', 3_600_000, 5_997_000],
] as const;

/** Pixels that the label of a moment needs, with space around it. */
const LABEL = 64;

/** Round moments to label in long parts, on an axis of so many pixels. All have one unit. */
export function labelsOf(
  timeline: Timeline,
  width: number,
): { text: string; ms: number; at: number }[] {
  const long = timeline.parts.filter(({ phase }) => phase === 'memory' || phase === 'pull');
  const lastMs = long.at(-1)?.endMs ?? 0;
  const [name, unit] = UNITS.findLast(([, , fromMs]) => lastMs >= fromMs)!;
  const write = timelineText[name];
  return long.flatMap((part) => {
    const room = (part.to - part.from) * width;
    const [start, end] = [part.startMs / unit, part.endMs / unit];
    // Labels have three figures, which must differ.
    const least = 10 ** (Math.floor(Math.log10(end)) - 2);
    const most = Math.floor(Math.min(room / LABEL, (end - start) / least));
    const list = roundNumbers(start, end, most)
      .map((moment) => ({
        text: write(moment),
        ms: moment * unit,
        at: timeline.positionOf(moment * unit),
      }))
      .filter(({ at }) => Math.min(at - part.from, part.to - at) * width > LABEL / 2);
    // There may be more round numbers than asked for.
    const every = Math.ceil(list.length / most);
    return list.filter((_, index) => index % every === 0);
  });
}
