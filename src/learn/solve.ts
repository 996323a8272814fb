import { isSameFigure } from '../model/run/compare';
import { settingsThatDiffer } from '../model/run/differing-settings';
import { Run } from '../model/run/run';
import { isLocked } from '../model/scenario/locks';
import { liveRound } from '../model/stops';
import type { MigrationResult, Scenario } from '../model/types';
import { solutionsText as t } from '../text/lessons';
import { type Answer, Unsolved, around } from './answer';
import type { Runs } from './expression';
import type { LessonFault } from './faulted';
import type {
  Act,
  Case,
  Lesson,
  LessonFigure,
  LessonLink,
  LessonPart,
  LessonStep,
  Predict,
  Sort,
  Try,
  Watch,
} from './lesson';
import type { MeasureUnit } from './measures';

export type Simulate = (scenario: Scenario) => MigrationResult;

/** Every question is solved with this many seeds, its own first. */
export const SOLVED_SEEDS = 9;

/** A question with its answer. */
export interface Solved {
  line: number;
  step: string;
  /** The block, and of a prediction its kind. */
  kind: string;
  answer: Answer;
  says: string;
  /** With how many seeds it is the answer; 0 if seeds do not matter. */
  seeds: number;
}

/** Solves every question of a lesson with the engine, and tells what cannot be asked so. */
export function solveLesson(
  lesson: Lesson,
  simulate: Simulate,
): { solved: Solved[]; faults: LessonFault[] } {
  const solver = new Solver(simulate);
  const [solved, faults]: [Solved[], LessonFault[]] = [[], []];
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Unsolved)) throw error;
      faults.push({ line: error.line, column: 1, message: error.message });
    }
  };
  for (const step of lesson.steps) {
    for (const part of [...step.before, ...step.after]) attempt(() => solver.checkFigure(part));
    const { act } = step;
    if (act) attempt(() => solved.push(...solver.solve(act, step)));
  }
  return { solved, faults };
}

/** The links of a question. */
type Linked = Pick<Predict, 'link' | 'other'>;

const textOf = (list: readonly { text: string }[], index: number) => list[index]!.text;

class Solver {
  readonly #simulate: Simulate;
  readonly #runs = new Map<string, Run>();

  constructor(simulate: Simulate) {
    this.#simulate = simulate;
  }

  /** The run of a link, with a seed so much later than its own. */
  #run({ scenario }: LessonLink, later = 0): Run {
    const asked = { ...scenario, seed: scenario.seed + later };
    const key = JSON.stringify(asked);
    const known = this.#runs.get(key);
    if (known) return known;
    const run = new Run(this.#simulate(asked));
    this.#runs.set(key, run);
    return run;
  }

  /** The runs of a question, with seeds so much later than their own. */
  #both({ link, other }: Linked, later = 0): Runs {
    return { own: this.#run(link, later), other: other && this.#run(other, later) };
  }

  /** The same with each seed. */
  #every(asked: Linked): Runs[] {
    return Array.from({ length: SOLVED_SEEDS }, (_, later) => this.#both(asked, later));
  }

  /** Checks that a figure begins at an event of its run. */
  checkFigure(part: LessonPart): void {
    if (part.kind !== 'figure') return;
    const { stop } = part.link.look;
    if (stop) this.#checkEvent(part, stop);
  }

  #checkEvent({ line, link }: LessonFigure | Watch, event: string): void {
    if (this.#run(link).momentNamed(event) === null)
      throw new Unsolved(line, t.faults.noEvent(event));
  }

  solve(act: Act, { title }: LessonStep): Solved[] {
    const { line } = act;
    const made = (answer: Answer, says: string, seeds = SOLVED_SEEDS): Solved[] => {
      const kind = act.kind === 'predict' ? `predict ${act.question.kind}` : act.kind;
      return [{ line, step: title, kind, answer, says, seeds }];
    };
    switch (act.kind) {
      case 'watch':
        this.#checkEvent(act, act.until);
        return [];
      case 'predict': {
        const { answer, says } = this.#predicted(act);
        return made(answer, says);
      }
      case 'try':
        this.#try(act);
        return made({ kind: 'done', says: t.reached }, t.reached);
      case 'sort': {
        const groups = this.#sorted(act);
        const cards = act.cards.map(({ text }, index) =>
          t.card(text, textOf(act.groups, groups[index]!)),
        );
        return made({ kind: 'groups', groups }, t.sorted(cards));
      }
      case 'explain': {
        const right = act.options.findIndex(({ isRight }) => isRight);
        const rights = act.options.filter(({ isRight }) => isRight).length;
        if (act.options.length && rights !== 1) throw new Unsolved(line, t.faults.sentences);
        if (right < 0) return [];
        return made(
          { kind: 'option', index: right },
          t.option(right, textOf(act.options, right)),
          0,
        );
      }
      case 'hosts': {
        const failed = this.#run(act.link).result.failure;
        if (!failed) throw new Unsolved(line, t.faults.passes);
        const still = this.#run(act.solution).result.failure;
        if (still) throw new Unsolved(line, t.faults.fails(still.rule));
        const says = t.mended(failed.rule);
        return made({ kind: 'done', says }, says, 0);
      }
    }
  }

