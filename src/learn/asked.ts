import type { Expression } from './expression';
import type { Act, PredictQuestion } from './lesson';

/** Measures that tell pages of single rounds. */
const OF_ROUNDS = ['firstRoundDirtied', 'secondRoundPages'];

/** The measures that a block asks for: no text may tell them before. */
export function measuresAsked(act: Act): readonly string[] {
  if (act.kind === 'try') return act.goal.measures;
  if (act.kind !== 'predict') return [];
  const { question } = act;
  if (question.kind === 'curve' || question.kind === 'point') return OF_ROUNDS;
  return expressionsOf(question).flatMap(({ measures }) => measures);
}

function expressionsOf(question: PredictQuestion): Expression[] {
  switch (question.kind) {
    case 'choice':
      return question.options.map(({ when }) => when);
    case 'number':
      return [question.measure];
    case 'claim':
      return [question.holds, ...question.reasons.map(({ when }) => when)];
    case 'order':
      return question.items.map(({ when }) => when);
    default:
      return [];
  }
}
