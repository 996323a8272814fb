import type { MigrationEvent } from '../../model/events';
import { explainStop } from '../../hyperv/explain-stop';
import type { Edit, MigrationResult } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { eventsText as t } from '../../text/events';
import { explain } from '../../text/reasons';

/** An event in one sentence. */
export function narrate(event: MigrationEvent, result: MigrationResult): string {
  const { vm } = result.scenario;
  switch (event.kind) {
    case 'begin':
      return result.failure && result.rounds.length === 0 ? t.begin : t.agreed(vm.memoryBytes);
    case 'disk':
      return t.disk(event.bytes);
    case 'mirror':
      return t.mirror(Math.round(event.bytes));
    case 'attempt-lost':
      return t.attemptLost(event.attempt, event.bytesSent);
    case 'round': {
      const { round, pagesToSend } = event.round;
      return round === 0 ? t.firstRound(pagesToSend) : t.round(round, pagesToSend);
    }
    case 'sync': {
      const { round, pagesDirtied, guestSpeed } = event.round;
      return t.sync(round, pagesDirtied, explain(event.decision), guestSpeed);
    }
    case 'link':
      return t.link(event.bytesPerSecond);
    case 'edit':
      return sayEdit(event.edit);
    case 'pause':
      return t.pause(explain(event.reason), event.pages, vm.deviceStateBytes);
    case 'resume':
      return event.moved ? t.moved(event.blackoutMs) : t.wakes;
    case 'announced':
      return t.announced(event.outageMs);
    case 'pulled':
      return t.pulled(event.pullMs, event.faults);
    case 'lost':
      return t.lost(explain(result.stop));
    case 'failed':
      return event.failure.stage === 'queue'
        ? t.waits(explainStop(result))
        : t.failed(explainStop(result));
    case 'warning':
      return t.warnings[event.warning.rule] ?? t.otherWarning;
    case 'given-up':
      return t.givenUp(explain(event.reason));
    case 'end':
      return ending(result);
  }
}

/** Describes a timed edit. */
function sayEdit({ set = {}, writes = [] }: Edit): string {
  const pages = writes.reduce((sum, range) => sum + range.pages, 0);
  const values = Object.entries(set).map(([path, value]) => [path, JSON.stringify(value)] as const);
  return t.edit(pages, values);
}

function ending(result: MigrationResult): string {
  if (result.outcome === 'not-converged') return t.end.copying(explain(result.stop));
  if (result.outcome === 'lost') return t.end.lost;
  if (result.failure?.stage === 'queue') return t.end.queued;
  if (result.failure && result.cleanupMs === 0) return t.end.nothingToUndo;
  return hasMoved(result) ? t.end.moved : t.end.stayed;
}
