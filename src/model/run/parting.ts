import type { MigrationEvent } from '../events';
import { isSameFigure } from './compare';
import type { Run } from './run';

/** What two events that stand at the same place of their logs have differently. */
export type PartingKind =
  'kind' | 'reason' | 'pages-to-send' | 'pages-dirtied' | 'other-pages' | 'content' | 'time';

/** Where the logs of two runs part. Null stands for a log that has ended. */
export interface Parting {
  by: PartingKind;
  /** How many events are the same before. */
  index: number;
  a: MigrationEvent | null;
  b: MigrationEvent | null;
}

/** Both places: where anything differs first, and where the runs go different ways. */
export interface Partings {
  /** Null if the logs are the same, but for less than one percent of each number. */
  first: Parting | null;
  /** Where another event or another reason comes; null if all are of the same kinds. */
  way: Parting | null;
}

/** Compares the logs of two runs, event by event. */
export function partingsOf(a: Run, b: Run): Partings {
  const length = Math.max(a.events.length, b.events.length);
  let first: Parting | null = null;
  for (let index = 0; index < length; index++) {
    const [one, other] = [a.events[index] ?? null, b.events[index] ?? null];
    const by =
      one && other ? between(one, other, lengthBefore(a, index), lengthBefore(b, index)) : 'kind';
    if (!by) continue;
    const parting: Parting = { by, index, a: one, b: other };
    first ??= parting;
    if (by === 'kind' || by === 'reason') return { first, way: parting };
  }
  return { first, way: null };
}

/** Ms between an event and the one before it. */
const lengthBefore = ({ events }: Run, index: number): number =>
  events[index]!.ms - (events[index - 1]?.ms ?? 0);

/** What two events have differently; null if they are the same. The ways come before the numbers. */
function between(
  a: MigrationEvent,
  b: MigrationEvent,
  aMs: number,
  bMs: number,
): PartingKind | null {
  if (a.kind !== b.kind) return 'kind';
  if (reasonIn(a) !== reasonIn(b)) return 'reason';
  return contents(a, b) ?? (isSameFigure(aMs, bMs) ? null : 'time');
}

/** The code of the decision or reason in an event; null if it has none. */
function reasonIn(event: MigrationEvent): string | null {
  if (event.kind === 'sync') return event.decision.code;
  if (event.kind === 'pause' || event.kind === 'given-up') return event.reason.code;
  if (event.kind === 'failed') return event.failure.rule;
  if (event.kind === 'warning') return event.warning.rule;
  return null;
}

function contents(a: MigrationEvent, b: MigrationEvent): PartingKind | null {
  if (a.kind === 'round' && b.kind === 'round')
    return isSameFigure(a.round.pagesToSend, b.round.pagesToSend) ? null : 'pages-to-send';
  if (a.kind === 'sync' && b.kind === 'sync')
    return isSameFigure(a.round.pagesDirtied, b.round.pagesDirtied) ? null : 'pages-dirtied';
  if (a.kind === 'pause' && b.kind === 'pause')
    return isSameFigure(a.pages, b.pages) ? null : 'other-pages';
  if (a.kind === 'link' && b.kind === 'link')
    return isSameFigure(a.bytesPerSecond, b.bytesPerSecond) ? null : 'content';
  if (a.kind === 'edit' && b.kind === 'edit')
    return JSON.stringify(a.edit) === JSON.stringify(b.edit) ? null : 'content';
  if (a.kind === 'pulled' && b.kind === 'pulled')
    return isSameFigure(a.faults, b.faults) ? null : 'other-pages';
  return null;
}
