import type { Moment } from '../../model/run/run';
import { chartText } from '../../text/charts';
import { stagesText } from '../../text/stages';

/** Names a moment: "12.3 s, Memory, round 2". */
export function sayMoment({ run, ms, stage, round }: Moment): string {
  if (!stage) return '';
  const name = stagesText[stage.phase];
  if (stage.phase !== 'memory') return chartText.at(ms, name);
  if (round) return round.live ? chartText.atRound(ms, name, round.round) : chartText.at(ms, name);
  return run.result.attempts.length ? chartText.atLost(ms, name) : chartText.at(ms, name);
}
