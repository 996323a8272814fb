import * as v from 'valibot';
import { fieldsText as t } from '../../text/fields';
import { isAlone } from '../link-share';
import { type Faults, type ScenarioError, asFaults, quote, printable } from '../scenario-error';
import { totalPages } from '../vm';
import { MAX_PAGES } from '../derived-defaults';
import type { Edit } from './edit';
import { FIELDS, type Scenario } from './fields';
import { whole } from './kinds';
import { at, isRecord, put } from './paths';
import { entriesOf, exactly, numberSchema, recordSchema } from './field-schema';

const MAX_EDITS = 1000;
const MAX_WRITES = 256;
const PATH = /^(workload|link|policy\.options)\.\w+$/;
const WRITES = 'workload.writesPerSecond';
const { atMs } = FIELDS['link.changes'].of;
const RANGE = {
  firstPage: whole('pages', 0, 0, MAX_PAGES - 1),
  pages: whole('pages', 1, 1, MAX_PAGES),
};

/** An edit as it was given; the values in `set` are not checked yet. */
interface Given extends Omit<Edit, 'set'> {
  set: Record<string, unknown>;
}

type Read = (input: unknown) => { scenario: Scenario } | Faults;

function schemaOf(pageBytes: number) {
  const edit = exactly(
    {
      atMs: numberSchema(atMs, pageBytes),
      set: v.optional(
        v.pipe(
          v.unknown(),
          v.check(isRecord, () => t.object),
        ),
        {},
      ),
      writes: v.optional(entriesOf(recordSchema(RANGE, pageBytes), MAX_WRITES)),
      cancel: v.optional(v.literal(true, () => t.edits.cancel)),
    },
    () => t.edits.moment,
  );
  return entriesOf(edit, MAX_EDITS);
}

/**
 * Adds the edits of the input to a scenario that is valid without them. Each edit is checked by
 * `read` as part of the scenario that it makes. So a value is allowed if it would be allowed in a
 * file.
 */
export function withEdits(
  scenario: Scenario,
  input: unknown,
  pageBytes: number,
  read: Read,
): { scenario: Scenario } | Faults {
  const given = at(input, 'edits');
  if (given === undefined) return { scenario };
  const parsed = v.safeParse(schemaOf(pageBytes), given);
  if (!parsed.success)
    return asFaults(
      parsed.issues.map(({ path, message }) => ({
        path: ['edits', ...(path ?? []).map(({ key }) => printable(String(key)))].join('.'),
        value: quote(path ? path.at(-1)!.value : given),
        allowed: message,
      })),
    );
  const list = parsed.output as Given[];
  if (list.length && !isAlone(scenario)) return asFaults([refuse('edits', list, t.edits.alone)]);
  return readAll(scenario, input as object, list, read);
}

const refuse = (path: string, value: unknown, allowed: string): ScenarioError => ({
  path,
  value: quote(value),
  allowed,
});

function readAll(
  scenario: Scenario,
  input: object,
  list: readonly Given[],
  read: Read,
): { scenario: Scenario } | Faults {
  const rest = structuredClone(input) as Record<string, unknown>;
  delete rest.edits;
  // What writes there are is what an edit changes; the rate said them at the start.
  withWrites(rest, scenario.workload.writesPerSecond);
  const errors: ScenarioError[] = [];
  let lastMs = 0;
  const edits = list.map((edit, index) => {
    const path = `edits.${index}`;
    if (edit.atMs < lastMs) errors.push(refuse(`${path}.atMs`, edit.atMs, t.edits.inOrder(lastMs)));
    lastMs = edit.atMs;
    errors.push(...pathErrors(edit, path), ...writeErrors(edit, scenario, path));
    const names = Object.keys(edit.set).filter((name) => PATH.test(name));
    if (names.length === 0) return filled(edit, {});
    for (const name of names) put(rest, name, edit.set[name]);
    const hasRate = names.includes('workload.dirtyRate') && !names.includes(WRITES);
    if (hasRate) put(rest, WRITES, undefined);
    const result = read(rest);
    if ('scenario' in result) {
      withWrites(rest, result.scenario.workload.writesPerSecond);
      return filled(edit, valuesOf(result.scenario, hasRate ? [...names, WRITES] : names));
    }
    errors.push(...result.errors.map((error) => ({ ...error, path: `${path}.set.${error.path}` })));
    return filled(edit, {});
  });
  return errors.length ? asFaults(errors) : { scenario: { ...scenario, edits } };
}

/** Says the writes of a scenario without a dirty rate, in place. */
function withWrites(rest: Record<string, unknown>, writes: number): void {
  put(rest, WRITES, writes);
  put(rest, 'workload.dirtyRate', null);
}

/** Values in base units. Options of other policies are left out. */
function valuesOf(scenario: Scenario, names: readonly string[]): Record<string, unknown> {
  const values = names.map((name) => [name, at(scenario, name)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function filled({ atMs, writes, cancel }: Given, set: Record<string, unknown>): Edit {
  return {
    atMs,
    ...(Object.keys(set).length ? { set } : {}),
    ...(writes?.length ? { writes } : {}),
    ...(cancel ? { cancel } : {}),
  };
}

const pathErrors = ({ set }: Given, path: string): ScenarioError[] =>
  Object.entries(set)
    .filter(([name]) => !PATH.test(name))
    .map(([name, value]) => refuse(printable(`${path}.set.${name}`, 120), value, t.edits.path));

function writeErrors({ writes = [] }: Given, { vm }: Scenario, path: string): ScenarioError[] {
  const pages = totalPages(vm);
  return writes.flatMap((range, index) =>
    range.firstPage + range.pages > pages
      ? [refuse(`${path}.writes.${index}.pages`, range.pages, t.edits.writes(pages))]
      : [],
  );
}
