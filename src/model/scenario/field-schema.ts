import * as v from 'valibot';
import { fieldsText as t } from '../../text/fields';
import { allowedFor } from '../allowed-for';
import { parseQuantity } from '../units';
import type { Field, NumberField } from './kinds';
import { describeChoice, describeNumber, isWithin } from './numbers';
import { isRecord } from './paths';
import { MAX_TEXTS, TEXTS } from './texts';

export type Schema = v.GenericSchema<unknown, unknown>;
export type Entries = Record<string, Schema>;

/** The most entries in a list of records. */
const MAX_LIST = 64;

/** A message that is made when it is needed, in the current language, because schemas are kept. */
type Say = (issue: { input: unknown }) => string;

/** What the schemas of fields depend on. */
export interface Context {
  pageBytes: number;
  policyIds: readonly string[];
}

/** The schema of a field that is given. */
export function schemaOf(field: Field, { pageBytes, policyIds }: Context): Schema {
  switch (field.kind) {
    case 'number':
      return numberSchema(field, pageBytes);
    case 'choice': {
      const allowed: Say = ({ input }) =>
        allowedFor(input, describeChoice(field.choices, field.unit), field);
      const words = v.picklist(field.choices, allowed);
      return field.unit
        ? v.pipe(v.unknown(), quantity({ unit: field.unit }, pageBytes, allowed), words)
        : words;
    }
    case 'policy':
      return v.picklist(policyIds, () => t.oneOf(policyIds));
    case 'flag':
      return v.boolean(() => t.flag);
    case 'list':
      return entriesOf(recordSchema(field.of, pageBytes), MAX_LIST);
    case 'record':
      return v.nullable(recordSchema(field.of, pageBytes));
    case 'names':
    case 'networks': {
      const allowed = () => t[field.kind](MAX_TEXTS);
      const item = textSchema(field.kind === 'names' ? 'text' : 'network');
      return listOf(item, MAX_TEXTS, allowed, allowed);
    }
    case 'own':
      return v.unknown();
    default:
      return textSchema(field.optional ? 'optional' : field.kind);
  }
}

export function numberSchema(field: NumberField, pageBytes: number): Schema {
  const allowed: Say = ({ input }) => allowedFor(input, describeNumber(field), field);
  const schema = v.pipe(
    quantity(field, pageBytes, allowed),
    v.check((value) => isWithin(value, field), allowed),
  );
  return field.default === null ? v.nullable(schema) : schema;
}

type Measure = Pick<NumberField, 'unit' | 'isLink'>;

/** A number, or text with a unit. */
const quantity = ({ unit, isLink }: Measure, pageBytes: number, allowed: Say) =>
  v.union(
    [
      v.number(),
      v.pipe(
        v.string(),
        v.transform((text) => parseQuantity(text, unit, pageBytes, isLink)),
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

/** A list. If it is too long, its entries are not checked. */
const listOf = (item: Schema, most: number, kind: Say, size: Say): Schema =>
  v.pipe(v.array(v.unknown(), kind), v.maxLength(most, size), v.array(item));

/** The same for a list whose entries have no name of their own. */
export const entriesOf = (item: Schema, most: number): Schema =>
  listOf(
    item,
    most,
    () => t.list,
    () => t.entries(most),
  );

/** A record in which every number must be given. */
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

/** A JSON object, not a list. */
export const anObject = v.pipe(
  v.unknown(),
  v.check(isRecord, () => t.object),
);

/** An object with exactly these keys. `missing` describes a key that is not given. */
export function exactly(
  entries: Entries,
  missing: (key: string) => string = () => t.object,
): Schema {
  return v.pipe(
    anObject,
    v.strictObject(entries, ({ expected, path }) =>
      expected === 'never' ? t.keys(Object.keys(entries)) : missing(String(path?.at(-1)?.key)),
    ),
  );
}
