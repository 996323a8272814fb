import type { MigrationResult } from '../../model/types';
import { askBlackout, askClient, askPull, askTwiceTheLink, askWhyStopped } from './end';
import { askAmplification, askClosedForm, askDirtySet, askFirstRound, askRatio } from './rounds';
import { type Ask, type Doubled, prepare } from './run';

export { twiceTheLink } from './twice';
export type { Doubled };

/** A question about one run, with its model answer. */
export interface Question {
  id: QuestionId;
  ask: string;
  answer: string;
}

export type QuestionId =
  | 'ratio'
  | 'first-round'
  | 'dirty-set'
  | 'why-stopped'
  | 'blackout'
  | 'amplification'
  | 'closed-form'
  | 'twice-the-link'
  | 'pull'
  | 'client'
  | 'comparison';

/** Questions about one run; the other one is about two. */
type AskedOfOne = Exclude<QuestionId, 'comparison'>;

/**
 * Questions for students about a run: what to compute, why it ended, what would change. Questions
 * that do not fit the run are left out. `doubled` is null if that run was not simulated.
 */
export function questionsAbout(
  result: MigrationResult,
  doubled: Doubled | null = null,
): Question[] {
  const run = prepare(result, doubled);
  return (Object.entries(QUESTIONS) as [AskedOfOne, Ask][]).flatMap(([id, ask]) => {
    const question = ask(run);
    return question ? [{ id, ...question }] : [];
  });
}

/** All questions, in the order in which they are asked. */
const QUESTIONS: Record<AskedOfOne, Ask> = {
  ratio: askRatio,
  'first-round': askFirstRound,
  'dirty-set': askDirtySet,
  'why-stopped': askWhyStopped,
  blackout: askBlackout,
  pull: askPull,
  amplification: askAmplification,
  'closed-form': askClosedForm,
  'twice-the-link': askTwiceTheLink,
  client: askClient,
};
