import { totalPages } from './vm';
import type { Scenario } from './types';

/** The largest VM, in pages. */
export const MAX_PAGES = 2 ** 28;

/** A quarter of memory. */
export function defaultWorkingSetPages(
  vm: Pick<Scenario['vm'], 'memoryBytes' | 'pageBytes'>,
): number {
  return Math.max(1, Math.round(Math.min(totalPages(vm), MAX_PAGES) / 4));
}

/** Four touches, reads and writes, for every write. */
export function defaultTouchesPerSecond(
  workload: Pick<Scenario['workload'], 'writesPerSecond'>,
): number {
  return Math.min(1e9, 4 * workload.writesPerSecond);
}
