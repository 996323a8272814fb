import { explainStop } from '../../hyperv/explain-stop';
import type { Verdict } from '../../model/run/judge';
import type { Run } from '../../model/run/run';
import type { PolicyId } from '../../policies/labels';
import { sentenceOf } from '../../text/format';
import { verdictText } from '../../text/verdict';

/** An estimate with fewer pages that takes more rounds may end in another way than the full run. */
const SURE_ROUNDS = 100;

/** Whether the run is an estimate that cannot tell how the move ends. */
export const isUnsure = ({ isPreview, result, verdict }: Run): boolean =>
  isPreview &&
  result.model === 'scaled-pages' &&
  (verdict.outcome === 'not-converged' || verdict.liveRounds > SURE_ROUNDS);

/** The sentence at the top of the screen; may mark words. */
export function sayVerdict(verdict: Verdict, policyId: string): string {
  const outcome = sayOutcome(verdict, policyId as PolicyId);
  return verdict.losesNetwork ? `${outcome} ${verdictText.networkLost}` : outcome;
}

function sayOutcome(
  { outcome, liveRounds, openRound, blackoutMs, pullMs, isQueued }: Verdict,
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
      return openRound === null
        ? verdictText.aborted(liveRounds)
        : verdictText.abortedIn(openRound);
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
  const { brownoutMs, blackoutMs, amplification, pagesDrawn, pullWaitMs } = verdict;
  const ratio = { ratio: verdict.writeRatio, isAtFirst: verdict.isRatioOfStart };
  const why = explainStop(verdict);
  if (brownoutMs + blackoutMs === 0) return sentenceOf(why);
  const figures = verdictText.figures(brownoutMs, amplification, ratio, pagesDrawn, why);
  const waited = pullWaitMs ? verdictText.waited(pullWaitMs) : '';
  return `${figures} ${waited || sayLastRound(verdict)}`.trim();
}

/** A last round that dirtied more than this share of what it sent did not shrink. */
const SHRINKS = 0.9;
/** Below this share of its speed the VM counts as slowed. */
const SLOWED = 0.9;
/** These say by themselves why the move did not end as it should. */
const BROKEN = ['link-lost', 'guest-lost', 'cancelled', 'setup-failed', 'takeover-failed'];

/**
 * Why the outcome is not what the ratio of page writes lets one expect: it did not converge, or it
 * did although the VM writes pages faster than they can be sent.
 */
export function sayLastRound(verdict: Verdict): string {
  const { outcome, pullMs, writeRatio, newlyDirtyRatio, lastRound, stop } = verdict;
  if (!lastRound || pullMs > 0 || BROKEN.includes(stop.code)) return '';
  const { pagesSent, pagesDirtied, guestSpeed } = lastRound;
  const t = verdictText.lastRound;
  if (outcome !== 'converged')
    return (pagesDirtied >= SHRINKS * pagesSent ? t.stuck : t.shrinking)(pagesSent, pagesDirtied);
  if (writeRatio < 1 || newlyDirtyRatio === null) return '';
  if (guestSpeed < SLOWED) return t.slowed(guestSpeed);
  return newlyDirtyRatio < 1 ? t.samePages(newlyDirtyRatio) : '';
}
