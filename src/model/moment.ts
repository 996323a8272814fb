import { type MigrationEvent, eventsOf } from './events';
import { firstAfter } from './search';
import { SAME_MS, Timeline } from './timeline';
import type { MigrationResult, Phase } from './types';

/** A place in any run: a share (0 to 1) of one of its stages. */
export interface Place {
  phase: Phase;
  share: number;
}

/** The moment of a position on the axis, ms; that of an event, where the position stands for one. */
export function momentAt(
  timeline: Timeline,
  events: readonly MigrationEvent[],
  position: number,
): number {
  const ms = timeline.msAt(position);
  const near = events[firstAfter(events, ms - SAME_MS, (event) => event.ms)];
  // A moment that became a share and came back differs in its last digits.
  return near && near.ms < ms + SAME_MS ? near.ms : Number(ms.toFixed(6));
}

/** The moment of a place in a run, ms since it began. */
export function momentOf(result: MigrationResult, { phase, share }: Place): number {
  const timeline = new Timeline(result);
  return momentAt(timeline, eventsOf(result), timeline.positionIn(phase, share));
}
