import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { FINN, scenarioOfRow } from '../../src/catalog/several-moves';
import { checkScenario } from '../../src/catalog/scenario';
import type { PageKernel } from '../../src/engine/kernel';
import { simulate } from '../../src/engine/simulate';
import { createTwin } from '../../src/engine/twin';
import { placesOf } from '../../src/hyperv/places';
import { clusteredHosts, readyHosts } from '../../src/hyperv/ready';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

const idle = (moves: object, link: object = {}) =>
  scenarioOf({
    vm: { memoryBytes: 64 * 2 ** 20, deviceStateBytes: 0 },
    workload: { kind: 'idle', workingSetPages: 1 },
    link: { bytesPerSecond: 64e6, roundTripMs: 0, ...link },
    timing: { resumeMs: 0 },
    moves,
  });

/** The seconds to send one such guest alone. */
const ALONE = (16384 * 4104) / 64e6;

describe('several moves', () => {
  test('one alone is what it always was', () => {
    const result = simulate(kernel, idle({ count: 1, limit: 5 }));
    expect([result.moves, result.linkShare]).toEqual([[], null]);
    expect(result.brownoutMs / 1000).toBeCloseTo(ALONE, 9);
  });

  test('one alone is no faster than its stream', () => {
    const result = simulate(kernel, idle({ streamBytesPerSecond: 16e6 }));
    expect(result.brownoutMs / 1000).toBeCloseTo(4 * ALONE, 9);
    expect(result.moves).toHaveLength(1);
  });

  test('two at once have half of the link each, and end together', () => {
    const { moves, brownoutMs, linkShare } = simulate(kernel, idle({ count: 2, limit: 2 }));
    expect(moves.map(({ waitedMs }) => waitedMs)).toEqual([0, 0]);
    for (const move of moves) expect((move.endMs - move.startMs) / 1000).toBeCloseTo(2 * ALONE, 6);
    expect(linkShare!.bytesPerSecond).toBe(32e6);
    expect(brownoutMs / 1000).toBeCloseTo(2 * ALONE, 6);
  });

  test('beyond the limit wait for a place, in order', () => {
    const { moves } = simulate(kernel, idle({ count: 4, limit: 1 }));
    moves.forEach((move, index) => {
      expect(move.index).toBe(index);
      expect(move.waitedMs / 1000).toBeCloseTo(index * ALONE, 6);
      if (index) expect(move.startMs).toBe(moves[index - 1]!.endMs);
    });
  });

  test('are no faster than their streams allow', () => {
    const capped = simulate(kernel, idle({ count: 2, limit: 2, streamBytesPerSecond: 16e6 }));
    for (const { startMs, endMs } of capped.moves)
      expect((endMs - startMs) / 1000).toBeCloseTo(4 * ALONE, 6);
  });

  test('who is left has the whole link', () => {
    const { moves } = simulate(kernel, idle({ count: 3, limit: 2 }));
    expect((moves[2]!.endMs - moves[2]!.startMs) / 1000).toBeCloseTo(ALONE, 6);
  });

  test('a link that changes changes for all', () => {
    const changes = [{ atMs: 2000, bytesPerSecond: 6.4e6 }];
    const { moves } = simulate(kernel, idle({ count: 2, limit: 2 }, { changes }));
    // Half a second at full speed, then two share a tenth of it.
    const left = 2 * ALONE - 0.5;
    for (const { endMs } of moves) expect(endMs / 1000).toBeCloseTo(2 + 10 * left, 6);
  });

  test('what one host can do is shared: its SMB limit, and its processors', () => {
    const seconds = (link: object) => {
      const { moves } = simulate(kernel, idle({ count: 4, limit: 2 }, link));
      return (Math.max(...moves.map(({ endMs }) => endMs)) - moves[0]!.startMs) / 1000;
    };
    const limited = { transport: 'smb', nics: 4, smbLimitBytesPerSecond: 16e6 };
    expect(seconds(limited)).toBeCloseTo(16 * ALONE, 6);
    // With two at a time, each has half of the link and half of the processors.
    const compressed = { transport: 'compression', compressBytesPerSecond: 64 * 2 ** 20 };
    const one = simulate(kernel, idle({ count: 1 }, { ...compressed })).brownoutMs / 1000;
    expect(seconds(compressed)).toBeCloseTo(4 * one, 1);
    expect(one).toBeLessThan(0.8 * ALONE);
  });

  test('all give up a link that stays cut, those in the queue as well', () => {
    const link = { changes: [{ atMs: 2000, bytesPerSecond: 0 }], giveUpMs: 30000 };
    const { moves } = simulate(kernel, idle({ count: 3, limit: 2 }, link));
    expect(moves.map(({ outcome, endMs }) => [outcome, endMs])).toEqual([
      ['aborted', 32000],
      ['aborted', 32000],
      ['aborted', 62000],
    ]);
  });

  test('guests that fetch their memory have given up their place, and use the link', () => {
    const scenario = scenarioOf({
      vm: { memoryBytes: 16 * 2 ** 20, deviceStateBytes: 0 },
      workload: { kind: 'uniform', writesPerSecond: 100, workingSetPages: 512 },
      link: { bytesPerSecond: 4e6 },
      policy: { id: 'post-copy' },
      moves: { count: 3, limit: 1 },
    });
    const { moves } = simulate(kernel, scenario);
    expect(moves[1]!.startMs).toBe(moves[0]!.endMs);
    const seconds =
      (Math.max(...moves.map((move) => move.endMs + move.pullMs)) - moves[0]!.startMs) / 1000;
    const sent = moves.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
    expect(sent).toBeGreaterThan(3 * 16 * 2 ** 20);
    expect(sent).toBeLessThanOrEqual(seconds * 4e6);
    expect(sent).toBeGreaterThan(0.9 * seconds * 4e6);
  });

  test('all fail where the settings let none through, early or late', () => {
    const outcomes = (
      change: (hosts: ReturnType<typeof readyHosts>) => void,
      hosts = readyHosts(),
    ) => {
      change(hosts);
      return simulate(kernel, { ...idle({ count: 3 }), hosts }).moves.map(
        ({ outcome, bytesSent }) => [outcome, bytesSent > 0],
      );
    };
    expect(outcomes(({ second }) => (second.liveMigration = false))).toEqual(
      Array.from({ length: 3 }, () => ['failed', false]),
    );
    expect(outcomes(({ second }) => (second.systemDrive = 'D:'), clusteredHosts())).toEqual(
      Array.from({ length: 3 }, () => ['failed', true]),
    );
  });

  test('those stay for whom the destination has no memory', () => {
    const hosts = readyHosts();
    hosts.second.freeMemoryBytes = 2.5 * 64 * 2 ** 20;
    const { moves, outcome } = simulate(kernel, { ...idle({ count: 4, limit: 1 }), hosts });
    expect(outcome).toBe('converged');
    expect(moves.map((move) => move.outcome)).toEqual([
      'converged',
      'converged',
      'failed',
      'failed',
    ]);
    expect(moves[3]).toMatchObject({ index: 3, waitedMs: 0, bytesSent: 0, brownoutMs: 0 });
  });

  test('the limit is the host’s, the cluster’s, or the one that is set', () => {
    expect(placesOf(idle({ count: 9 }), 2)).toBe(2);
    expect(placesOf({ ...idle({ count: 9 }), hosts: readyHosts() }, 2)).toBe(2);
    expect(placesOf({ ...idle({ count: 9 }), hosts: clusteredHosts() }, 2)).toBe(1);
    expect(placesOf({ ...idle({ count: 9, limit: 7 }), hosts: clusteredHosts() }, 2)).toBe(7);
    const busy = readyHosts();
    busy.first.simultaneous = 5;
    busy.first.underWay = 2;
    busy.second.simultaneous = 4;
    expect(placesOf({ ...idle({ count: 9 }), hosts: busy }, 2)).toBe(3);
  });

  test('are the same by both kernels, and the first is shown page by page', () => {
    const scenario = scenarioOf({
      vm: { memoryBytes: 64 * 2 ** 20 },
      workload: { kind: 'hot-cold', writesPerSecond: 4000, workingSetPages: 4096 },
      link: { bytesPerSecond: 120e6 },
      moves: { count: 5, limit: 3 },
    });
    const result = simulate(kernel, scenario);
    expect(comparable(simulate(createTwin(), scenario))).toBe(comparable(result));
    expect(result.scenario).toEqual(scenario);
    expect(result.stalePagesAtActivation).toBe(0);
    expect(result.brownoutMs / result.moves[0]!.brownoutMs).toBeCloseTo(1, 1);
  });

  test('send no more than the link carries, and none starts before its turn', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 2, max: 20 }),
          limit: fc.integer({ min: 1, max: 20 }),
          streamBytesPerSecond: fc.constantFrom(null, 5e6, 3e7, 1e9),
        }),
        fc.integer({ min: 0, max: 20000 }),
        fc.integer({ min: 0, max: 1000 }),
        (moves, writesPerSecond, seed) => {
          const scenario = scenarioOf({
            vm: { memoryBytes: 16 * 2 ** 20 },
            workload: { kind: 'uniform', writesPerSecond, workingSetPages: 512 },
            link: { bytesPerSecond: 40e6 },
            moves,
            seed,
          });
          const result = simulate(kernel, scenario, 'counts');
          expect(result.moves).toHaveLength(moves.count);
          const begin = Math.min(...result.moves.map(({ startMs }) => startMs));
          const end = Math.max(...result.moves.map(({ endMs }) => endMs));
          const sent = result.moves.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
          expect(sent).toBeLessThanOrEqual(((end - begin) / 1000) * 40e6 * (1 + 1e-9));
          for (const { startMs, endMs } of result.moves) {
            const beside = result.moves.filter(
              (other) => other.startMs < endMs && other.endMs > startMs,
            );
            const atOnce = beside.filter((other) => other.startMs <= startMs);
            expect(atOnce.length).toBeLessThanOrEqual(moves.limit);
          }
        },
      ),
      { numRuns: cases(60), seed: 3 },
    );
  });

  test('more than one need storage that both hosts reach', () => {
    const answer = checkScenario({
      v: 1,
      storage: { kind: 'shared-nothing' },
      moves: { count: 2 },
    });
    expect(answer).toMatchObject({ errors: [{ path: 'moves.count', value: '2' }] });
  });
});

test.each(FINN.rows.map((row) => [row.count, row.link, row] as const))(
  '%i guests over %s take the time that was measured, within 15 %',
  (_, __, row) => {
    const result = simulate(kernel, scenarioOf(scenarioOfRow(row)));
    const ms = Math.max(result.totalMs, ...result.moves.map(({ doneMs }) => doneMs));
    expect(Math.abs(ms / 1000 / row.measuredSeconds - 1)).toBeLessThan(0.15);
  },
);
