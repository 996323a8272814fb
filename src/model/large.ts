import type { Scenario } from './types';
import { totalPages } from './vm';

/** The kernel has room for so many pages; larger VMs are simulated on scaled pages … */
export const KERNEL_PAGES = 2 ** 28;
/** … of which there are at most so many. */
const SCALED_PAGES = 2 ** 24;

/** How many pages each simulated page stands for, a power of two; 1 where the kernel has room. */
export function pagesForOne(vm: Scenario['vm']): number {
  const pages = totalPages(vm);
  let factor = 1;
  if (pages > KERNEL_PAGES) while (pages > factor * SCALED_PAGES) factor *= 2;
  return factor;
}
