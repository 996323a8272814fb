import { beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate } from '../../src/engine/simulate';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

// One busy thread that touches nearly all memory, at 9.4 Gb/s (qemu-devel, January and February
// 2022).
const pulled = (options: Record<string, number>, link: ScenarioInput['link'] = {}) => {
  const { pull, pullMs } = simulate(
    kernel,
    scenarioOf({
      vm: { memoryBytes: 2 * 2 ** 30, vcpus: 1 },
      workload: { kind: 'uniform', workingSetPages: 471859, writesPerSecond: 500_000 },
      link: { bytesPerSecond: 1.175e9, ...link },
      policy: { id: 'qemu-postcopy', options: { maxBandwidth: 0, ...options } },
    }),
  );
  // While nearly all pages are missing, the VM mostly waits.
  const early = pull.slice(0, 40);
  const faults = early.reduce((sum, step) => sum + step.faults, 0);
  const all = pull.reduce((sum, step) => sum + step.faults, 0);
  return { waitMs: (early.at(-1)!.atMs - (pull[0]!.atMs - 8)) / faults, pullMs, all };
};

describe('a page that post-copy asks for', () => {
  test('waits behind the stream, or has a channel of its own', () => {
    expect(pulled({}).waitMs).toBeGreaterThan(8);
    expect(pulled({}).waitMs).toBeLessThan(14);
    const preempted = pulled({ preempt: 1 });
    expect(preempted.waitMs).toBeGreaterThan(0.4);
    expect(preempted.waitMs).toBeLessThan(0.8);
    expect(preempted.all).toBeGreaterThan(10 * pulled({}).all);
  });

  test('does not make the pull longer: the stream goes on meanwhile', () => {
    expect(pulled({}).pullMs / pulled({ preempt: 1 }).pullMs).toBeCloseTo(1, 1);
  });

  test('waits for what the scenario says', () => {
    expect(pulled({}, { queuedBytes: 0 }).waitMs).toBeLessThan(0.3);
  });
});
