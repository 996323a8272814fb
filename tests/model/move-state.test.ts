import { beforeAll, describe, expect, test } from 'vitest';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate } from '../../src/engine/simulate';
import { countStates, moveStateAt } from '../../src/model/move-state';
import { readyHosts } from '../../src/hyperv/ready';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const MIB = 2 ** 20;

describe('a VM of a drain', () => {
  test('is set up, waits, sends, is paused, cleans up and has left', () => {
    const vms = [256, 64].map((mib) => ({ memoryBytes: mib * MIB }));
    const { moves } = simulate(kernel, scenarioOf({ moves: { vms, limit: 1 } as never }));
    const second = moves[1]!;
    const moments = [
      0,
      second.startMs - 1,
      second.startMs,
      second.endMs - second.blackoutMs / 2,
      second.endMs,
      second.doneMs,
    ];
    expect(moments.map((ms) => moveStateAt(second, ms))).toEqual([
      'setup',
      'waits',
      'sends',
      'paused',
      'cleanup',
      'moved',
    ]);
    expect(countStates(moves, second.startMs - 1)).toMatchObject({ waits: 1, paused: 1 });
    expect(countStates(moves, second.doneMs)).toMatchObject({ moved: 2, waits: 0 });
  });

  test('for which there is no memory stays', () => {
    const hosts = readyHosts();
    hosts.second.freeMemoryBytes = 300 * MIB;
    const vms = [200, 200].map((mib) => ({ memoryBytes: mib * MIB }));
    const { moves } = simulate(kernel, scenarioOf({ hosts, moves: { vms } as never }));
    expect(moves.map((move) => moveStateAt(move, 1e9))).toEqual(['moved', 'stays']);
  });
});
