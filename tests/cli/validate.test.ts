import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PredictedRun, Summary } from '../../src/catalog/prediction';
import type { Recorded } from '../../src/catalog/recorded';
import { root, runCommand } from '../helpers/commands';

interface Report {
  rows: PredictedRun[];
  summary: Record<'all' | 'quiet' | 'special', Summary>;
}

const DATA = join(root, 'tests', 'data', 'qemu-runs.jsonl');
const records = readFileSync(DATA, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

async function validate(text: string, ...args: string[]) {
  const path = join(mkdtempSync(join(tmpdir(), 'runs-')), 'runs.jsonl');
  writeFileSync(path, text);
  return runCommand('validate', [path, ...args]);
}

describe('validate', () => {
  test('predicts the recorded migrations within the limits we promise', async () => {
    const { status, stdout } = await runCommand('validate', [DATA]);
    expect(status).toBe(0);
    const { rows, summary } = JSON.parse(stdout) as Report;
    expect(rows.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    const { quiet } = summary;
    expect(quiet.runs).toBe(38);
    expect(quiet.verdictsRight).toBe(quiet.runs);
    expect(quiet.syncsExact).toBeGreaterThanOrEqual(0.75 * quiet.runs);
    expect(quiet.syncsWithinOne).toBeGreaterThanOrEqual(0.95 * quiet.runs);
    const within = (
      error: { median: number | null; p90: number | null },
      median: number,
      p90: number,
    ) => {
      expect(error.median).toBeLessThanOrEqual(median);
      expect(error.p90).toBeLessThanOrEqual(p90);
    };
    within(quiet.totalMs, 0.0035, 0.015);
    within(quiet.bytesSent, 0.0015, 0.015);
    within(quiet.firstRoundDirty, 0.0025, 0.01);
    within(quiet.downtimeMs, 0.05, 0.125);
  });

  test('uses nothing of what was measured but size, zero pages, writes and the link’s rate', async () => {
    const blinded = records.slice(0, 3).map(({ id, in: given, out, guest_counts }) => ({
      id,
      in: given,
      guest_counts,
      out: {
        achieved_writes_per_s: out!.achieved_writes_per_s,
        link_delivered_bytes_per_s: out!.link_delivered_bytes_per_s,
        ram: { total: out!.ram!.total, duplicate: out!.ram!.duplicate },
      },
    }));
    const lines = (list: object[]) => list.map((line) => JSON.stringify(line)).join('\n');
    const seeds = ['--seeds', '1-3'];
    const blind = JSON.parse((await validate(lines(blinded), ...seeds)).stdout) as Report;
    const full = JSON.parse(
      (await validate(lines(records.slice(0, 3)), ...seeds)).stdout,
    ) as Report;
    expect(blind.rows.map((row) => row.predicted)).toEqual(full.rows.map((row) => row.predicted));
    expect(blind.rows[0]!.measured).toEqual({
      converged: null,
      syncs: null,
      totalMs: null,
      bytesSent: null,
      downtimeMs: null,
      newDirty: [],
    });
  });

  test('predicts records of which nothing was measured', async () => {
    const bare = JSON.stringify({ id: 'bare', in: records[0]!.in });
    const { status, stdout } = await validate(bare, '--seeds', '1-3');
    expect(status).toBe(0);
    const [row] = (JSON.parse(stdout) as Report).rows;
    expect(row!.predicted.converged).toBe(true);
    expect(row!.predicted.totalMs).toBeGreaterThan(3000);
    expect(stdout).not.toMatch(/NaN/);
  });

  test('shows what each rule is worth', async () => {
    const quiet = records.filter((record) => record.quiet && /^q_u25/.test(record.id));
    const text = quiet.map((line) => JSON.stringify(line)).join('\n');
    const { status, stdout } = await validate(text, '--ablate', '--seeds', '1-3');
    expect(status).toBe(0);
    const rows = stdout.trim().split('\n').slice(2);
    const median = (row: string) => Number(/([\d.]+) % \| [\d.]+ % \|$/.exec(row)![1]);
    expect(rows).toHaveLength(8);
    for (const row of rows.slice(0, -1))
      expect(median(row), row).toBeGreaterThan(median(rows.at(-1)!));
  });

  test.each([
    ['', 'holds no recorded run'],
    ['{', 'line 1: is no recorded run'],
    ['{"id":"x"}', 'line 1: is no recorded run'],
    [
      JSON.stringify({ id: 'x', in: { ...records[0]!.in, wss_pages: 1e6 } }),
      'line 1: workload.workingSetPages: 1000000 is not allowed',
    ],
  ])('refuses %j', async (text, message) => {
    const { status, stdout, stderr } = await validate(text);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
