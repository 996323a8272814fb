import { ALL_FIELDS, FIELDS } from './fields';

/** Groups of fields that one lock covers, and the name of the lock. */
const GROUPS = {
  vm: 'guest',
  workload: 'guest',
  policy: 'policy',
  storage: 'storage',
  hosts: 'hosts',
} as const;

/** Fields without a short name that are locked together with a field that has one. */
const GO_WITH = { 'link.changes': 'link', 'link.giveUpMs': 'link' } as const;

type Named = {
  [P in keyof typeof FIELDS]: (typeof FIELDS)[P] extends { link: infer N extends string }
    ? N
    : never;
}[keyof typeof FIELDS];

/** What can be locked: a field by its short name, a group, or everything. */
export type Control = 'all' | Named | (typeof GROUPS)[keyof typeof GROUPS];

/** The locks that cover a path, the narrowest first. */
export function locksOf(path: string): Control[] {
  const fields = FIELDS as Readonly<Record<string, { link?: string }>>;
  // A part of a record goes with it.
  const field = fields[path] ?? fields[/^\w+\.\w+/.exec(path)?.[0] ?? path];
  const group = (GROUPS as Readonly<Record<string, Control>>)[path.split('.')[0]!];
  const name = field?.link ?? (GO_WITH as Readonly<Record<string, string>>)[path];
  return [...(name ? [name as Control] : []), ...(group ? [group] : []), 'all'];
}

/** All locks; those that cover more fields come first. */
export const LOCKS: readonly Control[] = [
  ...new Set([
    'all' as const,
    ...ALL_FIELDS.flatMap(([path]) => locksOf(path).slice(0, -1).reverse()),
  ]),
];

/** Whether one of these locks covers the field at a path. */
export const isLocked = (path: string, locks: readonly Control[]): boolean =>
  locksOf(path).some((lock) => locks.includes(lock));
