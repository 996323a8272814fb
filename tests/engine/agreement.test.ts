import { beforeAll, describe, expect, test } from 'vitest';
import { simulateCounts } from '../../src/engine/counts';
import type { PageKernel } from '../../src/engine/kernel';
import { finish, simulatePages } from '../../src/engine/run';
import type { MigrationResult, Scenario } from '../../src/model/types';
import '../../src/engine/all-parts';
import { policyById } from '../../src/policies';
import type { PrecopyPolicy } from '../../src/policies/policy';
import { cases } from '../helpers/cases';
import { checkIdentities } from '../helpers/identities';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';
import { meanGap, moments } from '../helpers/statistics';

const SEEDS = cases(300);
const LIMIT = 5;

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const small = (workload: Partial<Scenario['workload']>) =>
  scenarioOf({
    vm: { memoryBytes: 6000 * 4096, zeroPageShare: 0.3 },
    workload: { workingSetPages: 2100, firstPage: 50, writesPerSecond: 900, ...workload },
    link: { bytesPerSecond: 2500 * 4096, changes: [{ atMs: 2600, bytesPerSecond: 1800 * 4096 }] },
    policy: { id: 'hyper-v', options: { thresholdPages: 40, maxPasses: 6 } },
  });

const runs = (scenario: Scenario, policy: PrecopyPolicy) =>
  Array.from({ length: SEEDS }, (_, seed) =>
    finish(simulatePages(kernel, { ...scenario, seed }, policy, { proof: true })),
  );

/**
 * Compares the distributions of two models: dirty pages of each round, total time, bytes and
 * blackout.
 */
function expectSameLaw(a: MigrationResult[], b: MigrationResult[]): void {
  const values: [string, (result: MigrationResult) => number][] = [
    ['total', (result) => result.totalMs],
    ['blackout', (result) => result.blackoutMs],
    ['bytes', (result) => result.bytesSent],
    ['rounds', (result) => result.rounds.length],
    ...[0, 1, 2].map((round): [string, (result: MigrationResult) => number] => [
      `dirtied in round ${round}`,
      (result) => result.rounds[round]?.pagesDirtied ?? 0,
    ]),
  ];
  for (const [name, value] of values) {
    const first = a.map(value);
    const second = b.map(value);
    expect(Math.abs(meanGap(first, second)), name).toBeLessThan(LIMIT);
    const [one, two] = [moments(first).variance, moments(second).variance];
    if (one > 1e-9 && two > 1e-9)
      expect(Math.abs(Math.log(one / two)), `spread of ${name}`).toBeLessThan(
        LIMIT * 2 * Math.sqrt(2 / SEEDS),
      );
  }
}

const WORKLOADS: [string, Partial<Scenario['workload']>][] = [
  ['uniform', { kind: 'uniform' }],
  ['hot and cold', { kind: 'hot-cold', writesPerSecond: 2500 }],
  ['zipf', { kind: 'zipf', exponent: 1.1, writesPerSecond: 2500 }],
  ['idle', { kind: 'idle' }],
  [
    'phased uniform',
    {
      kind: 'uniform',
      phases: [
        { seconds: 0.3, scale: 2 },
        { seconds: 0.2, scale: 0 },
      ],
    },
  ],
];

describe.each(WORKLOADS)('%s writes', (_, workload) => {
  test('dirty as many pages by counts as page by page', () => {
    const scenario = small(workload);
    const policy = policyById('hyper-v');
    const counted = Array.from({ length: SEEDS }, (__, seed) =>
      simulateCounts({ ...scenario, seed }, policy, 'wasm-simd'),
    );
    counted.forEach(checkIdentities);
    expectSameLaw(runs(scenario, policy), counted);
  });

  test('follow the same law in one go and in slices that keep the exact order', () => {
    const scenario = small(workload);
    const policy = policyById('hyper-v');
    const sliced: PrecopyPolicy = {
      ...policy,
      mechanism: { ...policy.mechanism, slicePages: 25 },
    };
    const exact = runs(scenario, sliced);
    expect(exact.every((result) => result.stalePagesAtActivation === 0)).toBe(true);
    exact.forEach(checkIdentities);
    expectSameLaw(runs(scenario, policy), exact);
  });
});

test('a sweep gives the same rounds by counts and page by page', () => {
  const scenario = small({ kind: 'sequential' });
  const policy = policyById('hyper-v');
  const paged = finish(simulatePages(kernel, scenario, policy, { proof: true }));
  const counted = simulateCounts(scenario, policy, 'wasm-simd');
  expect(counted.rounds).toEqual(paged.rounds);
  expect(counted.totalMs).toBe(paged.totalMs);
});
