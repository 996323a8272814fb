import type { Run } from '../model/run/run';

/** Positions closer than this count as the same. */
export const SAME = 1e-6;

/** What a step goes to. */
export type Stride = 'event' | 'round' | 'stage';

/** How a screen plays setup. */
export interface Pacing {
  /** Seconds for a whole setup. */
  setupSeconds: number;
  /** More moments of setup, ms, at which stepping by events stops. */
  stops: readonly number[];
}

/**
 * The next position forwards (1) or backwards (-1) at which a step stops, from 0 to 1. `stops` are
 * more moments, ms, for steps by events.
 */
export function stepFrom(
  run: Run,
  position: number,
  stride: Stride,
  direction: 1 | -1,
  stops: readonly number[],
): number {
  const { timeline, result, events } = run;
  const moments: Record<Stride, () => readonly number[]> = {
    stage: () => [],
    round: () => result.rounds.map(({ startMs }) => startMs),
    event: () => [...stops, ...events.map(({ ms }) => ms)],
  };
  const marks = [
    ...timeline.stages.map((stage) => stage.from),
    ...moments[stride]().map((ms) => timeline.positionOf(ms)),
    1,
  ].sort((a, b) => a - b);
  const next =
    direction > 0
      ? marks.find((mark) => mark > position + SAME)
      : marks.findLast((mark) => mark < position - SAME);
  return next ?? (direction > 0 ? 1 : 0);
}
