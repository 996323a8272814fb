import * as v from 'valibot';
import {
  anything,
  choice,
  describeNumber,
  exactly,
  group,
  list,
  number,
  readNumber,
} from './fields';
import {
  CHANGE,
  CHOICES,
  DEFAULT_POLICY,
  FIELDS,
  type NumberField,
  PHASE,
  SEED,
} from './scenario-fields';
import { hostsSchema } from './host-schema';
import { MAX_PAGES, defaultTouchesPerSecond, defaultWorkingSetPages } from './derived-defaults';
import { filledRange, totalPages } from './vm';
import type { ScenarioError } from './scenario-error';
import type { Scenario } from './types';

/** The number fields of every policy, by policy id and option name. */
export type PolicyOptionFields = Readonly<Record<string, Readonly<Record<string, NumberField>>>>;

type NumberSchemas<F extends Record<string, NumberField>> = {
  [K in keyof F]: ReturnType<typeof number<F[K]>>;
};

function numbers<const F extends Record<string, NumberField>>(
  fields: F,
  pageSize?: number,
): NumberSchemas<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, number(field, pageSize)]),
  ) as NumberSchemas<F>;
}

/** Schemas that were made before, by policies and page size: making one costs more than using it. */
const schemas = new WeakMap<PolicyOptionFields, Map<number, ReturnType<typeof makeSchema>>>();

function schemaFor(options: PolicyOptionFields, pageSize: number) {
  const known = schemas.get(options) ?? new Map<number, ReturnType<typeof makeSchema>>();
  schemas.set(options, known);
  const schema = known.get(pageSize) ?? makeSchema(options, pageSize);
  known.set(pageSize, schema);
  return schema;
}

function makeSchema(options: PolicyOptionFields, pageSize: number) {
  const entries = {
    v: choice([1]).wrapped,
    vm: group({
      ...numbers(FIELDS.vm, pageSize),
      pageBytes: pageBytes(),
    }),
    workload: group({
      kind: choice(CHOICES.kind),
      ...numbers(FIELDS.workload, pageSize),
      hotLayout: choice(CHOICES.hotLayout),
      pace: choice(CHOICES.pace),
      phases: list(required(PHASE)),
    }),
    link: group({
      ...numbers(FIELDS.link),
      transport: choice(CHOICES.transport),
      changes: list(required(CHANGE)),
    }),
    policy: group({ id: choice(Object.keys(options), DEFAULT_POLICY), options: anything() }),
    timing: group(numbers(FIELDS.timing)),
    storage: group({ kind: choice(CHOICES.storage), ...numbers(FIELDS.storage) }),
    hosts: hostsSchema(),
    moves: group(numbers(FIELDS.moves)),
    limits: group(numbers(FIELDS.limits)),
    seed: number(SEED),
  };
  return exactly(entries, () => '1');
}

/** 4096 or 2097152, also as text with a unit. */
function pageBytes() {
  return v.optional(
    v.pipe(
      v.any(),
      v.rawTransform<unknown, 4096 | 2097152>(({ dataset, addIssue, NEVER }) => {
        const read = readPageBytes(dataset.value);
        if (read !== null) return read;
        addIssue({ message: '4096 or 2097152 (bytes), or "4 KiB" or "2 MiB"' });
        return NEVER;
      }),
    ),
    4096 as never,
  );
}

function readPageBytes(value: unknown): 4096 | 2097152 | null {
  const read = readNumber(value, FIELDS.vm.memoryBytes);
  return read === 4096 || read === 2097152 ? read : null;
}

/** An object in which each number must be given. */
function required<const F extends Record<string, NumberField>>(fields: F) {
  const entries = Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, number(field).wrapped]),
  ) as unknown as { [K in keyof F]: v.GenericSchema<unknown, number> };
  return exactly(entries, (key) => describeNumber(fields[key]!));
}

/**
 * Checks a scenario and fills in what is missing. Returns it with every value given, or all the
 * errors found, each with its path, the value and what is allowed.
 */
export function readScenario(
  input: unknown,
  options: PolicyOptionFields,
): { scenario: Scenario } | { errors: ScenarioError[] } {
  const pageSize = readPageBytes(at(at(input, 'vm'), 'pageBytes')) ?? 4096;
  const parsed = v.safeParse(schemaFor(options, pageSize), input);
  const errors: ScenarioError[] = parsed.success
    ? []
    : parsed.issues.map((issue) => ({
        path: (issue.path ?? []).map((item) => String(item.key)).join('.') || 'scenario',
        value: show(issue.path?.length ? issue.path.at(-1)!.value : input),
        allowed: issue.message,
      }));
  const policy = readPolicy(input, options, pageSize, errors);
  if (!parsed.success) {
    errors.push(...findConflicts(input, options, pageSize));
    return { errors };
  }
  const scenario = fillIn(parsed.output as unknown as Scenario, policy);
  errors.push(...checkTogether(scenario));
  return errors.length ? { errors } : { scenario };
}

