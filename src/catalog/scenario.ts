import { type PolicyOptionFields, readScenario } from '../model/scenario';
import type { ScenarioError } from '../model/scenario-error';
import { FIELDS, MAX_FILE_BYTES, type NumberField, SEED } from '../model/scenario-fields';
import type { Scenario } from '../model/types';
import { policies } from '../policies/all';
import { OPTION_UNITS } from '../policies/policy';

const optionFields: PolicyOptionFields = Object.fromEntries(
  Object.values(policies).map((policy) => [
    policy.id,
    Object.fromEntries(
      Object.entries(policy.options).map(([key, option]) => [
        key,
        { ...option, unit: OPTION_UNITS[option.unit] },
      ]),
    ),
  ]),
);

export type Checked = { scenario: Scenario } | { errors: ScenarioError[] };

/** Checks a scenario object against the contract and the policies there are. */
export function checkScenario(input: unknown): Checked {
  return readScenario(input, optionFields);
}

const problem = (value: string, allowed: string) => ({
  errors: [{ path: 'scenario', value, allowed }],
});

/** The error for a file of so many bytes or characters, or null when it may be read. */
export function refuseLength(length: number): Checked | null {
  return length > MAX_FILE_BYTES
    ? problem(`a file of ${length} bytes`, `at most ${MAX_FILE_BYTES}`)
    : null;
}

/** Reads the text of a scenario file; text that is too long or no JSON is an error as well. */
export function parseScenario(text: string): Checked {
  const tooLong = refuseLength(text.length);
  if (tooLong) return tooLong;
  if (text.trim() === '') return problem('an empty file', 'a JSON object with "v": 1');
  try {
    return checkScenario(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    return problem(`text that is not JSON (${(error as Error).message})`, 'a JSON object');
  }
}

/** The number field at a path such as `link.bytesPerSecond`, or null when there is none. */
export function numberFieldAt(path: string, policyId: string): NumberField | null {
  if (path === 'seed') return SEED;
  const option = /^policy\.options\.(\w+)$/.exec(path);
  if (option) return optionFields[policyId]?.[option[1]!] ?? null;
  const [group, key, ...rest] = path.split('.');
  const fields = FIELDS[group as keyof typeof FIELDS] as Record<string, NumberField> | undefined;
  return rest.length || !key ? null : (fields?.[key] ?? null);
}

export { formatError } from '../model/scenario-error';
export { sayLocked } from './locked';
