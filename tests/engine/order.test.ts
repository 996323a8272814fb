import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate, sweepModel } from '../../src/engine/simulate';
import type { MigrationResult } from '../../src/model/types';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

type Input = Omit<ScenarioInput, 'v'>;
const MIB = 2 ** 20;
const run = (input: Input) => {
  const scenario = scenarioOf(input);
  return simulate(kernel, scenario, sweepModel(scenario));
};

/**
 * The longest round of a run, or a thousandth of many: two runs may differ by this much by chance.
 */
const luck = ({ rounds, totalMs }: MigrationResult) => {
  const later = rounds.filter(({ round }) => round > 0).map(({ durationMs }) => durationMs);
  return Math.max(totalMs / 1000, ...later) + 101;
};

const base = fc.record({
  id: fc.constantFrom('hyper-v', 'xen', 'qemu', 'cloud-hypervisor', 'qemu-multifd-zstd'),
  kind: fc.constantFrom('uniform', 'hot-cold', 'zipf') as fc.Arbitrary<'uniform'>,
  writes: fc.integer({ min: 10, max: 20_000 }),
  rate: fc.integer({ min: 16, max: 400 }),
  zeros: fc.double({ min: 0, max: 0.9, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1000 }),
  times: fc.double({ min: 1.2, max: 4, noNaN: true }),
});
type Base = typeof base extends fc.Arbitrary<infer T> ? T : never;

const inputOf = ({ id, kind, writes, rate, zeros, seed }: Base): Input => ({
  vm: { memoryBytes: 128 * MIB, zeroPageShare: zeros },
  workload: { kind, writesPerSecond: writes, workingSetPages: 8192 },
  link: { bytesPerSecond: rate * MIB },
  policy: { id, options: {} },
  seed,
});

/**
 * With the same outcome, a better setting never makes a move longer, except for one round's
 * chance.
 */
function neverLonger(
  better: (input: Input, times: number) => Input,
  worse = (input: Input) => input,
) {
  fc.assert(
    fc.property(base, (values) => {
      const input = inputOf(values);
      const before = run(worse(input));
      const after = run(better(input, values.times));
      if (before.outcome !== after.outcome) return;
      if (before.rounds.length !== after.rounds.length && before.outcome === 'not-converged')
        return;
      const most = before.totalMs + Math.max(luck(before), luck(after));
      expect(after.totalMs).toBeLessThanOrEqual(most);
    }),
    { numRuns: 60 },
  );
}

describe('a move is never longer', () => {
  test('over a faster link', () =>
    neverLonger((input, times) => ({
      ...input,
      link: { bytesPerSecond: input.link!.bytesPerSecond! * times },
    })));

  test('with fewer writes', () =>
    neverLonger((input, times) => ({
      ...input,
      workload: { ...input.workload, writesPerSecond: input.workload!.writesPerSecond! / times },
    })));

  test('with more channels', () => {
    const zstd = (channels: number) => (input: Input) => ({
      ...input,
      link: { bytesPerSecond: 12.5e8 },
      policy: { id: 'qemu-multifd-zstd', options: { maxBandwidth: 0, channels } },
    });
    neverLonger((input, times) => zstd(Math.ceil(1 + times))(input), zstd(1));
  });

  test('with more processors', () => {
    const hosts = (hostProcessors: number) => (input: Input) => ({
      ...input,
      link: { bytesPerSecond: 12.5e8, transport: 'compression' as const, hostProcessors },
      policy: { id: 'hyper-v' },
    });
    neverLonger((input, times) => hosts(Math.ceil(1 + times))(input), hosts(1));
  });

  test('under a higher bandwidth limit', () => {
    const qemu = (maxBandwidth: number) => (input: Input) => ({
      ...input,
      policy: { id: 'qemu', options: { maxBandwidth } },
    });
    neverLonger((input, times) => qemu(32 * MIB * times)(input), qemu(32 * MIB));
  });
});
