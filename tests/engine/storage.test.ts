import { beforeAll, describe, expect, test } from 'vitest';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate } from '../../src/engine/simulate';
import { memoryStartMs, storageMove } from '../../src/model/storage-move';
import { createTwin } from '../../src/engine/twin';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const small = { memoryBytes: 64 * 2 ** 20 };
const workload = { kind: 'uniform', writesPerSecond: 2000, workingSetPages: 4096 } as const;
const GIB = 2 ** 30;
const nothing = (storage: object = {}, link: object = {}) =>
  scenarioOf({
    vm: small,
    workload,
    link,
    storage: { kind: 'shared-nothing', diskBytes: 10 * GIB, ...storage },
  });

describe('a shared-nothing move', () => {
  test.each(['shared', 'smb-share'] as const)(
    'has no storage stage where the disk is %s',
    (kind) => {
      const result = simulate(kernel, scenarioOf({ vm: small, workload, storage: { kind } }));
      expect(result.storageMs).toBe(0);
      expect(comparable({ ...result, scenario: null })).toBe(
        comparable({ ...simulate(kernel, scenarioOf({ vm: small, workload })), scenario: null }),
      );
    },
  );

  test('copies the disk at the pace of the slower of disk and link', () => {
    const copied = (disk: number, link: number) =>
      storageMove(nothing({ diskBytesPerSecond: disk }, { bytesPerSecond: link }), 0).copiedMs;
    expect(copied(100e6, 1e9)).toBeCloseTo((10 * GIB) / 100e6 / 1e-3, 6);
    expect(copied(1e9, 100e6)).toBeCloseTo((10 * GIB) / 100e6 / 1e-3, 6);
  });

  test('uses all adapters over SMB, also for the writes that are mirrored', () => {
    const smb = { transport: 'smb', nics: 4, bytesPerSecond: 100e6 };
    const fast = { diskBytesPerSecond: 1e12, writeBytesPerSecond: 100e6 };
    const copied = storageMove(nothing(fast, smb), 0).copiedMs;
    expect(copied).toBeCloseTo((10 * GIB) / 400e6 / 1e-3, 6);
    const begun = (link: object) => simulate(kernel, nothing(fast, link)).rounds[0]!.durationMs;
    // A quarter of the four adapters is used.
    expect(begun(smb) / begun({ bytesPerSecond: 300e6 + 100e6 })).toBeCloseTo(1, 9);
    const tcp = storageMove(nothing(fast, { ...smb, transport: 'tcp' }), 0).copiedMs;
    expect(tcp / copied).toBeCloseTo(4, 9);
  });

  test('sends again what was written behind the copy: half of few writes, never more than the disk', () => {
    const seconds = (10 * GIB) / 400e6;
    expect(storageMove(nothing({ writeBytesPerSecond: 0 })).outstandingBytes).toBe(0);
    const few = storageMove(nothing({ writeBytesPerSecond: 1e4 })).outstandingBytes;
    expect(few / ((1e4 * seconds) / 2)).toBeCloseTo(1, 3);
    // A sum over the disk replaces the integral.
    const w = 300e6;
    const a = (w * seconds) / (10 * GIB);
    const n = 20000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += 1 - Math.exp(-a * (1 - (i + 0.5) / n));
    const many = storageMove(nothing({ writeBytesPerSecond: w })).outstandingBytes;
    expect(many / ((10 * GIB * sum) / n)).toBeCloseTo(1, 6);
    const most = storageMove(nothing({ writeBytesPerSecond: 1e12 }));
    expect(most.outstandingBytes).toBeLessThan(10 * GIB);
    expect(Number.isFinite(most.endMs)).toBe(true);
  });

  test('is a stage before memory, and its mirrored writes take a share of the link', () => {
    const scenario = nothing({ writeBytesPerSecond: 100e6 }, { bytesPerSecond: 200e6 });
    const result = simulate(kernel, scenario);
    expect(result.storageMs).toBeGreaterThan(0);
    expect(result.rounds[0]!.startMs).toBe(memoryStartMs(scenario));
    const alone = simulate(kernel, scenarioOf({ vm: small, workload, link: scenario.link }));
    const half = result.rounds[0]!.durationMs / alone.rounds[0]!.durationMs;
    expect(half).toBeCloseTo(2, 6);
    expect(result.totalMs).toBeCloseTo(
      result.setupMs + result.storageMs + result.brownoutMs + result.blackoutMs + result.cleanupMs,
      6,
    );
    expect(result.stalePagesAtActivation).toBe(0);
  });

  describe('over a link that changes while the disk is copied', () => {
    const changing = (changes: { atMs: number; bytesPerSecond: number }[], more: object = {}) =>
      scenarioOf({
        vm: small,
        workload,
        link: { bytesPerSecond: 200e6, changes },
        storage: { kind: 'shared-nothing', diskBytes: 10 * GIB, writeBytesPerSecond: 20e6 },
        ...more,
      });
    const ended = (scenario: ReturnType<typeof changing>) => storageMove(scenario).copiedMs;

    test('takes as much longer as the link was cut, and half the pace takes twice the time', () => {
      const whole = ended(changing([]));
      const cut = [
        { atMs: 10000, bytesPerSecond: 0 },
        { atMs: 17000, bytesPerSecond: 200e6 },
      ];
      expect(ended(changing(cut))).toBeCloseTo(whole + 7000, 6);
      const slower = ended(changing([{ atMs: 21500, bytesPerSecond: 100e6 }]));
      expect(slower).toBeCloseTo(21500 + 2 * (whole - 21500), 6);
    });

    test('sends again what was written behind the copy, also while nothing passed', () => {
      const changes = [
        { atMs: 10000, bytesPerSecond: 0 },
        { atMs: 40000, bytesPerSecond: 50e6 },
      ];
      const { copiedMs, outstandingBytes } = storageMove(changing(changes));
      // A sum over the disk replaces the integrals.
      const rate = (ms: number) => (ms < 10000 ? 200e6 : ms < 40000 ? 0 : 50e6);
      const step = 10;
      let sum = 0;
      for (let ms = 1500; ms < copiedMs; ms += step) {
        const middle = ms + step / 2;
        const written = 1 - Math.exp((-20e6 * (copiedMs - middle)) / 1000 / (10 * GIB));
        sum += ((rate(middle) * step) / 1000) * written;
      }
      expect(outstandingBytes / sum).toBeCloseTo(1, 4);
    });

    test('is given up where the link stays cut, and the guest has noticed nothing', () => {
      const cut = changing([{ atMs: 10000, bytesPerSecond: 0 }]);
      cut.link.giveUpMs = 30000;
      for (const model of ['pages', 'counts'] as const) {
        const result = simulate(kernel, cut, model);
        expect(result).toMatchObject({
          outcome: 'aborted',
          stop: { code: 'link-lost', values: { giveUpSeconds: 30 } },
          setupMs: 1500,
          storageMs: 38500,
          brownoutMs: 0,
          blackoutMs: 0,
          rounds: [],
        });
        expect(result.totalMs).toBe(40000 + result.cleanupMs);
      }
    });

    test('begins again with the disk, when the link is back and somebody tries again', () => {
      const cut = changing(
        [
          { atMs: 10000, bytesPerSecond: 0 },
          { atMs: 60000, bytesPerSecond: 200e6 },
        ],
        { limits: { retries: 1 } },
      );
      cut.link.giveUpMs = 30000;
      const result = simulate(kernel, cut);
      expect(result.outcome).toBe('converged');
      expect(result.attempts).toEqual([{ startMs: 1500, endMs: 40000, bytesSent: 0 }]);
      expect(result.rounds[0]!.startMs).toBe(memoryStartMs(cut, 61500));
      expect(result.storageMs).toBe(38500);
      expect(result.stalePagesAtActivation).toBe(0);
      expect(comparable(simulate(createTwin(), cut))).toBe(comparable(result));
    });
  });

  test('is the same by both kernels, and agrees with the count engine', () => {
    const scenario = nothing();
    expect(comparable(simulate(createTwin(), scenario))).toBe(
      comparable(simulate(kernel, scenario)),
    );
    const counts = simulate(kernel, scenario, 'counts');
    expect(counts.storageMs).toBe(simulate(kernel, scenario).storageMs);
  });
});

test('Set-SmbBandwidthLimit holds for SMB, and for nothing else', () => {
  const run = (transport: 'tcp' | 'smb', smbLimitBytesPerSecond: number | null) =>
    simulate(
      kernel,
      scenarioOf({ vm: small, workload, link: { transport, smbLimitBytesPerSecond } }),
    );
  const free = run('smb', null).brownoutMs;
  const limited = run('smb', 1.1875e8);
  expect(limited.rounds[0]!.durationMs / run('smb', null).rounds[0]!.durationMs).toBeCloseTo(10, 6);
  expect(limited.brownoutMs).toBeGreaterThan(free);
  expect(run('tcp', 1.1875e8).brownoutMs).toBe(run('tcp', null).brownoutMs);
});
