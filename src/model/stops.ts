import { type Timeline } from './timeline';
import type { MigrationResult, RoundRecord } from './types';

/** A round while the VM runs, by its number from 0; undefined if there was none. */
export const liveRound = ({ rounds }: MigrationResult, number: number): RoundRecord | undefined =>
  rounds.find(({ live, round }) => live && round === number);

/**
 * The moment that a name stands for, ms since the migration began. Names are a stage (`memory`), a
 * round (`round3`), `stop-and-copy`, `resume` or `end`. Null if the run has no such moment.
 */
export function momentNamed(
  name: string,
  { stages, totalMs }: Timeline,
  result: MigrationResult,
): number | null {
  const stage = (phase: string) => stages.find((each) => each.phase === phase);
  const round = /^round(\d+)$/.exec(name)?.[1];
  if (round) return liveRound(result, Number(round))?.startMs ?? null;
  if (name === 'end') return totalMs;
  if (name === 'stop-and-copy') return stage('state')?.startMs ?? null;
  if (name === 'resume') return stage('state')?.endMs ?? null;
  return stage(name)?.startMs ?? null;
}
