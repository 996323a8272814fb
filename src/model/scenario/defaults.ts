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

/** The default options of a policy. */
export function defaultOptions(options: OptionFields): Record<string, number> {
  return Object.fromEntries(
    Object.entries(options).map(([key, field]) => [key, field.default ?? 0]),
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
  return { ...scenario, policy: { id, options: defaultOptions(options) } };
}
