import { csvFormatRows } from 'd3';
import type { MigrationEvent } from '../../model/events';
import { explain } from '../../text/reasons';
import type { MigrationResult } from '../../model/types';
import type { Table } from '../charts/table';
import { narrate } from '../watch/narrate';
import { roundTable } from '../watch/round-table';
import { savingText } from '../../text/saving';

/** A table with all its rows. */
export type WholeTable = Pick<Table, 'columns' | 'rows'>;

/** A table as CSV: plain numbers, with units in the headings. */
export function tableCsv({ columns, rows }: WholeTable): string {
  const units = columns.map((_, place) => rows.find((row) => row[place]?.unit)?.[place]?.unit);
  const heads = columns.map((name, place) => {
    const unit = units[place];
    return unit ? savingText.tables.column(name, unit) : name;
  });
  const lines = rows.map((row) => row.map(({ value }) => (value === null ? '' : String(value))));
  return `${csvFormatRows([heads, ...lines])}\n`;
}

/** The rounds as in the table on the screen. */
export function roundsCsv({ rounds }: MigrationResult): string {
  const { columns, every } = roundTable(rounds);
  return tableCsv({ columns, rows: every() });
}

/** The rounds with all their data. */
export function roundsJson({ rounds }: MigrationResult): string {
  const list = rounds.map((round) => ({ ...round, why: explain(round) }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** The events as in the log on the screen. */
export function eventsCsv(events: readonly MigrationEvent[], result: MigrationResult): string {
  const rows = events.map((event) => [String(event.ms), event.kind, narrate(event, result)]);
  const { ms, event, what } = savingText.tables.columns;
  return `${csvFormatRows([[ms, event, what], ...rows])}\n`;
}

export function eventsJson(events: readonly MigrationEvent[], result: MigrationResult): string {
  const list = events.map((event) => ({
    ms: event.ms,
    event: event.kind,
    what: narrate(event, result),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}
