import { firstAfter } from '../../model/search';
import type { Timeline } from '../../model/timeline';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { count, duration } from '../format';
import { STAGE_NAMES } from '../stage-names';

/** The round at a moment; null before the first. */
export function roundAt(rounds: readonly RoundRecord[], ms: number): RoundRecord | null {
  return rounds[firstAfter(rounds, ms, ({ startMs }) => startMs) - 1] ?? null;
}

/** Says which moment it is: "12.3 s, Memory, round 2". */
export function describe(
  { rounds, attempts }: MigrationResult,
  timeline: Timeline | null,
  ms: number,
): string {
  const stage = timeline?.stageAt(timeline.positionOf(ms));
  if (!stage) return '';
  const round = stage.phase === 'memory' ? roundAt(rounds, ms) : null;
  const failed =
    stage.phase === 'memory' && !round && attempts.length ? ', an attempt that was given up' : '';
  return `${duration(ms)}, ${STAGE_NAMES[stage.phase]}${round?.live ? `, round ${count(round.round)}` : failed}`;
}
