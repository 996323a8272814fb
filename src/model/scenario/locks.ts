import { ALL_FIELDS, FIELDS } from './fields';

/** Groups of fields that are locked together, and their lock. */
const GROUPS = {
  vm: 'guest',
  workload: 'guest',
  policy: 'policy',
  storage: 'storage',
  hosts: 'hosts',
} as const;

/** Fields without a name of their own in links that go with one that has. */
const GO_WITH = { 'link.changes': 'link', 'link.giveUpMs': 'link' } as const;

type Named = {
  [P in keyof typeof FIELDS]: (typeof FIELDS)[P] extends { link: infer N extends string }
    ? N
    : never;
}[keyof typeof FIELDS];

/** What of a scenario can be locked: a field by its name in links, a group, or all of it. */
export type Control = 'all' | Named | (typeof GROUPS)[keyof typeof GROUPS];

/** The locks of a path, the closest first. */
export function locksOf(path: string): Control[] {
  const field = (FIELDS as Readonly<Record<string, { link?: string }>>)[path];
  const group = (GROUPS as Readonly<Record<string, Control>>)[path.split('.')[0]!];
  const name = field?.link ?? (GO_WITH as Readonly<Record<string, string>>)[path];
  return [...(name ? [name as Control] : []), ...(group ? [group] : []), 'all'];
}

/** Every lock, those of more fields first. */
export const LOCKS: readonly Control[] = [
  ...new Set([
    'all' as const,
    ...ALL_FIELDS.flatMap(([path]) => locksOf(path).slice(0, -1).reverse()),
  ]),
];

/** Whether the field at a path is locked by one of these. */
export const isLocked = (path: string, locks: readonly Control[]): boolean =>
  locksOf(path).some((lock) => locks.includes(lock));
