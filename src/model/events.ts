import type { Edit, MigrationResult, Reason, RoundRecord, SetupFailure } from './types';
import { effectiveScenario } from './link-share';
import { copyStartMs, storageMove } from './storage-move';
import { hasMoved, losesNetwork } from './verdict';
import { editsDone } from './written';

/** What happened, in order of time; `narrate.ts` has the sentences. */
export type MigrationEvent = { ms: number } & (
  | { kind: 'begin' }
  | { kind: 'disk'; bytes: number }
  | { kind: 'mirror'; bytes: number }
  | { kind: 'attempt-lost'; attempt: number; bytesSent: number }
  | { kind: 'round'; round: RoundRecord }
  | { kind: 'sync'; round: RoundRecord; decision: Reason }
  | { kind: 'link'; bytesPerSecond: number }
  | { kind: 'edit'; edit: Edit }
  | { kind: 'pause'; pages: number; reason: Reason }
  | { kind: 'resume'; moved: boolean; blackoutMs: number }
  | { kind: 'announced'; outageMs: number }
  | { kind: 'pulled'; pullMs: number; faults: number }
  | { kind: 'lost' }
  | { kind: 'failed'; failure: SetupFailure }
  | { kind: 'warning'; warning: SetupFailure }
  | { kind: 'given-up'; reason: Reason }
  | { kind: 'end' }
);

const LINK_RATES: readonly string[] = ['link.bytesPerSecond', 'link.changes'];

/**
 * Whether an edit needs an event of its own. Changes of the link and a cancel have other events.
 */
const isTold = ({ set = {}, writes = [] }: Edit): boolean =>
  writes.length > 0 || Object.keys(set).some((path) => !LINK_RATES.includes(path));

/** All events of a run, in order of time (ms since the migration began). */
export function eventsOf(result: MigrationResult): MigrationEvent[] {
  const { scenario, rounds, brownoutMs, blackoutMs, pullMs, totalMs, outcome } = result;
  const stopMs = copyStartMs(result) + brownoutMs;
  const movedMs = stopMs + blackoutMs;
  const events: MigrationEvent[] = [{ ms: 0, kind: 'begin' }];
  if (result.storageMs > 0) {
    const { copiedMs, copiedBytes, outstandingBytes } = storageMove(effectiveScenario(result));
    events.push({ ms: result.setupMs, kind: 'disk', bytes: copiedBytes });
    if (copiedMs < copyStartMs(result))
      events.push({ ms: copiedMs, kind: 'mirror', bytes: outstandingBytes });
  }
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
    // The reason why the run ended may be later than the reason for the pause.
    const reason = result.failure ? (rounds.at(-2) ?? result.stop) : result.stop;
    events.push({ ms: stopMs, kind: 'pause', pages, reason });
  }
  if (moved) events.push({ ms: movedMs, kind: 'resume', moved: true, blackoutMs });
  const { announceMs } = scenario.timing;
  if (moved && announceMs > 0 && movedMs + announceMs <= totalMs && !losesNetwork(result))
    events.push({
      ms: movedMs + announceMs,
      kind: 'announced',
      outageMs: blackoutMs + announceMs,
    });
  if (pullMs > 0 && outcome !== 'lost') {
    const faults = result.pull.reduce((sum, step) => sum + step.faults, 0);
    events.push({ ms: movedMs + pullMs, kind: 'pulled', pullMs, faults });
  }
  if (outcome === 'lost') events.push({ ms: movedMs + pullMs, kind: 'lost' });
  if (result.failure) events.push({ ms: movedMs, kind: 'failed', failure: result.failure });
  if (outcome === 'aborted' || outcome === 'failed') {
    if (outcome === 'aborted') events.push({ ms: movedMs, kind: 'given-up', reason: result.stop });
    if (isPaused) events.push({ ms: movedMs, kind: 'resume', moved: false, blackoutMs });
  }
  for (const { atMs, bytesPerSecond } of effectiveScenario(result).link.changes)
    if (atMs <= totalMs) events.push({ ms: atMs, kind: 'link', bytesPerSecond });
  for (const edit of editsDone(scenario.edits, result).filter(isTold))
    events.push({ ms: edit.atMs, kind: 'edit', edit });
  for (const warning of result.warnings)
    events.push({ ms: warning.stage === 'memory' ? stopMs : movedMs, kind: 'warning', warning });
  events.push({ ms: totalMs, kind: 'end' });
  // The sort is stable, so events of the same moment keep this order.
  return events.sort((a, b) => a.ms - b.ms);
}
