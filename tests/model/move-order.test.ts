import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOST_SETS, vmsOfSet } from '../../src/catalog/host-sets';
import { checkScenario } from '../../src/catalog/scenario';
import { followFirst } from '../../src/model/scenario/follow-first';
import { type MoveVm, PRIORITIES } from '../../src/model/scenario/move';
import { MOVE_ORDERS, inOrder, isInOrder } from '../../src/model/scenario/move-order';
import { replaceVms } from '../../src/model/scenario/move-vm';
import { scenarioOf } from '../helpers/scenarios';

const GIB = 2 ** 30;

const anyVms = fc
  .array(
    fc.record({
      name: fc.constantFrom('A', 'B', ''),
      memoryBytes: fc.constantFrom(GIB, 2 * GIB, 8 * GIB),
      writesPerSecond: fc.constantFrom(0, 500, 20_000),
      priority: fc.constantFrom(...PRIORITIES),
    }),
    { maxLength: 30 },
  )
  .map((list): MoveVm[] => list.map((vm, index) => ({ ...vm, seed: 7 + index })));

const namesOf = (vms: readonly MoveVm[]) => vms.map(({ name }) => name);
const vm = (name: string, gib: number, priority: MoveVm['priority'], seed: number): MoveVm => ({
  ...{ name, memoryBytes: gib * GIB, writesPerSecond: 100, priority, seed },
});
const SOME = [
  vm('web', 8, 'medium', 1),
  vm('test', 2, 'low', 2),
  vm('sql', 32, 'high', 3),
  vm('file', 8, 'medium', 4),
  vm('dc', 4, 'high', 5),
];

describe('VMs leave', () => {
  test.each([
    ['given', ['web', 'test', 'sql', 'file', 'dc']],
    ['largest', ['sql', 'web', 'file', 'dc', 'test']],
    ['smallest', ['test', 'dc', 'web', 'file', 'sql']],
    ['priority', ['sql', 'dc', 'web', 'file', 'test']],
  ] as const)('in the order "%s"', (order, names) => {
    expect(namesOf(inOrder(SOME, order))).toEqual(names);
  });

  test('as given again after any other order', () => {
    fc.assert(
      fc.property(anyVms, fc.constantFrom(...MOVE_ORDERS), (vms, order) => {
        const ordered = inOrder(vms, order);
        expect(isInOrder(ordered, order)).toBe(true);
        expect(inOrder(ordered, 'given')).toEqual(vms);
      }),
    );
  });

  test('no two orders are taken for each other where they differ', () => {
    for (const order of MOVE_ORDERS)
      expect(MOVE_ORDERS.filter((each) => isInOrder(inOrder(SOME, order), each))).toEqual([order]);
  });
});

describe('a new list', () => {
  test('makes its first VM that of the scenario, with the shares it had', () => {
    const draft = scenarioOf({
      vm: { memoryBytes: 16 * GIB },
      workload: { kind: 'uniform', workingSetPages: 2 ** 20, writesPerSecond: 400 },
    });
    replaceVms(draft, inOrder(SOME, 'largest'));
    expect([draft.vm.memoryBytes, draft.workload.workingSetPages]).toEqual([32 * GIB, 2 ** 21]);
    replaceVms(draft, inOrder(SOME, 'smallest'));
    expect([draft.vm.memoryBytes, draft.workload.workingSetPages]).toEqual([2 * GIB, 2 ** 17]);
    expect([draft.workload.writesPerSecond, draft.seed, draft.moves.count]).toEqual([100, 2, 5]);
    expect('scenario' in checkScenario(draft)).toBe(true);
  });

  test('of a typical host is a valid scenario in every order', () => {
    for (const set of HOST_SETS)
      for (const order of MOVE_ORDERS) {
        const draft = scenarioOf({});
        replaceVms(draft, inOrder(vmsOfSet(set, draft.seed), order));
        const checked = checkScenario(draft);
        expect('scenario' in checked && checked.scenario).toEqual(draft);
      }
  });

  test('that is empty leaves the VM of the scenario', () => {
    const draft = scenarioOf({});
    replaceVms(draft, []);
    expect(draft).toEqual(scenarioOf({}));
  });

  test('follows when a control changes the VM of the scenario', () => {
    const draft = scenarioOf({});
    replaceVms(draft, structuredClone(SOME));
    draft.vm.memoryBytes = 12 * GIB;
    draft.workload.writesPerSecond = 321;
    followFirst(draft);
    expect(draft.moves.vms[0]).toEqual({
      ...SOME[0],
      memoryBytes: 12 * GIB,
      writesPerSecond: 321,
    });
    expect(draft.moves.vms[1]).toEqual(SOME[1]);
  });
});
