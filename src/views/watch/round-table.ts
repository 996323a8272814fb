import type { RoundRecord } from '../../model/types';
import { explain } from '../../text/reasons';
import { roundTableText as t } from '../../text/round-table';
import { type Cell, type Table, counted, lasting, words } from '../charts/table';

/** Rows shown of long runs, from both ends. */
const ALL = 60;
const HEAD = 40;
const TAIL = 12;

interface Column {
  cell(round: RoundRecord): Cell;
  /** The column is shown only if this is above 0 in some round. */
  only?(round: RoundRecord): number;
}

const COLUMNS = {
  round: { cell: ({ live, round }) => words(live ? `${round}` : t.lastPages) },
  toSend: { cell: ({ pagesToSend }) => counted(pagesToSend) },
  sent: { cell: ({ pagesSent }) => counted(pagesSent) },
  zeroPages: {
    cell: ({ zeroPagesSent }) => counted(zeroPagesSent),
    only: ({ zeroPagesSent }) => zeroPagesSent,
  },
  skipped: {
    cell: ({ pagesSkipped }) => counted(pagesSkipped),
    only: ({ pagesSkipped }) => pagesSkipped,
  },
  dirtied: { cell: ({ pagesDirtied }) => counted(pagesDirtied) },
  took: { cell: ({ durationMs }) => lasting(durationMs) },
  then: { cell: (round) => words(explain(round)) },
} satisfies Record<string, Column>;

export type RoundColumn = keyof typeof COLUMNS;

/**
 * All rounds as a table: what was sent and dirtied in each, and why another one followed. Some
 * columns may be left out.
 */
export function roundTable(
  rounds: readonly RoundRecord[],
  without: readonly RoundColumn[] = [],
): Table {
  const columns = (Object.entries(COLUMNS) as [RoundColumn, Column][]).filter(
    ([id, { only }]) => !without.includes(id) && (!only || rounds.some((each) => only(each))),
  );
  const row = (round: RoundRecord) => columns.map(([, { cell }]) => cell(round));
  const shown =
    rounds.length > ALL ? [...rounds.slice(0, HEAD), ...rounds.slice(-TAIL)] : [...rounds];
  return {
    columns: columns.map(([id]) => t.columns[id]),
    rows: shown.map(row),
    all: rounds.length,
    every: () => rounds.map(row),
  };
}