/** Conflicts between fields of VM and workload, where other parts of the scenario are wrong. */
function findConflicts(
  input: unknown,
  options: PolicyOptionFields,
  pageSize: number,
): ScenarioError[] {
  const vm = at(input, 'vm');
  const workload = at(input, 'workload');
  const part = v.safeParse(schemaFor(options, pageSize), {
    v: 1,
    ...(vm === undefined ? {} : { vm }),
    ...(workload === undefined ? {} : { workload }),
  });
  return part.success ? checkTogether(fillIn(part.output as unknown as Scenario, {})) : [];
}

/** Options of the chosen policy are checked; those of another policy are ignored. */
function readPolicy(
  input: unknown,
  options: PolicyOptionFields,
  pageSize: number,
  errors: ScenarioError[],
): Record<string, number> {
  const given = at(input, 'policy');
  const id = at(given, 'id') ?? DEFAULT_POLICY;
  const fields = (typeof id === 'string' && options[id]) || {};
  const wanted = at(given, 'options');
  const values =
    wanted !== null && typeof wanted === 'object' && !Array.isArray(wanted) ? wanted : {};
  const known = new Set(Object.values(options).flatMap((each) => Object.keys(each)));
  for (const [key, value] of Object.entries(values)) {
    const path = `policy.options.${key}`;
    const field = fields[key];
    if (field && readNumber(value, field, pageSize) === null)
      errors.push({ path, value: show(value), allowed: describeNumber(field) });
    else if (!known.has(key))
      errors.push({
        path,
        value: show(value),
        allowed: `only the options ${Object.keys(fields).join(', ') || '(none)'}`,
      });
  }
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const value: unknown = at(values, key);
      return [key, (value === undefined ? field.default : readNumber(value, field, pageSize)) ?? 0];
    }),
  );
}

function at(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function fillIn(scenario: Scenario, options: Record<string, number>): Scenario {
  const { vm, workload } = scenario;
  const given = workload as { [K in keyof typeof workload]: (typeof workload)[K] | null };
  return {
    ...scenario,
    workload: {
      ...workload,
      workingSetPages: given.workingSetPages ?? defaultWorkingSetPages(vm),
      touchesPerSecond: given.touchesPerSecond ?? defaultTouchesPerSecond(workload),
    },
    policy: { id: scenario.policy.id, options },
  };
}

/** Limits that hold between fields. */
function checkTogether({ vm, workload, moves, storage }: Scenario): ScenarioError[] {
  const errors: ScenarioError[] = [];
  const pages = totalPages(vm);
  const refuse = (path: string, value: unknown, allowed: string) =>
    errors.push({ path, value: show(value), allowed });
  if (pages > MAX_PAGES)
    refuse(
      'vm.memoryBytes',
      vm.memoryBytes,
      `at most ${MAX_PAGES} (2^28) pages of ${vm.pageBytes} bytes; this is ${pages} pages`,
    );
  else if (workload.workingSetPages > pages)
    refuse(
      'workload.workingSetPages',
      workload.workingSetPages,
      `at most the ${pages} pages of vm.memoryBytes (${vm.memoryBytes})`,
    );
  else if (workload.firstPage + workload.workingSetPages > pages)
    refuse(
      'workload.firstPage',
      workload.firstPage,
      `at most ${pages - workload.workingSetPages}, so that the working set of ${workload.workingSetPages} pages fits into the ${pages} pages of memory`,
    );
  const isFilled = vm.filledFirstPage !== null || vm.filledPages !== null;
  const filled = filledRange({ vm, workload });
  const lastPage = workload.firstPage + workload.workingSetPages;
  if (
    isFilled &&
    errors.length === 0 &&
    (filled.first > workload.firstPage || filled.last < lastPage || filled.last > pages)
  )
    refuse(
      'vm.filledPages',
      vm.filledPages,
      `pages from vm.filledFirstPage (${filled.first}) that hold the working set (${workload.firstPage} to ${lastPage}) and fit into the ${pages} pages of memory`,
    );
  if (workload.sweepFrom >= workload.workingSetPages && workload.sweepFrom > 0)
    refuse(
      'workload.sweepFrom',
      workload.sweepFrom,
      `below the ${workload.workingSetPages} pages of the working set`,
    );
  if (moves.count > 1 && storage.kind === 'shared-nothing')
    refuse('moves.count', moves.count, '1 where storage.kind is shared-nothing');
  if (workload.deltaBytes > vm.pageBytes)
    refuse('workload.deltaBytes', workload.deltaBytes, `at most vm.pageBytes (${vm.pageBytes})`);
  return errors;
}

/** A value as it may stand in a one-line message. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
