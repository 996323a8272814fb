import { parseArgs } from 'node:util';
import { sayLessonFault } from '../learn/faulted';
import { readLesson } from '../learn/read-lesson';
import { type Solved, solveLesson } from '../learn/solve';
import '../engine/all-parts';
import { simulate } from '../engine/simulate';
import { commandsText as t } from '../text/commands';
import { solutionsText } from '../text/lessons';
import { InputError, readInput } from './input';
import { main, startKernel } from './main';

/** Checks a lesson file, solves its questions, and prints the answers with their tolerance. */
async function run(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  if (positionals.length > 1) throw new InputError([t.oneFile(positionals.length)]);
  const read = readLesson(readInput(positionals[0]));
  if ('faults' in read) throw new InputError(read.faults.map(sayLessonFault));
  const { lesson } = read;
  const kernel = await startKernel();
  const { solved, faults } = solveLesson(lesson, (scenario) => simulate(kernel, scenario));
  if (faults.length) throw new InputError(faults.map(sayLessonFault));
  const { steps, ...about } = lesson;
  if (values.json) {
    const report = { ...about, steps: steps.length, questions: solved };
    return `${JSON.stringify(report, null, 2)}\n`;
  }
  const say = ({ line, kind, says, seeds }: Solved) => solutionsText.line(line, kind, says, seeds);
  const head = solutionsText.lesson(about.id, about.title, about.minutes, steps.length);
  return `${[head, ...solved.map(say)].join('\n')}\n`;
}

await main(run, t.usage.lesson);
