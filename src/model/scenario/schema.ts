import * as v from 'valibot';
import { HOST_FIELDS } from '../host-settings';
import { type Unit, parseQuantity } from '../units';
import { ALL_FIELDS, type Path } from './fields';
import { type Field, type NumberField, defaultOf } from './kinds';
import { describeChoice, describeNumber, isWithin } from './numbers';
import { isRecord, put } from './paths';
import { MAX_TEXTS, TEXTS } from './texts';

type Schema = v.GenericSchema<unknown, unknown>;
type Entries = Record<string, Schema>;

/** Lists of records have at most so many entries. */
const MAX_LIST = 64;

/** What the schemas of fields hang on. */
export interface Context {
  pageBytes: number;
  policyIds: readonly string[];
}

/** Schemas of fields that have their own, by path. */
const OWN: Partial<Record<Path, (context: Context) => Schema>> = {
  hosts: (context) => v.nullable(exactly(groups(HOST_FIELDS, context))),
  'policy.options': () => anObject,
};

/** The schema of a whole scenario; what is left out takes its default. */
export function scenarioSchema(context: Context): Schema {
  const tree: Tree = { v: v.picklist([1], '1') };
  for (const [path, field] of ALL_FIELDS)
    put(tree, path, withDefault(field, OWN[path]?.(context) ?? schemaOf(field, context)));
  return exactly(branches(tree), () => '1');
}

/** Schemas by the keys of a path. */
interface Tree {
  [key: string]: Schema | Tree;
}

/** Each branch of a tree as a group that may be left out. */
function branches(tree: Tree): Entries {
  const isSchema = (node: Schema | Tree): node is Schema => typeof node['~run'] === 'function';
  return Object.fromEntries(
    Object.entries(tree).map(([key, node]) => [
      key,
      isSchema(node) ? node : v.optional(exactly(branches(node)), {}),
    ]),
  );
}

/** Groups of fields, each of which may be left out. */
function groups(tables: Record<string, Record<string, Field>>, context: Context): Entries {
  const tree: Tree = {};
  for (const [group, fields] of Object.entries(tables))
    for (const [key, field] of Object.entries(fields))
      put(tree, `${group}.${key}`, withDefault(field, schemaOf(field, context)));
  return branches(tree);
}

const withDefault = (field: Field, schema: Schema): Schema =>
  v.optional(schema, () => defaultOf(field));

/** The schema of a field that is given. */
function schemaOf(field: Field, { pageBytes, policyIds }: Context): Schema {
  switch (field.kind) {
    case 'number':
      return numberSchema(field, pageBytes);
    case 'choice': {
      const allowed = describeChoice(field.choices, field.unit);
      const words = v.picklist(field.choices, allowed);
      return field.unit
        ? v.pipe(v.unknown(), quantity(field.unit, pageBytes, allowed), words)
        : words;
    }
    case 'policy':
      return v.picklist(policyIds, `one of ${policyIds.join(', ')}`);
    case 'flag':
      return v.boolean('true or false');
    case 'list':
      return listOf(recordSchema(field.of, pageBytes), MAX_LIST, 'a list', 'entries');
    case 'names':
    case 'networks': {
      const size = `a list of at most ${MAX_TEXTS} ${field.kind}`;
      return listOf(
        textSchema(field.kind === 'names' ? 'text' : 'network'),
        MAX_TEXTS,
        size,
        field.kind,
      );
    }
    case 'own':
      return v.unknown();
    default:
      return textSchema(field.optional ? 'optional' : field.kind);
  }
}

export function numberSchema(field: NumberField, pageBytes: number): Schema {
  const allowed = describeNumber(field);
  const schema = v.pipe(
    quantity(field.unit, pageBytes, allowed),
    v.check((value) => isWithin(value, field), allowed),
  );
  return field.default === null ? v.nullable(schema) : schema;
}

/** A number, or text with a unit. */
const quantity = (unit: Unit, pageBytes: number, allowed: string) =>
  v.union(
    [
      v.number(),
      v.pipe(
        v.string(),
        v.transform((text) => parseQuantity(text, unit, pageBytes)),
        v.number(),
      ),
    ],
    allowed,
  );

function textSchema(kind: keyof typeof TEXTS): Schema {
  const { isFine, allowed } = TEXTS[kind];
  return v.pipe(
    v.string(({ input }) => allowed(input)),
    v.check(isFine, ({ input }) => allowed(input)),
  );
}

/** A list; of one that is too long no entry is looked at. */
export const listOf = (item: Schema, most: number, kind: string, entries: string): Schema =>
  v.pipe(
    v.array(v.unknown(), kind),
    v.maxLength(most, `a list of at most ${most} ${entries}`),
    v.array(item),
  );

/** A record in which each number must be given. */
export function recordSchema(
  fields: Readonly<Record<string, NumberField>>,
  pageBytes: number,
): Schema {
  const entries = Object.entries(fields).map(([key, field]) => [
    key,
    numberSchema(field, pageBytes),
  ]);
  return exactly(Object.fromEntries(entries) as Entries, (key) => describeNumber(fields[key]!));
}

/** A JSON object; lists are none. */
const anObject = v.pipe(v.unknown(), v.check(isRecord, 'an object'));

/** An object with exactly these keys; `missing` describes one that is not given. */
export function exactly(
  entries: Entries,
  missing: (key: string) => string = () => 'an object',
): Schema {
  const keys = Object.keys(entries).join(', ');
  return v.pipe(
    anObject,
    v.strictObject(entries, ({ expected, path }) =>
      expected === 'never' ? `only the keys ${keys}` : missing(String(path?.at(-1)?.key)),
    ),
  );
}
