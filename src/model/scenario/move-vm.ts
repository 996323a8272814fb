import * as v from 'valibot';
import { fieldsText as t } from '../../text/fields';
import { type Schema, entriesOf, exactly, numberSchema } from './field-schema';
import { FIELDS, type Scenario } from './fields';
import { type MoveVm, PRIORITIES } from './move';
import { TEXTS } from './texts';

/** The schema of `moves.vms`: only the memory of each must be given. */
export function moveVmsSchema({ pageBytes }: { pageBytes: number }): Schema {
  const number = (path: 'vm.memoryBytes' | 'workload.writesPerSecond' | 'seed') =>
    numberSchema(FIELDS[path], pageBytes);
  const { isFine, allowed } = TEXTS.optional;
  const name = v.pipe(
    v.string(({ input }) => allowed(input)),
    v.check(isFine, ({ input }) => allowed(input)),
  );
  const vm = exactly(
    {
      name: v.optional(name, ''),
      memoryBytes: number('vm.memoryBytes'),
      writesPerSecond: v.optional(v.nullable(number('workload.writesPerSecond')), null),
      seed: v.optional(v.nullable(number('seed')), null),
      priority: v.optional(
        v.picklist(PRIORITIES, () => t.oneOf(PRIORITIES)),
        'medium',
      ),
    },
    () => t.moves.vm,
  );
  return entriesOf(vm, FIELDS['moves.count'].max);
}

/** The VM of the scenario is the first of the list, where there is one. */
export function withFirstVm(scenario: Scenario): Scenario {
  const { vm, workload, seed, moves } = scenario;
  const first = moves.vms[0];
  if (!first) return scenario;
  const writesPerSecond = first.writesPerSecond ?? workload.writesPerSecond;
  return {
    ...scenario,
    vm: { ...vm, memoryBytes: first.memoryBytes },
    workload: { ...workload, writesPerSecond },
    seed: first.seed ?? seed,
  };
}

/** The moves, with what the list of VMs leaves out. */
export function fillVms({ moves, workload, seed }: Scenario): Scenario['moves'] {
  const vms = moves.vms.map((vm, index) => ({
    ...vm,
    writesPerSecond: vm.writesPerSecond ?? workload.writesPerSecond,
    seed: vm.seed ?? seed + index,
  }));
  return vms.length ? { ...moves, vms, count: vms.length } : moves;
}

/** The scenario of one of several moves: a VM of its own size keeps the shares of the first. */
export function scenarioOfMove(scenario: Scenario, index: number): Scenario {
  const own = scenario.moves.vms[index];
  if (!own) return { ...scenario, seed: scenario.seed + index };
  const { vm, workload } = scenario;
  const factor = own.memoryBytes / vm.memoryBytes;
  const writing = own.writesPerSecond / workload.writesPerSecond;
  const pages = Math.ceil(own.memoryBytes / vm.pageBytes);
  const part = (value: number) => Math.floor(value * factor);
  const workingSetPages = Math.min(pages, Math.max(1, part(workload.workingSetPages)));
  const filledPages = vm.filledPages === null ? null : Math.ceil(vm.filledPages * factor);
  return {
    ...scenario,
    seed: own.seed,
    vm: {
      ...vm,
      memoryBytes: own.memoryBytes,
      filledFirstPage: vm.filledFirstPage === null ? null : part(vm.filledFirstPage),
      filledPages: filledPages && Math.min(pages, filledPages),
    },
    workload: {
      ...workload,
      workingSetPages,
      firstPage: Math.min(part(workload.firstPage), pages - workingSetPages),
      sweepFrom: Math.min(part(workload.sweepFrom), workingSetPages - 1),
      writesPerSecond: own.writesPerSecond,
      touchesPerSecond: workload.writesPerSecond
        ? workload.touchesPerSecond * writing
        : workload.touchesPerSecond,
    },
  };
}

/**
 * Replaces the list of VMs, in place. The first becomes the VM of the scenario and keeps the shares
 * of memory that are written. An empty list leaves one VM.
 */
export function replaceVms(draft: Scenario, vms: MoveVm[]): void {
  const { vm, workload, seed } = vms.length
    ? scenarioOfMove({ ...draft, moves: { ...draft.moves, vms } }, 0)
    : draft;
  const moves = { ...draft.moves, vms, count: Math.max(1, vms.length) };
  Object.assign(draft, { vm, workload, seed, moves });
}
