import type { Stage } from '../../model/timeline';
import { STAGE_NAMES } from '../stage-names';

/** Height of the strip that shows the stages. */
export const STRIP = 5;

/**
 * Where everything in a chart over time lies, pixels. Zoom is what themes make of a pixel: letters
 * differ in size, and their places with them.
 */
export function plotLayout(width: number, zoom: number) {
  const left = 44 * zoom;
  const right = Math.max(left + 1, width - 8);
  const height = 200 * zoom;
  const length = right - left;
  return {
    width,
    height,
    zoom,
    left,
    right,
    top: 22 * zoom,
    /** Where the drawing ends and the strip begins. */
    floor: height - 46 * zoom,
    /** The usual width of a letter on the axis. */
    letter: 6 * zoom,
    /** The place of a share of the timeline. */
    across: (share: number) => left + share * length,
  };
}

export type PlotLayout = ReturnType<typeof plotLayout>;

/** Names of stages where they fit, the important ones first. */
export function placeNames(stages: readonly Stage[], { across, letter, width }: PlotLayout) {
  const placed: { phase: string; label: string; from: number; at: number; to: number }[] = [];
  const order = ['state', 'pull', 'memory', 'cleanup', 'setup'];
  const sorted = [...stages].sort((a, b) => order.indexOf(a.phase) - order.indexOf(b.phase));
  for (const { phase, from, to } of sorted) {
    const label = STAGE_NAMES[phase];
    const half = (label.length * letter) / 2 + 2;
    const at = Math.min((across(from) + across(to)) / 2, width - half);
    if (placed.every((other) => at - half >= other.to || at + half <= other.from))
      placed.push({ phase, label, from: at - half, at, to: at + half });
  }
  return placed;
}
