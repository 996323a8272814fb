import { explain } from '../../model/explain';
import type { RoundRecord } from '../../model/types';
import { type Cell, type Table, counted, lasting, words } from '../charts/table';

/** Rows shown of long runs, from both ends. */
const ALL = 60;
const HEAD = 40;
const TAIL = 12;

interface Column {
  name: string;
  cell(round: RoundRecord): Cell;
  /** What has to be above 0 in some round for the column to be there. */
  only?(round: RoundRecord): number;
}

const COLUMNS = {
  round: {
    name: 'Round',
    cell: ({ live, round }) => words(live ? `${round}` : 'last pages'),
  },
  toSend: { name: 'To send', cell: ({ pagesToSend }) => counted(pagesToSend) },
  sent: { name: 'Sent', cell: ({ pagesSent }) => counted(pagesSent) },
  zeroPages: {
    name: 'Zero pages',
    cell: ({ zeroPagesSent }) => counted(zeroPagesSent),
    only: ({ zeroPagesSent }) => zeroPagesSent,
  },
  skipped: {
    name: 'Skipped',
    cell: ({ pagesSkipped }) => counted(pagesSkipped),
    only: ({ pagesSkipped }) => pagesSkipped,
  },
  dirtied: { name: 'Dirtied', cell: ({ pagesDirtied }) => counted(pagesDirtied) },
  took: { name: 'Took', cell: ({ durationMs }) => lasting(durationMs) },
  then: { name: 'Then', cell: (round) => words(explain(round)) },
} satisfies Record<string, Column>;

export type RoundColumn = keyof typeof COLUMNS;

/**
 * All rounds as a table: what was sent and dirtied in each, and why another one followed. Some
 * columns can be left out.
 */
export function roundTable(
  rounds: readonly RoundRecord[],
  without: readonly RoundColumn[] = [],
): Table {
  const columns = (Object.entries(COLUMNS) as [RoundColumn, Column][])
    .filter(
      ([id, { only }]) => !without.includes(id) && (!only || rounds.some((each) => only(each))),
    )
    .map(([, column]) => column);
  const row = (round: RoundRecord) => columns.map(({ cell }) => cell(round));
  const shown =
    rounds.length > ALL ? [...rounds.slice(0, HEAD), ...rounds.slice(-TAIL)] : [...rounds];
  return {
    columns: columns.map(({ name }) => name),
    rows: shown.map(row),
    all: rounds.length,
    every: () => rounds.map(row),
  };
}
