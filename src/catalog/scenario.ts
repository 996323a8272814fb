import { followDirtyRate } from '../model/dirty-rate';
import type { Faults } from '../model/scenario-error';
import { type PolicyOptionFields, readScenario } from '../model/scenario/read';
import { resizeStrokes } from '../model/strokes';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { policies } from '../policies/all';
import '../text/hyper-v-rules';
import '../text/other-policies';

const optionFields: PolicyOptionFields = Object.fromEntries(
  Object.values(policies).map(({ id, options }) => [id, options]),
);

export type Checked = { scenario: Scenario } | Faults;

/** Checks a scenario object, with the options of all policies. */
export function checkScenario(input: unknown): Checked {
  return readScenario(input, optionFields);
}

/**
 * Checks what a change made of a scenario. Before that, writes and their dirty rate are kept
 * together, and strokes follow the size of memory.
 */
export function checkChange(before: Scenario, draft: Scenario): Checked {
  followDirtyRate(before, draft);
  const [from, to] = [totalPages(before.vm), totalPages(draft.vm)];
  if (from !== to && to >= 1) draft.edits = resizeStrokes(draft.edits, from, to);
  return checkScenario(draft);
}

export { formatError, sayFaults } from '../model/scenario-error';
export { sayLocked } from './locked';
