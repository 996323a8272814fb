import { max } from 'd3';
import type { Run } from '../../model/run/run';
import { within } from './thin';
import type { Curves } from './time-chart';

/** The magnifier shows the pause and this share of its length on each side. */
const AROUND = 0.35;
/** The least share of the run that it shows. */
const LEAST = 0.0005;

/** The span that the magnifier shows, ms: around the pause, or around another moment. */
export function lensOn(run: Run, middleMs: number | null): readonly [fromMs: number, toMs: number] {
  const { timeline, pauseMs, result } = run;
  const length = Math.max(result.blackoutMs * (1 + 2 * AROUND), timeline.totalMs * LEAST);
  const middle = middleMs ?? pauseMs + result.blackoutMs / 2;
  const from = Math.max(0, Math.min(middle - length / 2, timeline.totalMs - length));
  return [from, Math.min(timeline.totalMs, from + length)];
}

/** The highest value that lines have within a span. */
export function highestIn(
  curves: readonly Curves[],
  [from, to]: readonly [number, number],
): number {
  const lines = curves.flatMap(({ lines }) => lines);
  const inside = lines.flatMap(({ samples }) => within(samples, from, to));
  return max(inside, ({ ms, value }) => (ms >= from && ms <= to ? value : 0)) ?? 0;
}
