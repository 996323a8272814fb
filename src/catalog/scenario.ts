import { followDirtyRate } from '../model/dirty-rate';
import type { Faults } from '../model/scenario-error';
import { MAX_FILE_BYTES } from '../model/scenario/fields';
import { type PolicyOptionFields, readScenario } from '../model/scenario/read';
import { resizeStrokes } from '../model/strokes';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { policies } from '../policies/all';
import { fieldsText } from '../text/fields';
import '../text/hyper-v-rules';
import '../text/other-policies';

const t = fieldsText.file;

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

const problem = (value: string, allowed: string): Faults => ({
  errors: [{ path: 'scenario', value, allowed }],
  more: 0,
});

/** The error for a file of this many bytes or characters; null if it may be read. */
export function refuseLength(length: number): Faults | null {
  return length > MAX_FILE_BYTES ? problem(t.long(length), t.atMost(MAX_FILE_BYTES)) : null;
}

/** The error for something that is not a file, or cannot be read. */
export const refuseUnread = (): Faults => problem(t.unread, t.scenario);

/** Reads the text of a scenario file. Text that is too long or not JSON is an error too. */
export function parseScenario(text: string): Checked {
  const tooLong = refuseLength(text.length);
  if (tooLong) return tooLong;
  if (text.trim() === '') return problem(t.empty, t.scenario);
  try {
    return checkScenario(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    return problem(t.notJson((error as Error).message), t.object);
  }
}

export { formatError, sayFaults } from '../model/scenario-error';
export { sayLocked } from './locked';
