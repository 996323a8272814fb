import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { simulate, sweepModel } from '../../src/engine/simulate';
import type { PageKernel } from '../../src/engine/kernel';
import { readyHosts } from '../../src/hyperv/ready';
import { coresBusy } from '../../src/model/host-cpu';
import { Run } from '../../src/model/run/run';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';
import type { ScenarioInput } from '../../src/catalog/scenario-input';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

type Input = Omit<ScenarioInput, 'v'>;
const run = (input: Input) => {
  const scenario = scenarioOf(input);
  return new Run(simulate(kernel, scenario, sweepModel(scenario)));
};
const bottleneck = (input: Input) => {
  const one = run(input);
  return one.at(one.pauseMs - 1).bottleneck!;
};
const GBIT = 1.25e8;
const idle = { kind: 'idle' } as const;

describe('what limits a move', () => {
  test('is one TCP stream on 10 GbE: 55 GB take about 70 s', () => {
    const input = {
      vm: { memoryBytes: 55 * 2 ** 30 },
      workload: idle,
      link: { bytesPerSecond: 9.5 * GBIT },
    };
    expect(run(input).result.totalMs / 70_000).toBeGreaterThan(0.9);
    expect(run(input).result.totalMs / 70_000).toBeLessThan(1.1);
    expect(bottleneck(input)).toEqual({ code: 'stream', bytesPerSecond: 840e6 });
  });

  test('is the transport on a fast link: SMB opens several streams, SMB Direct needs none', () => {
    const totals = (['tcp', 'smb', 'smb-direct'] as const).map(
      (transport) =>
        run({ workload: idle, link: { bytesPerSecond: 100 * GBIT, transport } }).result.brownoutMs,
    );
    expect(totals[0]! / totals[1]!).toBeCloseTo(4, 1);
    expect(totals[1]! / totals[2]!).toBeGreaterThan(3);
    const few = { transport: 'smb', hostProcessors: 2, bytesPerSecond: 100 * GBIT } as const;
    expect(bottleneck({ link: few }).code).toBe('processors');
  });

  test('is that of SMB over TCP where a host has no RDMA', () => {
    const over = (transport: 'smb' | 'smb-direct', hasRdma = true) => {
      const hosts = readyHosts();
      hosts.second.hasRdma = hasRdma;
      return run({ workload: idle, hosts, link: { bytesPerSecond: 100 * GBIT, transport } });
    };
    const fallen = over('smb-direct', false);
    expect(fallen.result.totalMs).toBe(over('smb').result.totalMs);
    expect(fallen.result.totalMs).toBeGreaterThan(over('smb-direct').result.totalMs);
    expect(fallen.at(fallen.pauseMs - 1).bottleneck!.code).toBe('stream');
    expect(coresBusy(fallen.result)).toBe(coresBusy(over('smb').result));
  });

  test('is the window on a long path', () => {
    const far = { policy: { id: 'vmotion' }, workload: idle, link: { roundTripMs: 100 } };
    const { code, bytesPerSecond } = bottleneck(far);
    expect([code, bytesPerSecond]).toEqual(['window', (16 * 2 ** 20) / 0.1]);
    const near = run({ ...far, link: { roundTripMs: 0.2 } }).result.totalMs;
    expect(run(far).result.totalMs).toBeGreaterThan(4 * near);
    const wide = { ...far, link: { roundTripMs: 100, windowBytes: 2 ** 28 } };
    expect(bottleneck(wide).code).toBe('link');
  });

  test('is what the scenario says of the sending side', () => {
    const link = { senderBytesPerSecond: 1e8 };
    expect(bottleneck({ link })).toEqual({ code: 'stream', bytesPerSecond: 1e8 });
    expect(run({ link, workload: idle }).result.rounds[0]!.durationMs).toBeCloseTo(
      (2 ** 22 * 4104) / 1e5,
    );
  });

  test('is the tunnel of a Proxmox migration, the thread of QEMU, or its bandwidth limit', () => {
    const link = { bytesPerSecond: 40 * GBIT };
    const qemu = (id: string, options = {}) =>
      bottleneck({ link, workload: idle, policy: { id, options } });
    expect(qemu('proxmox').bytesPerSecond).toBe(773 * 2 ** 20);
    expect(qemu('proxmox', { tunnel: 0 })).toEqual({ code: 'stream', bytesPerSecond: 2.8e9 });
    expect(qemu('qemu')).toEqual({ code: 'cap', bytesPerSecond: 128 * 2 ** 20 });
  });
});

describe('compression', () => {
  const ratio = fc.double({ min: 1, max: 20, noNaN: true });
  const rate = fc.double({ min: 1e7, max: 2e10, noNaN: true });

  test('is never slower than plain, and never sends more', () => {
    fc.assert(
      fc.property(
        ratio,
        rate,
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 1, max: 6 }),
        (compressRatio, bytesPerSecond, hostProcessors, count) => {
          const of = (transport: 'tcp' | 'compression') =>
            run({
              vm: { memoryBytes: 2 ** 28 },
              workload: { kind: 'uniform', writesPerSecond: 1000, compressRatio },
              link: { bytesPerSecond, hostProcessors, transport },
              moves: { count, limit: count },
              timing: { setupMs: 0, cleanupMs: 0 },
            }).result;
          const [plain, compressed] = [of('tcp'), of('compression')];
          expect(compressed.totalMs).toBeLessThanOrEqual(plain.totalMs * (1 + 1e-9));
          expect(compressed.rounds[0]!.bytesSent).toBeLessThanOrEqual(plain.rounds[0]!.bytesSent);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of six VMs at once over a team takes half as long as TCP/IP', () => {
    const of = (transport: 'tcp' | 'compression') =>
      run({
        vm: { memoryBytes: 9 * 2 ** 30 },
        workload: { kind: 'uniform', workingSetPages: 50000, writesPerSecond: 2000 },
        link: { bytesPerSecond: 19 * GBIT, transport },
        moves: { count: 6, limit: 6 },
      }).result.moves;
    const seconds = (moves: { doneMs: number }[]) =>
      Math.max(...moves.map(({ doneMs }) => doneMs)) / 1000;
    expect(seconds(of('compression'))).toBeLessThan(16.25);
    expect(seconds(of('tcp'))).toBeGreaterThan(22);
    expect(seconds(of('tcp'))).toBeLessThan(36);
  });
});
