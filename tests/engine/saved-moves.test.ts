import { beforeAll, describe, expect, test } from 'vitest';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate } from '../../src/engine/simulate';
import { readyHosts } from '../../src/hyperv/ready';
import { Run } from '../../src/model/run/run';
import type { MovePriority } from '../../src/model/scenario/move';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const MIB = 2 ** 20;
const STORAGE = 64e6;
const savedMs = ((64 * MIB) / STORAGE) * 1000;

/** A node is drained of VMs of these priorities, one after another. */
function drain(
  priorities: readonly MovePriority[],
  { threshold = 2000, isClustered = true, id = 'hyper-v' } = {},
) {
  const hosts = readyHosts();
  hosts.cluster.isClustered = isClustered;
  hosts.cluster.moveTypeThreshold = threshold;
  hosts.administrator.tool = isClustered ? 'failover-cluster-manager' : 'hyper-v-manager';
  const vms = priorities.map((priority) => ({ memoryBytes: 64 * MIB, priority }));
  return simulate(
    kernel,
    scenarioOf({
      vm: { deviceStateBytes: 0 },
      workload: { kind: 'uniform', writesPerSecond: 500, workingSetPages: 1000 },
      link: { bytesPerSecond: 1e9 },
      moves: { vms: vms as never, limit: 1 },
      policy: { id },
      hosts,
    }),
  );
}

describe('a drain of a cluster node', () => {
  // "Configuring How VMs Are Moved when a Node is Drained": MoveTypeThreshold is 2000.
  test.each<[MovePriority, number, boolean]>([
    ['high', 2000, false],
    ['medium', 2000, false],
    ['low', 2000, true],
    ['low', 1000, false],
    ['medium', 2001, true],
    ['high', 3000, false],
    ['high', 3001, true],
  ])(
    'with a VM of priority %s and MoveTypeThreshold %d saves it: %s',
    (priority, threshold, is) => {
      const { moves, rounds } = drain([priority, 'high'], { threshold });
      const [first] = moves;
      expect(first!.outcome).toBe('converged');
      expect(first!.isSaved ?? false).toBe(is);
      expect(first!.brownoutMs === 0).toBe(is);
      expect(first!.blackoutMs > savedMs).toBe(is);
      // The first VM is the one that the other screens show.
      expect(rounds[0]!.live).toBe(!is);
    },
  );

  test('shows the first VM by the rules by which it moved', () => {
    const result = drain(['low', 'high']);
    const run = new Run(result);
    expect(result.blackoutMs).toBeCloseTo(result.moves[0]!.blackoutMs, 6);
    expect(run.at(run.pauseMs + 100).bottleneck).toEqual({
      code: 'storage',
      bytesPerSecond: STORAGE,
    });
    expect(run.thresholdPages).toBeNull();
    expect(result.scenario.policy.id).toBe('hyper-v');
    expect(result.warnings).toEqual([]);
  });

  test('leaves the link to those that move live', () => {
    const alone = drain(['high', 'high']).moves[1]!;
    const beside = drain(['low', 'high']).moves[1]!;
    expect(beside.brownoutMs).toBeCloseTo(alone.brownoutMs, 6);
  });

  test('is nothing of hosts without a cluster, or of other products', () => {
    for (const other of [{ isClustered: false }, { id: 'qemu' }])
      expect(drain(['low', 'low'], other).moves.some(({ isSaved }) => isSaved)).toBe(false);
  });
});
