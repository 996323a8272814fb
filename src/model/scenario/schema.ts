import * as v from 'valibot';
import { HOST_FIELDS } from '../host-settings';
import {
  type Context,
  type Entries,
  type Schema,
  anObject,
  exactly,
  schemaOf,
} from './field-schema';
import { ALL_FIELDS, type Path } from './fields';
import { type Field, defaultOf } from './kinds';
import { moveVmsSchema } from './move-vm';
import { put } from './paths';

/** Schemas of fields with a check of their own, by path. */
const OWN: Partial<Record<Path, (context: Context) => Schema>> = {
  hosts: (context) => v.nullable(exactly(groups(HOST_FIELDS, context))),
  'policy.options': () => anObject,
  'moves.vms': moveVmsSchema,
};

/** The schema of a whole scenario. What is left out gets its default. */
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

/** Groups of fields; each may be left out. */
function groups(tables: Record<string, Record<string, Field>>, context: Context): Entries {
  const tree: Tree = {};
  for (const [group, fields] of Object.entries(tables))
    for (const [key, field] of Object.entries(fields))
      put(tree, `${group}.${key}`, withDefault(field, schemaOf(field, context)));
  return branches(tree);
}

const withDefault = (field: Field, schema: Schema): Schema =>
  v.optional(schema, () => defaultOf(field));
