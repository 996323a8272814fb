import { type StepId, labStep, labSteps } from './cluster-steps';

type Done = ReadonlySet<StepId>;

const inOrder = (ids: readonly StepId[]) => labSteps.filter(({ id }) => ids.includes(id));
const named = (ids: readonly StepId[]) =>
  inOrder(ids).map(({ number, title }) => `step ${number} (${title})`);

/** The steps it builds on directly that are not done. */
export function missingFor(id: StepId, done: Done): readonly StepId[] {
  return labStep(id).needs.filter((need) => !done.has(need));
}

/** Says why a step has to wait, and where to go on; null when it can be done. */
export function explainMissing(id: StepId, done: Done): string | null {
  const missing = missingFor(id, done);
  if (!missing.length) return null;
  const { number, title } = labStep(id);
  const open = orderFor(id).filter((step) => !done.has(step) && !missingFor(step, done).length);
  const said = `Step ${number}, ${title}, needs ${listed(named(missing), 'and')} first.`;
  const isNext = open.length === missing.length && open.every((step) => missing.includes(step));
  return isNext ? said : `${said} Go on with ${listed(named(open), 'or')}.`;
}

/** The steps that build on it directly. */
export function dependentsOf(id: StepId): readonly StepId[] {
  return labSteps.filter(({ needs }) => needs.includes(id)).map((step) => step.id);
}

/** Whether a step is done and nothing that is done builds on it. */
export function canUndo(id: StepId, done: Done): boolean {
  return done.has(id) && !dependentsOf(id).some((dependent) => done.has(dependent));
}

/** Says why a step cannot be taken back; null when it can. */
export function explainUndo(id: StepId, done: Done): string | null {
  if (canUndo(id, done)) return null;
  const { number } = labStep(id);
  if (!done.has(id)) return `Step ${number} is not done, so there is nothing to take back.`;
  const above = dependentsOf(id).filter((dependent) => done.has(dependent));
  const verb = above.length > 1 ? 'build' : 'builds';
  return `Step ${number} cannot be taken back while ${listed(named(above), 'and')} ${verb} on it.`;
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

/** Says in words what stands. */
export function describeLab(done: Done): string {
  const words = inOrder([...done]).map(({ stands }) => stands);
  return words.join(' ') || 'Nothing stands yet.';
}

/** Joins words as a sentence does: "a, b and c". */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  const rest = words.slice(0, -1);
  return rest.length ? `${rest.join(', ')} ${last} ${words.at(-1)!}` : (words[0] ?? '');
}
