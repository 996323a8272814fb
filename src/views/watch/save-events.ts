import type { MigrationEvent } from '../../model/events';
import type { MigrationResult } from '../../model/types';
import { eventsCsv } from '../export/tables';
import { saveText } from '../parts/file-actions';

/** Saves the events of a run as a table: milliseconds, kind of event, sentence. */
export function saveEvents(
  events: readonly MigrationEvent[],
  result: MigrationResult,
  name: string,
): void {
  saveText(`${name}-events.csv`, eventsCsv(events, result), 'text/csv');
}
