import type { MovePriority, MoveVm } from '../model/scenario/move';

const GIB = 2 ** 30;

/** So many equal VMs of a set: names, sizes, rates and priority are illustrative. */
type Group = readonly [
  count: number,
  name: string,
  gib: number,
  writesPerSecond: number,
  priority: MovePriority,
];

/** Typical hosts, each in the order of a list by name. */
const SETS = {
  mixed: [
    [4, 'APP', 16, 6000, 'medium'],
    [2, 'DC', 4, 300, 'high'],
    [4, 'FILE', 4, 1500, 'medium'],
    [2, 'SQL', 32, 20_000, 'high'],
    [4, 'TEST', 2, 1000, 'low'],
    [8, 'WEB', 8, 4000, 'medium'],
  ],
  databases: [
    [4, 'DB', 48, 25_000, 'high'],
    [4, 'REPORT', 12, 4000, 'low'],
  ],
  desktops: [
    [90, 'DESK', 2, 500, 'medium'],
    [10, 'POWER', 6, 3000, 'high'],
  ],
} as const satisfies Record<string, readonly Group[]>;

export type HostSet = keyof typeof SETS;
export const HOST_SETS = Object.keys(SETS) as HostSet[];

/** The VMs of a typical host; `seed` is that of the first. */
export function vmsOfSet(set: HostSet, seed: number): MoveVm[] {
  const groups: readonly Group[] = SETS[set];
  return groups
    .flatMap(([count, name, gib, writesPerSecond, priority]) =>
      Array.from({ length: count }, (_, index) => ({
        name: `${name}${String(index + 1).padStart(2, '0')}`,
        memoryBytes: gib * GIB,
        writesPerSecond,
        priority,
      })),
    )
    .map((vm, index) => ({ ...vm, seed: seed + index }));
}
