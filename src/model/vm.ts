import type { Scenario } from './types';

/** Number of pages of a VM. A partial last page counts. */
export function totalPages(vm: Pick<Scenario['vm'], 'memoryBytes' | 'pageBytes'>): number {
  return Math.ceil(vm.memoryBytes / vm.pageBytes);
}

/**
 * The pages [first, last) that the VM has filled, at least its working set. None of them is a zero
 * page.
 */
export function filledRange({ vm, workload }: Pick<Scenario, 'vm' | 'workload'>): {
  first: number;
  last: number;
} {
  const first = vm.filledFirstPage ?? workload.firstPage;
  const pages =
    vm.filledPages ?? Math.max(1, workload.firstPage + workload.workingSetPages - first);
  return { first, last: first + pages };
}
