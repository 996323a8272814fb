import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Recorded, scenarioOfRecord } from '../../src/catalog/recorded';
import { simulate } from '../../src/engine/simulate';
import type { MigrationResult, RoundRecord } from '../../src/model/types';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

// Recorded migrations with features beyond plain pre-copy.
const core = await newCore();
const records = ['qemu-runs.jsonl', 'qemu10-runs.jsonl'].flatMap((name) =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded),
);

function runs(id: string): { record: Recorded; results: MigrationResult[] } {
  const record = records.find((each) => each.id === id)!;
  const scenario = scenarioOf(scenarioOfRecord(record));
  const results = Array.from({ length: 31 }, (_, index) =>
    simulate(core, { ...scenario, seed: index + 1 }),
  );
  return { record, results };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** So near must each rise of the throttle come, ms. */
const STEP_WITHIN_MS = 200;

describe.each([
  ['x_autoconv_u25_r120', 1],
  ['v10_x_autoconv_b_u40_r250', 5],
])('auto-converge in %s', (id, rises) => {
  const { record, results } = runs(id);

  test('ends as recorded, within a tenth of the time', () => {
    expect(results.every(({ outcome }) => outcome === 'converged')).toBe(true);
    const totalMs = median(results.map((result) => result.totalMs));
    expect(Math.abs(totalMs / record.out!.total_time_ms! - 1)).toBeLessThan(0.1);
  });

  test('throttles at about the recorded moments', () => {
    // From 20 % on in steps of 10 points; faults slow the guest a little more.
    const begins = (step: number) =>
      results.map(({ rounds }) => {
        const slow = ({ live, guestSpeed }: RoundRecord) => live && guestSpeed < 0.8001 - step / 10;
        return rounds.find(slow)?.startMs ?? Infinity;
      });
    const recorded = record.out!.cpu_throttle_events_ms!;
    expect(recorded).toHaveLength(rises);
    for (const [step, ms] of recorded.entries())
      expect(Math.abs(median(begins(step)) - ms), `step ${step}`).toBeLessThan(STEP_WITHIN_MS);
  });
});

test('a recorded guest loses to a throttle the writes that its counts show', () => {
  const record = records.find(({ id }) => id === 'v10_x_autoconv_b_u40_r250')!;
  const { writesPerSecond, cpuShare } = scenarioOf(scenarioOfRecord(record)).workload;
  const counts = record.guest_counts!.src!;
  const rises = record.out!.cpu_throttle_events_ms!;
  const compared = counts.slice(1).flatMap(([ms, writes], index) => {
    const [sinceMs, before] = counts[index]!;
    const risen = rises.filter((riseMs) => riseMs < ms!).length;
    if (risen === 0 || rises[risen - 1]! > sinceMs!) return [];
    const measured = ((writes! - before!) * 1000) / (ms! - sinceMs!);
    return [(writesPerSecond! * (1 - (0.1 + risen / 10))) / cpuShare! / measured];
  });
  expect(compared.length).toBeGreaterThanOrEqual(8);
  for (const ratio of compared) expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
});

test('a recorded guest that may fall far behind makes up for the sleeps of a throttle', () => {
  const record = records.find(({ id }) => id === 'v10_x_autoconv_b_u40_r250')!;
  const slower = (backlog_cap_us: number) => {
    const given = { ...record.in, requested_writes_per_s: 20_480, backlog_cap_us };
    const { cpuShare } = scenarioOfRecord({ id: 'x', in: given }).workload!;
    return cpuShare!;
  };
  expect(slower(1000)).toBeCloseTo(0.96, 2);
  expect(slower(20_000)).toBeLessThan(0.5);
});

describe('post-copy', () => {
  const { record, results } = runs('x_postcopy_u25_r120');

  test('moves the guest with a downtime of some milliseconds', () => {
    expect(Math.abs(median(results.map((result) => result.blackoutMs)) - 4)).toBeLessThan(2);
    expect(record.out!.downtime_ms).toBe(4);
  });

  test('pulls the rest in some tens of milliseconds', () => {
    // Recorded: 6,687 pages in about 41 ms.
    const pullMs = median(results.map((result) => result.pullMs));
    expect(pullMs).toBeGreaterThan(20);
    expect(pullMs).toBeLessThan(60);
    const pages = median(results.map((result) => result.rounds.at(-1)!.pagesSent));
    expect(Math.abs(pages / 6687 - 1)).toBeLessThan(0.1);
  });

  test('sends as much in all as recorded', () => {
    const bytes = median(results.map((result) => result.bytesSent));
    expect(Math.abs(bytes / record.out!.ram!.transferred! - 1)).toBeLessThan(0.02);
  });
});

test.each(['x_xbzrle_h50_r120', 'x_xbzrle_u25_r080', 'v10_x_xbzrle_h40_r100'])(
  '%s sends what was recorded',
  (id) => {
    const { record, results } = runs(id);
    const bytes = median(results.map((result) => result.bytesSent));
    expect(Math.abs(bytes / record.out!.ram!.transferred! - 1)).toBeLessThan(0.01);
    const total = median(results.map((result) => result.totalMs));
    expect(Math.abs(total / record.out!.total_time_ms! - 1)).toBeLessThan(0.05);
  },
);
