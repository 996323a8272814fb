import { totalPages } from './rate-classes';
import type { Scenario } from './types';

/** The largest VM, in pages. */
export const MAX_PAGES = 2 ** 28;

/** A quarter of memory. */
export function defaultWorkingSetPages(vm: Scenario['vm']): number {
  return Math.max(1, Math.round(Math.min(totalPages(vm), MAX_PAGES) / 4));
}

/** Four touches, reads and writes, for every write. */
export function defaultTouchesPerSecond(workload: Scenario['workload']): number {
  return Math.min(1e9, 4 * workload.writesPerSecond);
}
