import type { MigrationResult, Reason, RoundRecord } from './types';
import { hasMoved } from './verdict';

/** What happened, in the order in which it did; `narrate.ts` says it in words. */
export type MigrationEvent = { ms: number } & (
  | { kind: 'begin' }
  | { kind: 'attempt-lost'; attempt: number; bytesSent: number }
  | { kind: 'round'; round: RoundRecord }
  | { kind: 'sync'; round: RoundRecord; decision: Reason }
  | { kind: 'link'; bytesPerSecond: number }
  | { kind: 'pause'; pages: number; reason: Reason }
  | { kind: 'resume'; moved: boolean; blackoutMs: number }
  | { kind: 'pulled'; pullMs: number; faults: number }
  | { kind: 'lost' }
  | { kind: 'given-up'; reason: Reason }
  | { kind: 'end' }
);

/** Every event of a run, by time (ms since the migration began). */
export function eventsOf(result: MigrationResult): MigrationEvent[] {
  const { scenario, rounds, setupMs, brownoutMs, blackoutMs, pullMs, totalMs, outcome } = result;
  const stopMs = setupMs + brownoutMs;
  const movedMs = stopMs + blackoutMs;
  const events: MigrationEvent[] = [{ ms: 0, kind: 'begin' }];
  result.attempts.forEach(({ endMs, bytesSent }, index) =>
    events.push({ ms: endMs, kind: 'attempt-lost', attempt: index + 1, bytesSent }),
  );
  for (const round of rounds.filter(({ live }) => live)) {
    events.push({ ms: round.startMs, kind: 'round', round });
    events.push({ ms: round.startMs + round.durationMs, kind: 'sync', round, decision: round });
  }
  const last = rounds.at(-1);
  const isPaused = last !== undefined && !last.live;
  const moved = hasMoved(result) || pullMs > 0;
  if (isPaused) {
    const pages = pullMs > 0 ? 0 : last.pagesToSend;
    events.push({ ms: stopMs, kind: 'pause', pages, reason: result.stop });
  }
  if (moved) events.push({ ms: movedMs, kind: 'resume', moved: true, blackoutMs });
  if (pullMs > 0 && outcome !== 'lost') {
    const faults = result.pull.reduce((sum, step) => sum + step.faults, 0);
    events.push({ ms: movedMs + pullMs, kind: 'pulled', pullMs, faults });
  }
  if (outcome === 'lost') events.push({ ms: movedMs + pullMs, kind: 'lost' });
  if (outcome === 'aborted') {
    events.push({ ms: movedMs, kind: 'given-up', reason: result.stop });
    if (isPaused) events.push({ ms: movedMs, kind: 'resume', moved: false, blackoutMs });
  }
  for (const { atMs, bytesPerSecond } of scenario.link.changes)
    if (atMs <= totalMs) events.push({ ms: atMs, kind: 'link', bytesPerSecond });
  events.push({ ms: totalMs, kind: 'end' });
  // Sorting is stable: what belongs together stays in this order.
  return events.sort((a, b) => a.ms - b.ms);
}
