import { ticks as linearTicks } from 'd3';

/**
 * Maps a domain to a range, clamped; by ratio when `isLog`. (d3's own continuous scales bring its
 * colour interpolation along, a tenth of the page.)
 */
export function scale(
  low: number,
  high: number,
  from: number,
  to: number,
  isLog: boolean,
): (value: number) => number {
  const at = isLog ? Math.log : (value: number) => value;
  const span = at(high) - at(low);
  return (value) => {
    const share = span > 0 ? (at(Math.max(value, low)) - at(low)) / span : 0;
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  };
}

/** Few round values: powers of ten on a log scale, at most five steps on a linear one. */
export function ticks(scale: (value: number) => number, isLog: boolean, top: number): number[] {
  if (!isLog) return linearTicks(0, top, 4);
  const powers: number[] = [];
  for (let power = 1; power <= top; power *= 10) powers.push(power);
  const room = Math.abs(scale(1) - scale(Math.max(top, 2)));
  const every = Math.max(1, Math.ceil((powers.length * 22) / Math.max(1, room)));
  return powers.filter((_, index) => index % every === 0);
}

/** Places for bars side by side. */
export interface Bands {
  step: number;
  bandwidth: number;
  /** Where the bar with this index begins. */
  at: (index: number) => number;
}

/**
 * Bars between two places with gaps of a quarter of a step. (d3's band scale brings its ordinal
 * scale and maps along, more than this chart otherwise weighs on first load.)
 */
export function bands(count: number, from: number, to: number): Bands {
  const GAP = 0.25;
  const EDGE = 0.1;
  const step = (to - from) / Math.max(1, count - GAP + 2 * EDGE);
  return { step, bandwidth: step * (1 - GAP), at: (index) => from + (EDGE + index) * step };
}
