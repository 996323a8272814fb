import { explainStop } from '../../hyperv/explain-stop';
import type { Verdict } from '../../model/verdict';
import { verdictText } from '../../text/verdict';

/** What is said above everything; may mark words. */
export const sayVerdict = (verdict: Verdict): string =>
  verdict.losesNetwork ? `${sayOutcome(verdict)} ${verdictText.networkLost}` : sayOutcome(verdict);

function sayOutcome({ outcome, liveRounds, blackoutMs, pullMs, isQueued }: Verdict): string {
  switch (outcome) {
    case 'converged':
      if (pullMs > 0) return verdictText.pulled(blackoutMs, pullMs);
      return liveRounds === 0
        ? verdictText.stoppedAndCopied(blackoutMs)
        : verdictText.converged(liveRounds, blackoutMs);
    case 'forced':
      return verdictText.forced(liveRounds, blackoutMs);
    case 'aborted':
      return verdictText.aborted(liveRounds);
    case 'lost':
      return verdictText.lost;
    case 'failed':
      return isQueued ? verdictText.queued : verdictText.failed;
    case 'not-converged':
      return verdictText.neverEnds(liveRounds);
  }
}

/** The line below it; may mark words. Of a move that ended in setup there is nothing to count. */
export function sayFigures(verdict: Verdict): string {
  const { brownoutMs, blackoutMs, amplification, writeRatio } = verdict;
  const why = explainStop(verdict);
  return brownoutMs + blackoutMs > 0
    ? verdictText.figures(brownoutMs, amplification, writeRatio, why)
    : why;
}
