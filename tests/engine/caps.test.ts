import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate, simulatePreview, sweepModel } from '../../src/engine/simulate';
import { policies } from '../../src/policies/all';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const run = (input: Omit<ScenarioInput, 'v'>) => {
  const scenario = scenarioOf(input);
  return simulate(kernel, scenario, sweepModel(scenario));
};
const MIB = 2 ** 20;

/** A VM whose working set is written again faster than the link can send it. */
const BUSY = {
  vm: { memoryBytes: 256 * MIB },
  workload: { kind: 'uniform' as const, workingSetPages: 32768, writesPerSecond: 1e6 },
  link: { bytesPerSecond: 64 * MIB },
};

test('no cap of the lab’s own speaks for a policy', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(policies)),
      fc.constantFrom('uniform', 'hot-cold', 'zipf', 'sequential') as fc.Arbitrary<'uniform'>,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 1, max: 1000 }),
      (id, kind, writes, rate, seed) => {
        const { outcome, stop } = run({
          vm: { memoryBytes: 256 * MIB },
          workload: { kind, writesPerSecond: 10 ** writes, workingSetPages: 20000 },
          link: { bytesPerSecond: rate * MIB },
          policy: { id },
          seed,
        });
        if (outcome === 'not-converged') expect(stop.code).toBe('never-ends');
      },
    ),
    { numRuns: 150 },
  );
});

test('a move that no rule ends is recognised early, and walked to a cap that was given', () => {
  const policy = { id: 'qemu', options: { maxBandwidth: 0 } };
  const early = run({ ...BUSY, policy });
  expect([early.outcome, early.stop.code]).toEqual(['not-converged', 'never-ends']);
  expect(early.rounds.length).toBeLessThan(1000);
  const byTime = run({ ...BUSY, policy, limits: { maxSeconds: 7200 } });
  expect([byTime.stop.code, byTime.brownoutMs]).toEqual(['time-cap', 7200e3 - 1500]);
  const byRounds = run({ ...BUSY, policy, limits: { maxRounds: 900 } });
  expect([byRounds.stop.code, byRounds.rounds.length]).toEqual(['round-cap', 900]);
});

test.each([
  ['qemu-multifd-zstd', 'sequential', 1e5, 152],
  ['qemu-xbzrle', 'zipf', 1e6, 140],
] as const)(
  'a move that chance could end is recognised once it has not: %s, %s',
  (id, kind, writesPerSecond, rate) => {
    const { stop, rounds } = run({
      vm: { memoryBytes: 256 * MIB },
      workload: { kind, writesPerSecond, workingSetPages: 20000 },
      link: { bytesPerSecond: rate * MIB },
      policy: { id },
      seed: 1,
    });
    expect(stop.code).toBe('never-ends');
    expect(rounds.length).toBeLessThan(200_000);
  },
  60_000,
);

test('chance ends no smaller VM that stands for one that never ends', () => {
  const scenario = scenarioOf({ policy: { id: 'qemu' } });
  const preview = simulatePreview(kernel, scenario);
  expect([preview.model, preview.stop.code]).toEqual(['scaled-pages', 'never-ends']);
  expect(preview.rounds.length).toBeLessThan(2000);
});

test('what is still to change is waited for: a faster link, an edit, another phase', () => {
  const policy = { id: 'qemu', options: { maxBandwidth: 0 } };
  const link = { ...BUSY.link, changes: [{ atMs: 4e6, bytesPerSecond: 1e9 }] };
  expect(run({ ...BUSY, policy, link }).outcome).toBe('converged');
  const edits = [{ atMs: 4e6, set: { 'workload.writesPerSecond': 10 } }];
  expect(run({ ...BUSY, policy, edits }).outcome).toBe('converged');
  const phases = [
    { seconds: 600, scale: 1 },
    { seconds: 60, scale: 0 },
  ];
  const workload = { ...BUSY.workload, phases };
  expect(run({ ...BUSY, policy, workload }).outcome).toBe('converged');
});

test('a move that converges slowly is not given up', () => {
  // Writes at 97 % of the link's rate, into a set that never fills: each round is a little
  // shorter.
  const result = run({
    vm: { memoryBytes: 2 ** 30 },
    workload: { kind: 'uniform', workingSetPages: 262144, writesPerSecond: 30500 },
    link: { bytesPerSecond: 128 * MIB },
    policy: { id: 'vmotion', options: { slowGuest: 0 } },
  });
  expect(result.outcome).toBe('converged');
});

test('a policy with a limit of its own has the last word', () => {
  const outcomes = ['hyper-v', 'kubevirt', 'nova', 'cloud-hypervisor', 'proxmox', 'xen'].map(
    (id) => {
      const { outcome, stop } = run({ ...BUSY, policy: { id } });
      return [id, outcome, stop.code];
    },
  );
  expect(outcomes).toEqual([
    ['hyper-v', 'forced', 'pass-limit'],
    ['kubevirt', 'aborted', 'timeout'],
    ['nova', 'aborted', 'timeout'],
    ['cloud-hypervisor', 'aborted', 'timeout'],
    ['proxmox', 'converged', 'downtime-within-limit'],
    ['xen', 'forced', 'round-limit'],
  ]);
});
