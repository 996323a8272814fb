import type { Alignment } from '../alignments';
import { liveRound } from '../stops';
import type { Moment, Run } from './run';

/** The moment of another run that is shown beside a moment, ms since that run began. */
export function alignedMs(moment: Moment, other: Run, by: Alignment): number {
  const within = (ms: number) => Math.min(other.timeline.totalMs, Math.max(0, ms));
  if (by === 'time') return within(moment.ms);
  if (by === 'pause') return within(other.pauseMs + (moment.ms - moment.run.pauseMs));
  return within(inSameRound(moment, other));
}

/** The same share of the same round; elsewhere, the same share of the same stage. */
function inSameRound({ round, ms, position, run }: Moment, other: Run): number {
  const stage = run.timeline.stageAt(position);
  if (!stage) return 0;
  const share = (ms - stage.startMs) / (stage.endMs - stage.startMs);
  const same = { phase: stage.phase, share };
  if (stage.phase !== 'memory' || !round?.live) return other.timeline.msIn(same);
  const twin = liveRound(other.result, round.round);
  if (!twin) return other.pauseMs;
  const done = round.durationMs > 0 ? Math.min(1, (ms - round.startMs) / round.durationMs) : 1;
  return twin.startMs + done * twin.durationMs;
}
