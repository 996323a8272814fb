import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate } from '../../src/engine/simulate';
import type { RoundRecord } from '../../src/model/types';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

type Input = Omit<ScenarioInput, 'v'>;
const GIB = 2 ** 30;
const IDLE: Input = {
  vm: { memoryBytes: GIB, zeroPageShare: 0.5, deviceStateBytes: 0 },
  workload: { kind: 'idle', workingSetPages: 1 },
  link: { bytesPerSecond: 4104 * 1e5, roundTripMs: 0, senderBytesPerSecond: 1e12 },
  timing: { setupMs: 0, resumeMs: 0, cleanupMs: 0 },
};
const run = (input: Input, model: 'pages' | 'counts' | 'scaled-pages' = 'pages') =>
  simulate(kernel, scenarioOf(input), model);
const timed = (input: Input, timing: Input['timing']): Input => ({
  ...input,
  timing: { ...input.timing, ...timing },
});

describe('time beside sending', () => {
  test.each(['pages', 'counts', 'scaled-pages'] as const)(
    'the dirty log takes time in each round and in the pause, by %s',
    (model) => {
      const without = run(IDLE, model);
      const result = run(timed(IDLE, { syncMicrosPerGiB: 7000 }), model);
      expect(result.brownoutMs - without.brownoutMs).toBeCloseTo(7 * (result.rounds.length - 1), 6);
      expect(result.blackoutMs - without.blackoutMs).toBeCloseTo(7, 6);
      expect(result.bytesSent).toBe(without.bytesSent);
    },
  );

  test.each(['pages', 'counts', 'scaled-pages'] as const)(
    'finding a zero page takes time, by %s',
    (model) => {
      const without = run(IDLE, model);
      const result = run(timed(IDLE, { zeroPageNanos: 1000 }), model);
      const zeros = result.rounds[0]!.zeroPagesSent;
      expect(zeros).toBeGreaterThan(130_000);
      expect(result.totalMs - without.totalMs).toBeCloseTo(zeros / 1000, 3);
    },
  );

  test.each(['pages', 'counts'] as const)(
    'both are in what a round sends before it is cancelled, by %s',
    (model) => {
      const stop = { policy: { id: 'stop-and-copy' }, limits: { cancelAtMs: 400 } };
      const lastOf = (input: Input) => run(input, model).rounds.at(-1)!;
      const sentOf = ({ pagesSent, zeroPagesSent }: RoundRecord) => pagesSent + zeroPagesSent;
      for (const rest of [stop, { limits: stop.limits }]) {
        const all = lastOf({ ...IDLE, ...rest });
        // A page with content takes 0.01 ms, a zero page almost nothing; half of the pages are zero.
        const slow = lastOf({ ...timed(IDLE, { zeroPageNanos: 10_000 }), ...rest });
        expect(all.durationMs).toBe(400);
        expect(slow.durationMs).toBe(400);
        expect(sentOf(slow) / sentOf(all)).toBeCloseTo(0.5, 2);
      }
      const busy: Input = {
        ...timed(IDLE, { syncMicrosPerGiB: 100_000 }),
        workload: { kind: 'uniform', workingSetPages: 1e5, writesPerSecond: 1e6 },
        policy: { id: 'hyper-v', options: { maxPasses: 1 } },
      };
      const cancelAtMs = lastOf(busy).startMs + 150;
      const paused = lastOf({ ...busy, limits: { cancelAtMs } });
      expect(paused.live).toBe(false);
      expect(Math.abs(paused.pagesSent - 5000)).toBeLessThan(5);
    },
  );

  test('both of QEMU follow its memory: the last sync of 1 TiB takes a quarter of a second', () => {
    const of = (memoryBytes: number) =>
      run(
        {
          vm: { memoryBytes, zeroPageShare: 1, deviceStateBytes: 0 },
          workload: { kind: 'idle', workingSetPages: 1 },
          policy: { id: 'qemu' },
          timing: { resumeMs: 0 },
        },
        'scaled-pages',
      ).blackoutMs;
    expect(of(1024 * GIB) - of(GIB)).toBeGreaterThan(240);
    expect(of(1024 * GIB) - of(GIB)).toBeLessThan(290);
  });

  test('a slower sender, log or look for zero pages never makes a move shorter', () => {
    const cost = fc.integer({ min: 0, max: 20_000 });
    const policy = fc.constantFrom('cloud-hypervisor', 'xen', 'hyper-v', 'vmotion');
    fc.assert(
      fc.property(cost, cost, cost, policy, (zero, sync, more, id) => {
        const at = (zeroPageNanos: number, syncMicrosPerGiB: number) =>
          run({ ...timed(IDLE, { zeroPageNanos, syncMicrosPerGiB }), policy: { id } }, 'counts')
            .totalMs;
        const base = at(zero, sync);
        expect(at(zero + more, sync)).toBeGreaterThanOrEqual(base);
        expect(at(zero, sync + more)).toBeGreaterThanOrEqual(base);
      }),
      { numRuns: 50 },
    );
  });
});
