import type { Run } from '../../model/run/run';

/** A part of the timeline's axis, 0 to 1. */
export interface FilmSpan {
  from: number;
  to: number;
}

/**
 * The part of a migration that is filmed: all, one stage, from the playhead on, or between two
 * moments.
 */
export type SpanChoice =
  | { kind: 'whole' }
  | { kind: 'stage'; phase: string }
  | { kind: 'rest'; position: number }
  | { kind: 'between'; fromMs: number; toMs: number };

/** The chosen part of the axis; null if it is empty. */
export function spanOf({ timeline }: Run, choice: SpanChoice): FilmSpan | null {
  const span = ((): FilmSpan => {
    switch (choice.kind) {
      case 'whole':
        return { from: 0, to: 1 };
      case 'stage': {
        const stage = timeline.stages.find(({ phase }) => phase === choice.phase);
        return { from: stage?.from ?? 0, to: stage?.to ?? 0 };
      }
      case 'rest':
        return { from: choice.position, to: 1 };
      case 'between':
        return { from: timeline.positionOf(choice.fromMs), to: timeline.positionOf(choice.toMs) };
    }
  })();
  return span.to > span.from ? span : null;
}

export interface FilmPlan {
  span: FilmSpan;
  seconds: number;
  framesPerSecond: number;
  /** Pixels; frames have the shape of the picture. */
  width: number;
  height: number;
}

export const frameCount = ({ seconds, framesPerSecond }: FilmPlan): number =>
  Math.max(2, Math.round(seconds * framesPerSecond));

/**
 * Where on the axis the frames are: in equal steps of playing, not of the migration's time. So a
 * film has the pace of the page; its last frame is the end of the span.
 */
export function positionsOf({ timeline }: Run, plan: FilmPlan): number[] {
  const { from, to } = plan.span;
  const [start, end] = [timeline.playedTo(from), timeline.playedTo(to)];
  const last = frameCount(plan) - 1;
  return Array.from({ length: last + 1 }, (_, index) => {
    if (index === 0) return from;
    return index === last ? to : timeline.positionAfter(start + ((end - start) * index) / last);
  });
}

/** Packages that pass while the playhead crosses the whole axis of the page. */
const FLOW = 110;
/**
 * The most that a packet moves in a frame, as a share of its distance; with more it seems to move
 * backwards.
 */
const MOST = 0.3;

/** How many packages pass along the whole axis, so that they are seen to go forwards. */
export function flowOf(positions: readonly number[]): number {
  const steps = positions.slice(1).map((at, index) => at - positions[index]!);
  return Math.min(FLOW, MOST / Math.max(...steps));
}
