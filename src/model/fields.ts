import * as v from 'valibot';
import type { NumberField } from './scenario-fields';
import { type Unit, parseQuantity } from './units';

/** How a unit may be written, for messages. */
const EXAMPLES: Record<Unit, string | null> = {
  bytes: '"16 GiB"',
  'bytes/s': '"10 Gb/s" or "120 MB/s"',
  ms: '"20 ms"',
  s: '"90 s"',
  us: '"5 us"',
  pages: '"4096 pages" or "16 MiB"',
  '/s': '"40000/s"',
  none: null,
};

/** Large powers of two are said as such, and so is what is one less. */
function plain(value: number): string {
  const power = Math.round(Math.log2(value));
  const below = 2 ** power - value;
  if (value < 1e6 || (below !== 0 && below !== 1)) return `${value}`;
  return `2^${power}${below === 1 ? ' − 1' : ''}`;
}

/** Says what a number field accepts. */
export function describeNumber(field: NumberField): string {
  const kind = field.integer ? 'a whole number' : 'a number';
  const range = field.above
    ? `above ${plain(field.min)}, at most ${plain(field.max)}`
    : `from ${plain(field.min)} to ${plain(field.max)}`;
  const unit = field.unit === 'none' ? '' : ` (${field.unit})`;
  const example = EXAMPLES[field.unit];
  const text = example ? `, or text with a unit such as ${example}` : '';
  return `${kind} ${range}${unit}${text}${field.default === null ? ', or null' : ''}`;
}

/** Returns the number in the base unit, or null when the field does not accept the value. */
export function readNumber(value: unknown, field: NumberField, pageBytes?: number): number | null {
  const number = typeof value === 'string' ? parseQuantity(value, field.unit, pageBytes) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  if (field.integer && !Number.isInteger(number)) return null;
  if (number > field.max || number < field.min || (field.above && number === field.min))
    return null;
  return number;
}

/** The schema of a number field; a missing one takes its default. */
export function number<F extends NumberField>(field: F, pageBytes?: number) {
  type Value = F['default'] extends null ? number | null : number;
  return v.optional(
    v.pipe(
      v.any(),
      v.rawTransform<unknown, Value>(({ dataset, addIssue, NEVER }) => {
        if (dataset.value === null && field.default === null) return null as Value;
        const read = readNumber(dataset.value, field, pageBytes);
        if (read !== null) return read as Value;
        addIssue({ message: describeNumber(field) });
        return NEVER;
      }),
    ),
    field.default as never,
  );
}

/** The schema of a choice between words or numbers; a missing one takes the first, or `fallback`. */
export function choice<const T extends string | number>(
  values: readonly T[],
  fallback: T = values[0]!,
) {
  const allowed = `one of ${values.join(', ')}`;
  return v.optional(
    v.pipe(
      v.any(),
      v.rawTransform<unknown, T>(({ dataset, addIssue, NEVER }) => {
        const found = values.find((value) => value === dataset.value);
        if (found !== undefined) return found;
        addIssue({ message: allowed });
        return NEVER;
      }),
    ),
    fallback as never,
  );
}

/** A JSON object; lists are none. */
const anObject = v.custom<Record<string, unknown>>(
  (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
  'an object',
);

/** The schema of an object with exactly these keys; `missing` describes one that is not given. */
export function exactly<const E extends v.ObjectEntries>(
  entries: E,
  missing: (key: string) => string = () => 'an object',
) {
  return v.pipe(
    anObject,
    v.strictObject(entries, (issue) => {
      if (issue.expected === 'never') return `only the keys ${Object.keys(entries).join(', ')}`;
      return missing(String(issue.path?.at(-1)?.key));
    }),
  );
}

/** The same for a group that may be left out; it is then empty. */
export function group<const E extends v.ObjectEntries>(entries: E) {
  return v.optional(exactly(entries), {} as never);
}

/** An object with any keys, looked at elsewhere; missing, it is empty. */
export function anything() {
  return v.optional(anObject, {});
}

/** The schema of a list of at most 64 items; a missing one is empty. */
export function list<const S extends v.GenericSchema>(item: S) {
  return v.optional(
    v.pipe(v.array(item, 'a list'), v.maxLength(64, 'a list of at most 64 entries')),
    [] as never,
  );
}
