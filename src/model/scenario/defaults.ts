import { ALL_FIELDS, type DerivedFrom, type Scenario } from './fields';
import { type NumberField, defaultOf } from './kinds';
import { put } from './paths';

/** The options of a policy, by name. */
export type OptionFields = Readonly<Record<string, Omit<NumberField, 'kind'>>>;

/** A policy, with its options as fields. */
export interface KnownPolicy {
  id: string;
  options: OptionFields;
}

/** The default of an option, in a VM with pages of this size. */
export function optionDefault(field: OptionFields[string], pageBytes: number): number {
  const { default: usual, defaultBytes } = field;
  if (!defaultBytes) return usual ?? 0;
  return Math.max(defaultBytes.least, Math.floor(defaultBytes.bytes / pageBytes));
}

/** The default options of a policy, in a VM with pages of this size. */
export function defaultOptions(options: OptionFields, pageBytes: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(options).map(([key, field]) => [key, optionDefault(field, pageBytes)]),
  );
}

/**
 * A scenario with all defaults. Derived defaults are computed from `known`, or from the other
 * defaults.
 */
export function defaultsWith({ id, options }: KnownPolicy, known?: DerivedFrom): Scenario {
  const scenario = { v: 1 } as Scenario;
  for (const [path, field] of ALL_FIELDS) put(scenario, path, defaultOf(field));
  for (const [path, { derived }] of ALL_FIELDS)
    if (derived) put(scenario, path, derived(known ?? scenario));
  const { pageBytes } = (known ?? scenario).vm;
  return { ...scenario, policy: { id, options: defaultOptions(options, pageBytes) } };
}
