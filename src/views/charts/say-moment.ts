import type { Moment } from '../../model/run/run';
import { count, duration } from '../../text/format';
import { STAGE_NAMES } from '../stage-names';

/** Says which moment it is: "12.3 s, Memory, round 2". */
export function sayMoment({ run, ms, stage, round }: Moment): string {
  if (!stage) return '';
  const when = `${duration(ms)}, ${STAGE_NAMES[stage.phase]}`;
  if (stage.phase !== 'memory') return when;
  if (!round) return run.result.attempts.length ? `${when}, an attempt that was given up` : when;
  return round.live ? `${when}, round ${count(round.round)}` : when;
}
