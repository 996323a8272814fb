import { fieldsText } from '../../text/fields';
import { mostDirtyRate, writesBehind } from '../dirty-rate';
import { type ScenarioError, quote } from '../scenario-error';
import { filledRange, totalPages } from '../vm';
import type { Scenario } from './fields';
import { at } from './paths';

const t = fieldsText.together;

/** A field that conflicts with others, and the values that it may have beside them. */
type Conflict = readonly [path: string, allowed: string];

/** Checks the limits between fields. */
export function findConflicts(scenario: Scenario): ScenarioError[] {
  return [...placeErrors(scenario), ...otherErrors(scenario)].map(([path, allowed]) => ({
    path,
    value: quote(at(scenario, path)),
    allowed,
  }));
}

/** Conflicts if the working set does not fit into memory, or is not within the filled pages. */
function placeErrors({ vm, workload }: Scenario): Conflict[] {
  const pages = totalPages(vm);
  const { workingSetPages, firstPage } = workload;
  const lastPage = firstPage + workingSetPages;
  if (workingSetPages > pages)
    return [['workload.workingSetPages', t.workingSet(pages, vm.memoryBytes)]];
  if (lastPage > pages)
    return [['workload.firstPage', t.firstPage(pages - workingSetPages, workingSetPages, pages)]];
  const isFilled = vm.filledFirstPage !== null || vm.filledPages !== null;
  const filled = filledRange({ vm, workload });
  if (isFilled && (filled.first > firstPage || filled.last < lastPage || filled.last > pages))
    return [['vm.filledPages', t.filled(filled.first, firstPage, lastPage, pages)]];
  return [];
}

function otherErrors({ vm, workload, moves, storage }: Scenario): Conflict[] {
  const conflicts: Conflict[] = [];
  const { sweepFrom, workingSetPages } = workload;
  if (sweepFrom >= workingSetPages && sweepFrom > 0)
    conflicts.push(['workload.sweepFrom', t.sweepFrom(workingSetPages)]);
  if (moves.count > 1 && storage.kind === 'shared-nothing')
    conflicts.push(['moves.count', t.guests]);
  conflicts.push(...rateErrors({ vm, workload }));
  if (workload.deltaBytes > vm.pageBytes)
    conflicts.push(['workload.deltaBytes', t.delta(vm.pageBytes)]);
  return conflicts;
}

/** A dirty rate that the pattern does not reach, or writes that are not those behind it. */
function rateErrors({ vm, workload }: Pick<Scenario, 'vm' | 'workload'>): Conflict[] {
  const { dirtyRate, workingSetPages, writesPerSecond } = workload;
  if (!dirtyRate) return [];
  const { bytesPerSecond, periodSeconds } = dirtyRate;
  const most = mostDirtyRate({ vm, workload }, periodSeconds);
  if (bytesPerSecond > most) {
    const set = { pages: workingSetPages, pageBytes: vm.pageBytes };
    const allowed = t.dirtyRate[workload.kind === 'idle' ? 'idle' : 'most'];
    return [['workload.dirtyRate.bytesPerSecond', allowed(most, periodSeconds, set)]];
  }
  const writes = writesBehind({ vm, workload }, dirtyRate);
  return writes === writesPerSecond ? [] : [['workload.writesPerSecond', t.writes(writes)]];
}