  #predicted(act: Predict): { answer: Answer; says: string } {
    const { question, line } = act;
    const runs = this.#every(act);
    switch (question.kind) {
      case 'choice': {
        const index = this.#oneOf(question.options, runs, line);
        this.#checkChosen(act, runs[0]!, index, question.options.length);
        return {
          answer: { kind: 'option', index },
          says: t.option(index, textOf(question.options, index)),
        };
      }
      case 'number':
        return this.#value(
          act,
          question.unit,
          runs.map((each) => question.measure.of(each) as number),
        );
      case 'point': {
        const values = runs.map(({ own }) => liveRound(own.result, question.round)?.pagesToSend);
        if (values.some((value) => value === undefined))
          throw new Unsolved(line, t.faults.noRound(question.round));
        return this.#value(act, 'pages', values as number[]);
      }
      case 'claim': {
        const isTrue = this.#alike(runs, (each) => question.holds.of(each) as boolean, line);
        const reason = this.#oneOf(question.reasons, runs, line);
        this.#checkChosen(act, runs[0]!, reason, question.reasons.length);
        return {
          answer: { kind: 'claim', isTrue, reason },
          says: t.claim(isTrue, textOf(question.reasons, reason)),
        };
      }
      case 'order': {
        const order = this.#ordered(question.items, runs, line);
        return {
          answer: { kind: 'order', order },
          says: t.order(order.map((index) => textOf(question.items, index))),
        };
      }
      case 'curve':
        return this.#curve(runs, line);
    }
  }

  /** The answer that is the same with every seed. */
  #alike<T>(runs: readonly Runs[], answerOf: (runs: Runs) => T, line: number): T {
    const answers = runs.map((each) => JSON.stringify(answerOf(each)));
    const agreeing = answers.filter((answer) => answer === answers[0]).length;
    if (agreeing < answers.length)
      throw new Unsolved(line, t.faults.chance(agreeing, answers.length));
    return answerOf(runs[0]!);
  }

  /** The only case that holds. */
  #oneOf(cases: readonly Case[], runs: readonly Runs[], line: number): number {
    const holding = (each: Runs) =>
      cases.flatMap(({ when }, index) => (when.of(each) ? [index] : []));
    const own = holding(runs[0]!);
    if (!own.length) throw new Unsolved(line, t.faults.noOption);
    if (own.length > 1)
      throw new Unsolved(line, t.faults.twoOptions(own.map((index) => textOf(cases, index))));
    return this.#alike(runs, holding, line)[0]!;
  }

  /** Beliefs about options are the numbers of wrong ones. */
  #checkChosen({ beliefs, line }: Predict, runs: Runs, right: number, options: number): void {
    for (const { when } of beliefs) {
      const value = when.of(runs) as number;
      const isWrongOption =
        Number.isInteger(value) && value >= 1 && value <= options && value !== right + 1;
      if (!isWrongOption) throw new Unsolved(line, t.faults.beliefOption(value));
    }
  }

  #value(act: Predict, unit: MeasureUnit, values: readonly number[]) {
    const { line, beliefs } = act;
    if (!values.every(Number.isFinite)) throw new Unsolved(line, t.faults.noNumber);
    const { value, low, high } = around(values);
    const runs = this.#both(act);
    for (const { when } of beliefs) {
      const belief = when.of(runs) as number;
      if (belief >= low && belief <= high) throw new Unsolved(line, t.faults.belief(belief));
    }
    return {
      answer: { kind: 'value', unit, value, low, high } as const,
      says: t.value(unit, value, low, high),
    };
  }

  #ordered(items: readonly Case[], runs: readonly Runs[], line: number): number[] {
    const valuesOf = (each: Runs) => items.map(({ when }) => when.of(each) as number);
    const orderOf = (each: Runs) => {
      const values = valuesOf(each);
      return items.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
    };
    const values = valuesOf(runs[0]!);
    const order = this.#alike(runs, orderOf, line);
    order.slice(1).forEach((index, place) => {
      const before = order[place]!;
      if (isSameFigure(values[before]!, values[index]!))
        throw new Unsolved(line, t.faults.tie(textOf(items, before), textOf(items, index)));
    });
    return order;
  }

  #curve(runs: readonly Runs[], line: number) {
    const curves = runs.map(({ own }) =>
      own.result.rounds.filter(({ live }) => live).map(({ pagesToSend }) => pagesToSend),
    );
    const values = curves[0]!;
    if (values.length < 3) throw new Unsolved(line, t.faults.fewRounds(values.length));
    const bands = values.map((value, round) =>
      around([value, ...curves.flatMap((curve) => curve[round] ?? [])]),
    );
    const [low, high] = [bands.map((band) => band.low), bands.map((band) => band.high)];
    return { answer: { kind: 'curve', values, low, high } as const, says: t.curve(values) };
  }

  #try({ line, goal, free, solution, ...asked }: Try): void {
    if (goal.of(this.#both(asked))) throw new Unsolved(line, t.faults.atOnce);
    const solved = this.#every({ ...asked, link: solution });
    const agreeing = solved.filter((runs) => goal.of(runs)).length;
    if (agreeing < solved.length)
      throw new Unsolved(line, t.faults.notReached(agreeing, solved.length));
    for (const { path } of settingsThatDiffer(asked.link.scenario, solution.scenario))
      if (!isLocked(path, free)) throw new Unsolved(line, t.faults.notFree(path));
  }

  #sorted({ cards, groups }: Sort): number[] {
    const sorted = cards.map(({ link, line }) =>
      this.#oneOf(groups, this.#every({ link, other: null }), line),
    );
    groups.forEach(({ line, text }, index) => {
      if (!sorted.includes(index)) throw new Unsolved(line, t.faults.emptyGroup(text));
    });
    return sorted;
  }
}
