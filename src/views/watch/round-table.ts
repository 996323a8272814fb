import { explain } from '../../model/explain';
import type { RoundRecord } from '../../model/types';
import { type Cell, type Table, counted, lasting, words } from '../charts/time-chart';

/** Rows shown of long runs, from both ends. */
const ALL = 60;
const HEAD = 40;
const TAIL = 12;

type Column = readonly [string, (round: RoundRecord) => Cell];

/** All rounds as a table: what was sent and dirtied in each, and why another one followed. */
export function roundTable(rounds: readonly RoundRecord[]): Table {
  const some = (of: (round: RoundRecord) => number) => rounds.some((round) => of(round) > 0);
  const columns: Column[] = [
    ['Round', (round) => words(round.live ? `${round.round}` : 'last pages')],
    ['To send', (round) => counted(round.pagesToSend)],
    ['Sent', (round) => counted(round.pagesSent)],
    ...(some((round) => round.zeroPagesSent)
      ? [['Zero pages', (round: RoundRecord) => counted(round.zeroPagesSent)] as const]
      : []),
    ...(some((round) => round.pagesSkipped)
      ? [['Skipped', (round: RoundRecord) => counted(round.pagesSkipped)] as const]
      : []),
    ['Dirtied', (round) => counted(round.pagesDirtied)],
    ['Took', (round) => lasting(round.durationMs)],
    ['Then', (round) => words(explain(round))],
  ];
  const row = (round: RoundRecord) => columns.map(([, cell]) => cell(round));
  const shown =
    rounds.length > ALL ? [...rounds.slice(0, HEAD), ...rounds.slice(-TAIL)] : [...rounds];
  return {
    columns: columns.map(([name]) => name),
    rows: shown.map(row),
    all: rounds.length,
    every: () => rounds.map(row),
  };
}
