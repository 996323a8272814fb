import * as v from 'valibot';
import { fieldsText } from '../../text/fields';
import { writesBehind } from '../dirty-rate';
import { type Faults, type ScenarioError, asFaults, quote, printable } from '../scenario-error';
import { allowedFor } from '../allowed-for';
import { type OptionFields, defaultOptions } from './defaults';
import { withEdits } from './read-edits';
import { ALL_FIELDS, FIELDS, type Scenario } from './fields';
import { describeNumber, readNumber } from './numbers';
import { fillVms, withFirstVm } from './move-vm';
import { at, isRecord, put } from './paths';
import { scenarioSchema } from './schema';
import { findConflicts } from './conflicts';

/** The options of every policy, by its id. */
export type PolicyOptionFields = Readonly<Record<string, OptionFields>>;

type Schema = ReturnType<typeof scenarioSchema>;

/** Schemas made so far, by policies and page size. Making one costs more than using it. */
const schemas = new WeakMap<PolicyOptionFields, Map<number, Schema>>();

function schemaFor(options: PolicyOptionFields, pageBytes: number): Schema {
  const known = schemas.get(options) ?? new Map<number, Schema>();
  schemas.set(options, known);
  const context = { pageBytes, policyIds: Object.keys(options) };
  const schema = known.get(pageBytes) ?? scenarioSchema(context);
  known.set(pageBytes, schema);
  return schema;
}

/** The page size of a scenario that is not checked yet. Sizes given for pages depend on it. */
function pageBytesOf(input: unknown): number {
  const { choices } = FIELDS['vm.pageBytes'];
  const range = { unit: 'bytes', min: 1, max: Infinity, default: choices[0] } as const;
  const read = readNumber(at(input, 'vm.pageBytes'), range);
  return choices.find((choice) => choice === read) ?? choices[0];
}

/**
 * Checks a scenario and fills in what is missing. Returns it with all values, or the errors, each
 * with its path, the value and what is allowed.
 */
export function readScenario(
  input: unknown,
  options: PolicyOptionFields,
): { scenario: Scenario } | Faults {
  const schema = schemaFor(options, pageBytesOf(input));
  const parsed = v.safeParse(schema, input);
  const policy = readOptions(input, options);
  if (!parsed.success) {
    const errors = parsed.issues.map((issue) => errorOf(issue, input));
    return asFaults([...errors, ...policy.errors, ...conflictsOfParts(input, schema)]);
  }
  const scenario = fillIn(parsed.output as Scenario, input, policy.options);
  const errors = [...policy.errors, ...findConflicts(scenario)];
  if (errors.length) return asFaults(errors);
  return withEdits(scenario, input, pageBytesOf(input), (part) => readScenario(part, options));
}

function errorOf({ path, message }: v.BaseIssue<unknown>, input: unknown): ScenarioError {
  const keys = path?.map(({ key }) => String(key)) ?? [];
  return {
    path: printable(keys.join('.') || 'scenario', 120),
    value: quote(path ? path.at(-1)!.value : input),
    allowed: message,
  };
}

/** Conflicts between fields of VM and workload, when other parts of the scenario are wrong. */
function conflictsOfParts(input: unknown, schema: Schema): ScenarioError[] {
  const [vm, workload] = [at(input, 'vm'), at(input, 'workload')];
  const part = v.safeParse(schema, { v: 1, vm, workload });
  return part.success ? findConflicts(fillIn(part.output as Scenario, input, {})) : [];
}

/** Checks the options of the chosen policy. Options of other policies are ignored. */
function readOptions(input: unknown, policies: PolicyOptionFields) {
  const pageBytes = pageBytesOf(input);
  const id = at(input, 'policy.id') ?? FIELDS['policy.id'].default;
  const fields = typeof id === 'string' && Object.hasOwn(policies, id) ? policies[id]! : {};
  const wanted = at(input, 'policy.options');
  const isKnown = (key: string) =>
    Object.values(policies).some((options) => Object.hasOwn(options, key));
  const errors: ScenarioError[] = [];
  const options = defaultOptions(fields, pageBytes);
  for (const [key, value] of Object.entries(isRecord(wanted) ? wanted : {})) {
    const refuse = (allowed: string) =>
      errors.push({ path: printable(`policy.options.${key}`, 120), value: quote(value), allowed });
    const field = Object.hasOwn(fields, key) ? fields[key]! : null;
    const read = field && value !== undefined ? readNumber(value, field, pageBytes) : null;
    if (read !== null) options[key] = read;
    else if (field && value !== undefined) refuse(allowedFor(value, describeNumber(field), field));
    else if (!isKnown(key)) refuse(fieldsText.options(Object.keys(fields)));
  }
  return { options, errors };
}

/** Gives derived fields their value if the input leaves them out or has null. */
function fillIn(given: Scenario, input: unknown, options: Record<string, number>): Scenario {
  const scenario = withFirstVm(given);
  const isOpen = (path: string) =>
    (at(input, path) ?? null) === null && at(scenario, path) === at(given, path);
  // Not in the table, which is in the first load: nothing there needs the law of the writes.
  const { workload } = scenario;
  if (workload.dirtyRate && isOpen('workload.writesPerSecond'))
    workload.writesPerSecond = writesBehind(scenario, workload.dirtyRate);
  for (const [path, { derived }] of ALL_FIELDS)
    if (derived && isOpen(path)) put(scenario, path, derived(scenario));
  return { ...scenario, moves: fillVms(scenario), policy: { id: scenario.policy.id, options } };
}
