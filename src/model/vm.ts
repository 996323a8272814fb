import type { Scenario } from './types';

/** Number of pages of a VM; a last partial page counts. */
export function totalPages(vm: Pick<Scenario['vm'], 'memoryBytes' | 'pageBytes'>): number {
  return Math.ceil(vm.memoryBytes / vm.pageBytes);
}
