import { knownAt } from '../../model/run/report';
import type { Moment } from '../../model/run/run';
import { storyText } from '../../text/story';
import { sayVerdict } from '../watch/say-verdict';

const t = storyText.known;

/** What somebody knows who has watched up to a moment; the verdict once the move is over. */
export function sayKnown(moment: Moment): string {
  const { liveRounds, bytesSent, pagesDirtied, blackoutMs, outcome } = knownAt(moment);
  const { run, phase } = moment;
  if (outcome !== null) return sayVerdict(run.verdict, run.scenario.policy.id);
  switch (phase) {
    case 'setup':
    case 'storage':
      return t[phase];
    case 'memory':
      return liveRounds ? t.rounds(liveRounds, bytesSent, pagesDirtied) : t.first;
    case 'state':
      return liveRounds ? t.paused(liveRounds, bytesSent) : t.pausedFirst;
    case 'pull':
      return blackoutMs === null ? t.ending : t.pull(blackoutMs);
    case 'cleanup':
      return blackoutMs === null ? t.ending : t.resumed(blackoutMs);
  }
}
