import { describe, expect, test } from 'vitest';
import { measurements } from '../../src/catalog/measurements';
import { presetScenario } from '../../src/catalog/preset-scenarios';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import { simulate } from '../../src/engine/simulate';
import type { MigrationResult } from '../../src/model/types';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

// Compares published migrations with their simulation. The tolerances show the model's errors.
// src/catalog/measurements.ts and the page list the fitted values and the reasons for the rest.
const core = await newCore();

function run(id: string, workload: ScenarioInput['workload'] = {}): MigrationResult {
  const scenario = presetScenario({ id });
  const input = { ...scenario, workload: { ...scenario.workload, ...workload } };
  return simulate(core, scenarioOf(input));
}

/** The relative difference from the measured value. */
const off = (simulated: number, measured: number) => (simulated - measured) / measured;

describe('Xen before 4.6, 128 MB (thr3ads.net/2244293)', () => {
  const { rounds, outcome } = run('xen-128');

  test.each([
    // Round, field, measured value, tolerance. Rounds 0 and 1 were used to fit the hot set.
    [0, 'pagesSent', 28847, 0.005],
    [0, 'pagesSkipped', 3921, 0.02],
    [0, 'durationMs', 1702, 0.005],
    [0, 'pagesDirtied', 6036, 0.005],
    [1, 'pagesSent', 3462, 0.15],
    [1, 'pagesSkipped', 2574, 0.16],
    [1, 'durationMs', 201, 0.15],
    [1, 'pagesDirtied', 3766, 0.1],
    [2, 'pagesSent', 2701, 0.12],
    [2, 'pagesSkipped', 1065, 0.05],
    [2, 'durationMs', 178, 0.05],
    [2, 'pagesDirtied', 3447, 0.03],
  ] as const)('round %i: %s near %i', (round, field, measured, tolerance) => {
    expect(Math.abs(off(rounds[round]![field], measured))).toBeLessThan(tolerance);
  });

  test('goes on where the real guest grew quiet, and is forced by the memory it sent', () => {
    expect(outcome).toBe('forced');
    expect(rounds[11]!.pagesSent).toBeGreaterThan(5 * 341);
  });
});

describe('Xen xl, 512 MiB (pastebin AaSpWZdg)', () => {
  const { rounds, outcome, stop } = run('xen-512');

  test('takes three live rounds and stops by the same reason', () => {
    expect(outcome).toBe('converged');
    expect(stop.code).toBe('few-pages-left');
    expect(rounds.filter((round) => round.live)).toHaveLength(3);
  });

  test.each([
    [0, 'pagesSent', 130785, 0.003],
    [0, 'durationMs', 7826, 0.003],
    [0, 'pagesDirtied', 308, 0.01],
    [1, 'pagesSent', 308, 0.01],
    // 308 pages took the measured round 28 ms at 360 Mb/s; at the rate of round 0 they take 18 ms.
    [1, 'durationMs', 28, 0.36],
    [1, 'pagesDirtied', 43, 0.6],
  ] as const)('round %i: %s near %i', (round, field, measured, tolerance) => {
    expect(Math.abs(off(rounds[round]![field], measured))).toBeLessThan(tolerance);
  });
});

describe('QEMU and compression (qatzip-compression.rst)', () => {
  test.each([
    ['qemu-64g', 0.01],
    ['qemu-64g-zstd', 0.015],
    // No value of this one is fitted to its own time.
    ['qemu-64g-qatzip', 0.05],
  ])('%s: total time', (id, tolerance) => {
    const { measured } = measurements[id]!;
    if (measured.kind !== 'total') throw new Error('A total is measured.');
    expect(Math.abs(off(run(id).totalMs, measured.totalMs))).toBeLessThan(tolerance);
  });

  test('the processors limit zstd, the link limits QATzip', () => {
    const rate = (id: string) => run(id).bytesSent / run(id).totalMs / 1000;
    expect(rate('qemu-64g-zstd')).toBeLessThan(0.85 * (10848 / 8));
    expect(rate('qemu-64g-qatzip')).toBeGreaterThan(0.98 * (10848 / 8));
  });

  test('blackouts stay within the limit of 300 ms', () => {
    for (const id of ['qemu-64g', 'qemu-64g-zstd', 'qemu-64g-qatzip'])
      expect(run(id).blackoutMs).toBeLessThan(310);
  });
});

test('Proxmox VE, 2 GiB (pastebin wWgTeXcy): time, blackout and bytes on the wire', () => {
  const result = run('proxmox-2g');
  expect(result.outcome).toBe('converged');
  expect(Math.abs(off(result.totalMs, 7371))).toBeLessThan(0.1);
  expect(result.blackoutMs).toBeLessThan(100);
  expect(Math.abs(off(result.bytesSent, 103.0e6 + 317.9e6))).toBeLessThan(0.015);
});

describe('QEMU, writer series (IIT Bombay CS695)', () => {
  const measured = measurements['writer-series']!.measured;
  if (measured.kind !== 'series') throw new Error('A series is measured.');

  test.each(measured.rows.filter((row) => row.seconds !== null && row.value <= 20000))(
    '$value writes a second: $seconds s, at most 37 % above the simulation',
    ({ value, seconds }) => {
      const { outcome, totalMs } = run('writer-series', { writesPerSecond: value });
      expect(outcome).toBe('converged');
      const error = off(totalMs / 1000, seconds!);
      expect(error).toBeGreaterThan(-0.37);
      expect(error).toBeLessThan(0.02);
    },
  );

  test('the edge lies between 30,000 and 35,000 writes a second', () => {
    expect(run('writer-series', { writesPerSecond: 30000 }).outcome).toBe('converged');
    expect(run('writer-series', { writesPerSecond: 35000 }).outcome).toBe('not-converged');
  });
});
