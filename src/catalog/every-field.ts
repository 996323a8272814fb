import { HOST_FIELDS } from '../model/host-settings';
import { ALL_FIELDS, FIELDS } from '../model/scenario/fields';
import type { Field, NumberField } from '../model/scenario/kinds';
import { policies } from '../policies/all';
import type { PolicyOption } from '../policies/policy';

/** An option of a policy as a field. */
export const optionField = (option: PolicyOption): NumberField => ({ ...option, kind: 'number' });

/** The fields of a table of groups, by their path below `root`. */
const below = (root: string, groups: Record<string, Record<string, Field>>) =>
  Object.entries(groups).flatMap(([group, fields]) =>
    Object.entries(fields).map(([key, field]) => [`${root}.${group}.${key}`, field] as const),
  );

/** The settings of the hosts, by path. */
export const HOST_SETTINGS = below('hosts', HOST_FIELDS);

/** Every path that a link may set, and its field. The options are those of all policies. */
const EVERY: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...ALL_FIELDS.filter(
    ([path, { kind }]) => kind !== 'own' || path === 'edits' || path === 'moves.vms',
  ),
  ...ALL_FIELDS.flatMap(([path, field]) =>
    field.kind === 'record'
      ? Object.entries(field.of).map(([key, of]) => [`${path}.${key}`, of] as const)
      : [],
  ),
  ...HOST_SETTINGS,
  ...Object.values(policies).flatMap(({ options }) =>
    Object.entries(options).map(
      ([key, option]) => [`policy.options.${key}`, optionField(option)] as const,
    ),
  ),
]);

/** The paths that have a short name. */
const PATHS: ReadonlyMap<string, string> = new Map(
  ALL_FIELDS.flatMap(([path, { link }]) => (link ? [[link, path] as const] : [])),
);

/** The path for a name in a link or after `--set`. */
export const pathNamed = (name: string): string => PATHS.get(name) ?? name;

/** The name of a path in links. */
export const linkNameOf = (path: string): string =>
  (FIELDS as Readonly<Record<string, { link?: string }>>)[path]?.link ?? path;

/**
 * The field at a path such as `hosts.vm.name`, or null. An option is that of the policy with this
 * id.
 */
export function fieldAt(path: string, policyId?: string): Field | null {
  const option = /^policy\.options\.(\w+)$/.exec(path)?.[1];
  if (!option || policyId === undefined) return EVERY.get(path) ?? null;
  const options = Object.hasOwn(policies, policyId) ? policies[policyId]!.options : {};
  return Object.hasOwn(options, option) ? optionField(options[option]!) : null;
}

/** The number field at a path such as `link.bytesPerSecond`, or null if there is none. */
export function numberFieldAt(path: string, policyId: string): NumberField | null {
  const field = fieldAt(path, policyId);
  return field?.kind === 'number' ? field : null;
}
