import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/catalog/scenario';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate } from '../../src/engine/simulate';
import { readyHosts } from '../../src/hyperv/ready';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const MIB = 2 ** 20;
const LINK = 64e6;
const secondsAlone = (memoryBytes: number) => ((memoryBytes / 4096) * 4104) / LINK;

const mixed = (sizes: number[], rest: object = {}) =>
  scenarioOf({
    vm: { deviceStateBytes: 0 },
    workload: { kind: 'idle' },
    link: { bytesPerSecond: LINK, roundTripMs: 0 },
    timing: { resumeMs: 0 },
    moves: { vms: sizes.map((memoryBytes) => ({ memoryBytes })), limit: 1 } as never,
    ...rest,
  });

describe('VMs of mixed sizes', () => {
  test('leave in the order given, each for as long as its memory takes', () => {
    const sizes = [256 * MIB, 64 * MIB, 128 * MIB];
    const { moves, scenario } = simulate(kernel, mixed(sizes));
    expect(moves.map(({ memoryBytes }) => memoryBytes)).toEqual(sizes);
    let waited = 0;
    moves.forEach((move, index) => {
      expect(move.waitedMs / 1000).toBeCloseTo(waited, 3);
      waited += secondsAlone(sizes[index]!);
    });
    expect([scenario.vm.memoryBytes, scenario.moves.count]).toEqual([256 * MIB, 3]);
  });

  test('write at their own rates, into the same share of their memory', () => {
    const workload = { kind: 'uniform', writesPerSecond: 2000 };
    const vms = [
      { name: 'quiet', memoryBytes: 128 * MIB, writesPerSecond: 0 },
      { name: 'busy', memoryBytes: 128 * MIB, writesPerSecond: 20000 },
      { memoryBytes: 256 * MIB },
    ];
    const { moves } = simulate(kernel, mixed([], { workload, moves: { vms, limit: 1 } }));
    expect(moves.map(({ name }) => name)).toEqual(['quiet', 'busy', '']);
    expect(moves[0]!.bytesSent).toBe(32768 * 4104);
    expect(moves[1]!.bytesSent).toBeGreaterThan(1.2 * moves[0]!.bytesSent);
    expect(moves.map(({ seed }) => seed)).toEqual([1, 2, 3]);
  });

  test('stay where the destination has no memory left for them; smaller ones still go', () => {
    const hosts = readyHosts();
    hosts.second.freeMemoryBytes = 300 * MIB;
    const { moves } = simulate(kernel, mixed([200 * MIB, 200 * MIB, 64 * MIB], { hosts }));
    expect(moves.map(({ outcome }) => outcome)).toEqual(['converged', 'failed', 'converged']);
  });

  test('go where only the first has no room, unless something else stops them too', () => {
    const hosts = readyHosts();
    hosts.second.freeMemoryBytes = 150 * MIB;
    const sizes = [200 * MIB, 128 * MIB, 64 * MIB];
    const outcomes = () => {
      const { failure, moves } = simulate(kernel, mixed(sizes, { hosts }));
      return [failure?.rule, ...moves.map(({ outcome }) => outcome)];
    };
    expect(outcomes()).toEqual(['memory', 'failed', 'converged', 'failed']);
    hosts.second.switches = ['Another'];
    expect(outcomes()).toEqual(['memory', 'failed', 'failed', 'failed']);
  });

  test('of equal size are the same as so many equal ones', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('hyper-v', 'qemu', 'xen', 'vmotion'),
        (count, limit, id) => {
          const workload = { kind: 'hot-cold', writesPerSecond: 5000, workingSetPages: 4096 };
          const rest = { vm: { memoryBytes: 64 * MIB }, workload, policy: { id } };
          const list = Array.from({ length: count }, () => ({ memoryBytes: 64 * MIB }));
          const many = simulate(kernel, mixed([], { ...rest, moves: { vms: list, limit } }));
          const equal = simulate(kernel, mixed([], { ...rest, moves: { count, limit } }));
          expect(many.moves).toEqual(equal.moves);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('are read with names, units and at most 200 of them', () => {
    const faults = (vms: unknown) => {
      const read = checkScenario({ v: 1, moves: { vms } });
      return 'errors' in read ? read.errors.map(({ path }) => path) : [];
    };
    expect(faults([{ memoryBytes: '4 GiB', name: 'SQL1', writesPerSecond: 10, seed: 4 }])).toEqual(
      [],
    );
    expect(faults([{ memoryBytes: 0 }])).toEqual(['moves.vms.0.memoryBytes']);
    expect(faults([{}])).toEqual(['moves.vms.0.memoryBytes']);
    expect(faults([{ memoryBytes: 4096, size: 1 }])).toEqual(['moves.vms.0.size']);
    expect(faults(Array.from({ length: 201 }, () => ({ memoryBytes: 4096 })))).toEqual([
      'moves.vms',
    ]);
    expect(faults([{ memoryBytes: 4096, name: 'a\nb' }])).toEqual(['moves.vms.0.name']);
  });

  test.each([
    ['hyper-v', 2],
    ['vmotion', 8],
    ['nova', 1],
    ['kubevirt', 2],
    ['proxmox', 4],
  ])('under %s leave %d at a time where nobody says otherwise', (id, most) => {
    const scenario = scenarioOf({
      vm: { memoryBytes: 64 * MIB },
      workload: { kind: 'idle' },
      policy: { id },
      moves: { count: 12 },
    });
    const { moves } = simulate(kernel, scenario);
    expect(moves.filter(({ waitedMs }) => waitedMs === 0)).toHaveLength(most);
  });
});
