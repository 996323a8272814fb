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

const MIB = 2 ** 20;
/** 512 MiB, of which 128 are written again faster than the link can send them. */
const BUSY: Omit<ScenarioInput, 'v'> = {
  vm: { memoryBytes: 512 * MIB, vcpus: 1 },
  workload: { kind: 'uniform', workingSetPages: 32768, writesPerSecond: 200_000 },
  link: { bytesPerSecond: 128 * MIB },
};
const run = (
  id: string,
  options: Record<string, number> = {},
  more: Omit<ScenarioInput, 'v'> = {},
) => simulate(kernel, scenarioOf({ ...BUSY, ...more, policy: { id, options } }));

describe('KubeVirt at its timeout', () => {
  const options = { timeoutSeconds: 20 };

  test('gives up, or moves by post-copy, or pauses the VM', () => {
    expect(run('kubevirt', options)).toMatchObject({
      outcome: 'aborted',
      stop: { code: 'timeout' },
    });
    const moved = run('kubevirt', { ...options, allowPostCopy: 1 });
    expect([moved.outcome, moved.pullMs > 0]).toEqual(['converged', true]);
    const paused = run('kubevirt', { ...options, allowWorkloadDisruption: 1 });
    expect(paused.outcome).toBe('forced');
    expect(paused.blackoutMs).toBeGreaterThan(500);
    for (const { stalePagesAtActivation } of [moved, paused])
      expect(stalePagesAtActivation).toBe(0);
  });

  test('is not reached where auto-converge slows the VM', () => {
    const slowed = run('kubevirt', { allowAutoConverge: 1 });
    expect(slowed.outcome).toBe('converged');
    expect(
      Math.min(...slowed.rounds.filter(({ live }) => live).map((r) => r.guestSpeed)),
    ).toBeLessThan(0.9);
  });
});

describe('what slows a VM', () => {
  test('the dirty limit slows vCPUs that dirty far more than their quota, and only those', () => {
    const limited = run('qemu-dirty-limit', { maxBandwidth: 0 });
    expect(limited.outcome).toBe('converged');
    const speeds = limited.rounds.filter(({ live }) => live).map((round) => round.guestSpeed);
    expect(Math.min(...speeds)).toBeLessThan(0.2);
    const quiet = { workload: { ...BUSY.workload, writesPerSecond: 4000 } };
    const free = run('qemu-dirty-limit', { maxBandwidth: 0 }, quiet);
    const slow = free.rounds.filter(({ live, guestSpeed }) => live && guestSpeed < 0.9);
    expect(slow).toEqual([]);
  });

  test('Proxmox slows it as well, and sends what is sent again as deltas', () => {
    const result = run('proxmox');
    expect(result.outcome).toBe('converged');
    const again = result.rounds.filter(({ round, live }) => live && round > 1);
    const perPage = again.map(({ bytesSent, pagesSent }) => bytesSent / pagesSent);
    expect(Math.min(...perPage)).toBeLessThan(4104);
  });
});

test('multifd carries more than one thread can, with more channels', () => {
  const fast = {
    link: { bytesPerSecond: 12.5e9 },
    workload: { kind: 'idle' as const },
    vm: { memoryBytes: 4096 * MIB },
  };
  const of = (id: string, channels?: number) =>
    run(id, { maxBandwidth: 0, ...(channels && { channels }) }, fast).brownoutMs;
  expect(of('qemu') / of('qemu-multifd', 4)).toBeGreaterThan(2.5);
  expect(of('qemu-multifd', 2)).toBeGreaterThan(of('qemu-multifd', 4));
});

test('Cloud Hypervisor made at most five passes over dirty pages before March 2026', () => {
  const old = run('cloud-hypervisor', { release: 1 });
  expect([old.outcome, old.rounds.filter(({ live }) => live).length]).toEqual(['forced', 6]);
  expect(run('cloud-hypervisor', { timeoutSeconds: 60 }).outcome).toBe('aborted');
});
