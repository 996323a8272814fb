import type { GuestState, Guests } from '../../model/run/guests';
import type { Moment } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import { pictureText } from '../../text/picture';
import { type MapSide, layOut, shadeCells } from '../map/paint';
import { cursorCellOf, flightOf, presenceAt } from '../map/presence';
import { stageText } from '../../text/stage';
import { SIGNS, legendOf, lookOf, sayCurrent, sayGuest, sayRound } from '../watch/hosts';
import { type PictureStyle, paletteOf } from './colours';
import { type Pen, box } from './pen';

/** A picture of the stage: a moment of a run, and the memory of both hosts. */
export interface Scene {
  moment: Moment;
  frame: Frame;
}

interface Place {
  x: number;
  y: number;
  width: number;
  /** The height of the map alone. */
  height: number;
}

const CORNER = 6;

/** Draws a host: its name, the state of the VM, its memory, and the legend. */
export function drawHost(
  pen: Pen,
  { moment, frame }: Scene,
  host: MapSide,
  place: Place,
  style: PictureStyle,
): void {
  const { guests, run } = moment;
  const current = guests.destination === 'gone' ? stageText.discarded : sayCurrent(frame);
  const figure = host === 'source' ? sayRound(moment) : current;
  const bottom = drawMemory(pen, { moment, frame }, host, place, style, figure);
  const hasZeroPages = run.scenario.vm.zeroPageShare > 0;
  drawLegend(pen, legendOf(host), hasZeroPages, { ...place, y: bottom }, style);
}

/** Draws a host without its legend, perhaps with a number; returns the end of its memory. */
export function drawMemory(
  pen: Pen,
  scene: Scene,
  host: MapSide,
  place: Place,
  style: PictureStyle,
  figure = '',
): number {
  drawHead(pen, { guests: scene.moment.guests, figure }, host, place, style);
  return drawMap(pen, scene, host, place, style);
}

/** Draws the legend of both hosts. */
export function drawLegends(pen: Pen, place: { x: number; y: number }, style: PictureStyle): void {
  const source = legendOf('source');
  const meanings = source.map(([meaning]) => meaning);
  const more = legendOf('destination').filter(([meaning]) => !meanings.includes(meaning));
  drawLegend(pen, [...source, ...more], false, place, style);
}

function drawHead(
  pen: Pen,
  { guests, figure }: { guests: Guests; figure: string },
  host: MapSide,
  { x, y, width }: Place,
  style: PictureStyle,
): void {
  const { colours } = style;
  const name = { size: 18, weight: 600, fill: colours.ink } as const;
  pen.text(pictureText[host], x, y + 18, name);
  const left = x + pen.measure(pictureText[host], name) + 14;
  const state = guests[host];
  drawGuest(pen, lookOf(state, guests.speed), left, y + 4, style);
  const isHere = state === 'running' || state === 'paused';
  pen.text(sayGuest(state, guests.speed), left + 24, y + 18, {
    size: 16,
    fill: isHere ? colours.ink : colours.soft,
  });
  pen.text(figure, x + width, y + 18, { size: 16, fill: colours.soft, anchor: 'end' });
}

function drawGuest(
  pen: Pen,
  state: GuestState,
  x: number,
  y: number,
  { colours }: PictureStyle,
): void {
  const isRunning = state === 'running';
  const isAbsent = state === 'waiting' || state === 'gone';
  pen.path(
    box(1, 1, 14, 14, 3),
    {
      ...(isRunning && { fill: colours.accent }),
      stroke: isRunning ? colours.accent : colours.lineStrong,
      ...(isAbsent && { dash: [2, 2] }),
    },
    x,
    y,
    1.1,
  );
  const sign = SIGNS[state];
  if (!sign) return;
  const ink =
    state === 'lost'
      ? { stroke: colours.warning, width: 1.5 }
      : { fill: isRunning ? colours.onAccent : colours.ink };
  pen.path(sign, ink, x, y, 1.1);
}

/** Draws the memory; returns its end, because cells of whole pixels may leave some space. */
function drawMap(
  pen: Pen,
  { moment, frame }: Scene,
  host: MapSide,
  place: Place,
  style: PictureStyle,
): number {
  const [x, y] = [place.x, place.y + 30];
  const cells = frame.cells.length;
  const grid = layOut(
    cells,
    Math.floor(place.width * pen.scale),
    Math.floor(place.height * pen.scale),
  );
  const presence = presenceAt(moment, host);
  const colours = shadeCells(
    frame,
    host,
    paletteOf(style),
    flightOf(moment, frame, host),
    presence,
  );
  pen.cells(colours, grid, x, y, CORNER);
  const [width, height] = [
    (grid.columns * grid.cellWidth) / pen.scale,
    (grid.rows * grid.cellHeight) / pen.scale,
  ];
  // Memory that is not there keeps its place.
  if (presence.reserved < 1 || presence.dissolved > 0)
    pen.path(box(x + 0.5, y + 0.5, width - 1, height - 1, CORNER), {
      stroke: style.colours.lineStrong,
    });
  const cursor = cursorCellOf(moment, frame);
  if (cursor === null || host !== 'source') return y + height;
  const row = Math.min(grid.rows - 1, Math.floor((cursor - 1) / grid.columns)) + 0.5;
  const top = y + (row * grid.cellHeight) / pen.scale;
  pen.path('M0 -6L8 0L0 6Z', { fill: style.colours.flight }, x - 11, top);
  return y + height;
}

function drawLegend(
  pen: Pen,
  legend: ReturnType<typeof legendOf>,
  hasZeroPages: boolean,
  place: { x: number; y: number },
  { colours }: PictureStyle,
): void {
  const type = { size: 15, fill: colours.soft };
  let x = place.x;
  for (const [meaning, words] of [
    ...legend,
    ...(hasZeroPages ? [['zero', pictureText.zeroPage] as const] : []),
  ]) {
    const fill = colours[meaning as 'unsent'];
    const edge = meaning === 'zero' && { stroke: colours.lineStrong };
    pen.path(SHAPES[meaning] ?? box(0, 0, 12, 12, 2), { fill, ...edge }, x, place.y + 11);
    pen.text(words, x + 19, place.y + 22, type);
    x += 19 + pen.measure(words, type) + 22;
  }
}

/** Shapes of the keys, so that colour is not the only difference. */
const SHAPES: Record<string, string> = {
  dirty: 'M6 0L12 12H0Z',
  flight: 'M0 6A6 6 0 1 1 12 6A6 6 0 1 1 0 6Z',
};
