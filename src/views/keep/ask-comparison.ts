import type { Question } from '../../catalog/questions';
import { figuresOf } from '../../model/run/compare';
import type { Run } from '../../model/run/run';
import { plain } from '../../text/rich';
import { keepText } from '../../text/keep';
import { questionText } from '../../text/questions';
import { sayFigure, sayParting, sayPause, saySettings } from './say-comparison';

/** The question of what differs from a kept run, which is called `name`, and why. */
export function askComparison(run: Run, other: Run, name: string): Question {
  const t = questionText.comparison;
  const figures = figuresOf(other, run)
    .filter(({ isSame }) => !isSame)
    .map(({ figure, a, b }) =>
      t.figure(keepText.figures[figure], sayFigure(figure, b), name, sayFigure(figure, a)),
    );
  const say = [sayPause, sayParting].map((each) => plain(each(run, other, name)));
  return {
    id: 'comparison',
    ask: t.ask(name, plain(saySettings(run, other, name))),
    answer: t.answer(say.filter(Boolean), figures),
  };
}
