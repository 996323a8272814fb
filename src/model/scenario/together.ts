import { MAX_PAGES } from '../derived-defaults';
import { type ScenarioError, quote } from '../scenario-error';
import { filledRange, totalPages } from '../vm';
import type { Scenario } from './fields';
import { at } from './paths';

/** A field that does not go with others, and what it may be beside them. */
type Conflict = readonly [path: string, allowed: string];

/** Limits that hold between fields. */
export function checkTogether(scenario: Scenario): ScenarioError[] {
  return [...placeErrors(scenario), ...otherErrors(scenario)].map(([path, allowed]) => ({
    path,
    value: quote(at(scenario, path)),
    allowed,
  }));
}

/** Where the working set does not fit into memory, or not among the pages that are filled. */
function placeErrors({ vm, workload }: Scenario): Conflict[] {
  const pages = totalPages(vm);
  const { workingSetPages, firstPage } = workload;
  const lastPage = firstPage + workingSetPages;
  if (pages > MAX_PAGES)
    return [
      [
        'vm.memoryBytes',
        `at most ${MAX_PAGES} (2^28) pages of ${vm.pageBytes} bytes; this is ${pages} pages`,
      ],
    ];
  if (workingSetPages > pages)
    return [
      [
        'workload.workingSetPages',
        `at most the ${pages} pages of vm.memoryBytes (${vm.memoryBytes})`,
      ],
    ];
  if (lastPage > pages)
    return [
      [
        'workload.firstPage',
        `at most ${pages - workingSetPages}, so that the working set of ${workingSetPages} pages fits into the ${pages} pages of memory`,
      ],
    ];
  const isFilled = vm.filledFirstPage !== null || vm.filledPages !== null;
  const filled = filledRange({ vm, workload });
  if (isFilled && (filled.first > firstPage || filled.last < lastPage || filled.last > pages))
    return [
      [
        'vm.filledPages',
        `pages from vm.filledFirstPage (${filled.first}) that hold the working set (${firstPage} to ${lastPage}) and fit into the ${pages} pages of memory`,
      ],
    ];
  return [];
}

function otherErrors({ vm, workload, moves, storage }: Scenario): Conflict[] {
  const conflicts: Conflict[] = [];
  const { sweepFrom, workingSetPages } = workload;
  if (sweepFrom >= workingSetPages && sweepFrom > 0)
    conflicts.push(['workload.sweepFrom', `below the ${workingSetPages} pages of the working set`]);
  if (moves.count > 1 && storage.kind === 'shared-nothing')
    conflicts.push(['moves.count', '1 where storage.kind is shared-nothing']);
  if (workload.deltaBytes > vm.pageBytes)
    conflicts.push(['workload.deltaBytes', `at most vm.pageBytes (${vm.pageBytes})`]);
  return conflicts;
}
