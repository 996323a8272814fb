import type { Run } from '../../model/run/run';
import { eventsCsv } from '../export/tables';
import { saveText } from '../parts/file-actions';

/** Saves the events of a run as a table: milliseconds, kind of event, sentence. */
export function saveEvents({ events, result }: Run, name: string): void {
  saveText(`${name}-events.csv`, eventsCsv(events, result), 'text/csv');
}
