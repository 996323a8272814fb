import { explainStop } from '../../hyperv/explain-stop';
import type { Verdict } from '../../model/run/judge';
import type { PolicyId } from '../../policies/labels';
import { sentenceOf } from '../../text/format';
import { verdictText } from '../../text/verdict';

/** The sentence at the top of the screen; may mark words. */
export function sayVerdict(verdict: Verdict, policyId: string): string {
  const outcome = sayOutcome(verdict, policyId as PolicyId);
  return verdict.losesNetwork ? `${outcome} ${verdictText.networkLost}` : outcome;
}

function sayOutcome(
  { outcome, liveRounds, blackoutMs, pullMs, isQueued }: Verdict,
  policyId: PolicyId,
): string {
  switch (outcome) {
    case 'converged':
      if (pullMs > 0) return verdictText.pulled(blackoutMs, pullMs);
      return liveRounds === 0
        ? verdictText.stoppedAndCopied(blackoutMs)
        : verdictText.converged(liveRounds, blackoutMs);
    case 'forced':
      return verdictText.forced(policyId, liveRounds, blackoutMs);
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

/** The line below it; may mark words. A move that ended in setup has no numbers. */
export function sayFigures(verdict: Verdict): string {
  const { brownoutMs, blackoutMs, amplification, writeRatio } = verdict;
  const why = explainStop(verdict);
  return brownoutMs + blackoutMs > 0
    ? verdictText.figures(brownoutMs, amplification, writeRatio, why)
    : sentenceOf(why);
}
