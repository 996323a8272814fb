import { clusterText } from '../text/cluster';
import { clusterStepsText } from '../text/cluster-steps';
import {
  type LabStep,
  type Machine,
  type PartId,
  type StepId,
  type StepName,
  labStep,
  labSteps,
} from './cluster-steps';
import { render } from './powershell';

type Done = ReadonlySet<StepId>;

const inOrder = (ids: readonly StepId[]) => labSteps.filter(({ id }) => ids.includes(id));
const nameOf = ({ id, number }: LabStep): StepName => ({
  number,
  title: clusterStepsText[id].title,
});

/** Steps by number and title, in order. */
export const stepNames = (ids: readonly StepId[]): StepName[] => inOrder(ids).map(nameOf);

/** Lines that can be pasted in one go, and where; `isRestarted` if the step has restarted that computer. */
export interface Block {
  on: readonly Machine[];
  isRestarted: boolean;
  lines: string[];
}

/** The commands of a step, those that can be pasted in one go together. */
export function blocksOf({ commands }: LabStep): Block[] {
  const blocks: Block[] = [];
  const restarted = new Set<Machine>();
  for (const { on, command } of commands) {
    const isRestarted = on.every((machine) => restarted.has(machine));
    const last = blocks.at(-1);
    const line = render(command);
    if (last && last.on.join() === on.join() && last.isRestarted === isRestarted)
      last.lines.push(line);
    else blocks.push({ on, isRestarted, lines: [line] });
    if (command.switches?.includes('Restart')) on.forEach((machine) => restarted.add(machine));
  }
  return blocks;
}

/** The steps it builds on directly that are not done. */
export function missingFor(id: StepId, done: Done): readonly StepId[] {
  return labStep(id).needs.filter((need) => !done.has(need));
}

/** Says which steps are missing before this one, and where to continue; null when it can be done. */
export function explainMissing(id: StepId, done: Done): string | null {
  const missing = missingFor(id, done);
  if (!missing.length) return null;
  const open = orderFor(id).filter((step) => !done.has(step) && !missingFor(step, done).length);
  const isNext = open.length === missing.length && open.every((step) => missing.includes(step));
  const step = nameOf(labStep(id));
  return isNext
    ? clusterText.needs(step, stepNames(missing))
    : clusterText.needsAfter(step, stepNames(missing), stepNames(open));
}

/** The steps that build on it directly. */
export function dependentsOf(id: StepId): readonly StepId[] {
  return labSteps.filter(({ needs }) => needs.includes(id)).map((step) => step.id);
}

/** Whether a step is done and nothing that is done builds on it. */
export function canUndo(id: StepId, done: Done): boolean {
  return done.has(id) && !dependentsOf(id).some((dependent) => done.has(dependent));
}

/** Says why a step cannot be undone; null when it can. */
export function explainUndo(id: StepId, done: Done): string | null {
  if (canUndo(id, done)) return null;
  const { number } = labStep(id);
  if (!done.has(id)) return clusterText.notDone(number);
  const above = dependentsOf(id).filter((dependent) => done.has(dependent));
  return clusterText.carries(number, stepNames(above));
}

/** A step after everything it builds on, or all steps, in an order in which they can be done. */
export function orderFor(goal: StepId | 'all'): readonly StepId[] {
  const order = new Set<StepId>();
  const visit = (id: StepId) => {
    labStep(id).needs.forEach(visit);
    order.add(id);
  };
  (goal === 'all' ? labSteps.map(({ id }) => id) : [goal]).forEach(visit);
  return [...order];
}

/** Describes what is built so far, or how many parts are in their places. */
export function describeLab(done: Done, parts: number): string {
  const words = inOrder([...done]).map(({ id }) => clusterStepsText[id].result);
  return words.join(' ') || clusterText.nothing(parts, labSteps.flatMap(({ part }) => part).length);
}

/** The steps that are done, in order, and the parts that the reader has put in their places. */
export interface Built {
  steps: readonly StepId[];
  parts: readonly PartId[];
}

/** Reads what was written with JSON; whatever is unknown, double or out of order is left out. */
export function readBuilt(text: string | null): Built {
  let given: Partial<Record<keyof Built, unknown>> = {};
  try {
    given = Object(JSON.parse(text ?? '{}'));
  } catch {
    // Not from here: nothing is built.
  }
  const of = (key: keyof Built) => new Set<unknown>(Array.isArray(given[key]) ? given[key] : []);
  const done = new Set<StepId>();
  for (const step of of('steps')) {
    const id = labSteps.find((each) => each.id === step)?.id;
    if (id && !missingFor(id, done).length) done.add(id);
  }
  const known = labSteps.flatMap(({ part }) => part);
  return { steps: [...done], parts: known.filter((part) => of('parts').has(part)) };
}
