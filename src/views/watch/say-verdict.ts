import { explainStop } from '../../hyperv/explain-stop';
import type { Verdict } from '../../model/verdict';
import type { NumberId } from '../explain/explanations';
import { duration, number, roundsOf } from '../format';

/** A part of the verdict: words, or a number that can be opened. */
export interface VerdictPart {
  text: string;
  tone?: 'good' | 'bad';
  explain?: NumberId;
}

/** What is said above everything, in parts. */
export const sayVerdict = (verdict: Verdict): VerdictPart[] =>
  verdict.losesNetwork
    ? [...sayOutcome(verdict), { text: ' The guest has lost its network.', tone: 'bad' }]
    : sayOutcome(verdict);

function sayOutcome(verdict: Verdict): VerdictPart[] {
  const rounds = roundsOf(verdict.liveRounds);
  const after = verdict.liveRounds === 0 ? '' : ` after ${rounds}`;
  const blackout = (tone: 'good' | 'bad'): VerdictPart => ({
    text: duration(verdict.blackoutMs),
    tone,
    explain: 'blackout',
  });
  switch (verdict.outcome) {
    case 'converged':
      if (verdict.pullMs > 0)
        return [
          { text: 'Moved after a ' },
          blackout('good'),
          { text: ' blackout, then pulled its memory for ' },
          { text: duration(verdict.pullMs), explain: 'pull' },
          { text: '.' },
        ];
      if (verdict.liveRounds === 0)
        return [{ text: 'Stopped and copied, with a ' }, blackout('good'), { text: ' blackout.' }];
      return [
        { text: `Converged in ${rounds}, with a ` },
        blackout('good'),
        { text: ' blackout.' },
      ];
    case 'forced':
      return [
        { text: `Will not converge: forced after ${rounds}, with a ` },
        blackout('bad'),
        { text: ' blackout.' },
      ];
    case 'aborted':
      return [
        { text: 'Given up', tone: 'bad' },
        { text: `${after}: the guest stays at the source.` },
      ];
    case 'lost':
      return [
        { text: 'Lost:', tone: 'bad' },
        { text: ' neither host has all of the guest’s memory.' },
      ];
    case 'failed':
      if (verdict.isQueued)
        return [{ text: 'Waits for its turn: the guest stays at the source until then.' }];
      return [{ text: 'Failed:', tone: 'bad' }, { text: ' the guest stays at the source.' }];
    case 'not-converged':
      return [{ text: 'Never ends:', tone: 'bad' }, { text: ` still copying${after}.` }];
  }
}

/** The same as plain text. */
export const verdictText = (verdict: Verdict): string =>
  sayVerdict(verdict)
    .map(({ text }) => text)
    .join('');

/** The line below it as plain text. */
export function sayFigures(verdict: Verdict): string {
  const why = explainStop(verdict);
  if (verdict.brownoutMs + verdict.blackoutMs === 0) return why;
  return [
    `${duration(verdict.brownoutMs)} brownout`,
    `${number(verdict.amplification)}× memory sent`,
    `the guest writes ${number(verdict.writeRatio)}× what can be sent`,
    why,
  ].join(' · ');
}
