import { csvFormatRows } from 'd3';
import type { MigrationEvent } from '../../model/events';
import type { MigrationResult } from '../../model/types';
import { saveText } from '../parts/file-actions';
import { narrate } from './narrate';

/** Saves the events of a run as a table: milliseconds, kind of event, sentence. */
export function saveEvents(
  events: readonly MigrationEvent[],
  result: MigrationResult,
  name: string,
): void {
  const rows = events.map((event) => [String(event.ms), event.kind, narrate(event, result)]);
  const text = csvFormatRows([['ms', 'event', 'what'], ...rows]);
  saveText(`${name}-events.csv`, `${text}\n`, 'text/csv');
}
