import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PredictedRun, Summary } from '../../src/catalog/prediction';
import type { Recorded } from '../../src/catalog/recorded';
import { commandsText } from '../../src/text/commands';
import { root, runCommand } from '../helpers/commands';

interface Report {
  rows: PredictedRun[];
  summary: Record<'all' | 'quiet' | 'special', Summary>;
}

const dataOf = (name: string) => join(root, 'tests', 'data', name);
const recordsOf = (name: string) =>
  readFileSync(dataOf(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);
const records = recordsOf('qemu-runs.jsonl');
const newer = recordsOf('qemu10-runs.jsonl');

/** The promised errors for undisturbed runs of a file; pairs are median and 90th percentile. */
interface Promised {
  file: string;
  runs: number;
  /** Share of runs with the right number of syncs, and within one. */
  syncs: readonly [number, number];
  errors: Record<
    'totalMs' | 'bytesSent' | 'firstRoundDirty' | 'downtimeMs',
    readonly [number, number]
  >;
}

const PROMISED: readonly Promised[] = [
  {
    file: 'qemu-runs.jsonl',
    runs: 38,
    syncs: [0.75, 0.95],
    errors: {
      totalMs: [0.0035, 0.015],
      bytesSent: [0.0015, 0.015],
      firstRoundDirty: [0.0025, 0.01],
      downtimeMs: [0.05, 0.125],
    },
  },
  {
    file: 'qemu10-runs.jsonl',
    runs: 18,
    syncs: [0.7, 0.92],
    errors: {
      totalMs: [0.005, 0.025],
      bytesSent: [0.003, 0.025],
      firstRoundDirty: [0.005, 0.015],
      downtimeMs: [0.06, 0.15],
    },
  },
];

async function validate(text: string, ...args: string[]) {
  const path = join(mkdtempSync(join(tmpdir(), 'runs-')), 'runs.jsonl');
  writeFileSync(path, text);
  return runCommand('validate', [path, ...args]);
}

describe('validate', () => {
  test.each(PROMISED)(
    'predicts the runs of $file within the limits we promise',
    async ({ file, runs, syncs: [exact, withinOne], errors }) => {
      const { status, stdout } = await runCommand('validate', [dataOf(file)]);
      expect(status).toBe(0);
      const { rows, summary } = JSON.parse(stdout) as Report;
      expect(rows.map(({ id }) => id)).toEqual(recordsOf(file).map(({ id }) => id));
      const { quiet } = summary;
      expect(quiet.runs).toBe(runs);
      expect(quiet.verdictsRight).toBe(runs);
      expect(quiet.syncsExact).toBeGreaterThanOrEqual(exact * runs);
      expect(quiet.syncsWithinOne).toBeGreaterThanOrEqual(withinOne * runs);
      for (const figure of Object.keys(errors) as (keyof typeof errors)[]) {
        const [median, p90] = errors[figure];
        expect(quiet[figure].median, figure).toBeLessThanOrEqual(median);
        expect(quiet[figure].p90, figure).toBeLessThanOrEqual(p90);
      }
      const throttled = rows.filter(({ id }) => id.includes('autoconv'));
      expect(throttled).toHaveLength(1);
      for (const { predicted, measured } of throttled) {
        expect(predicted.converged).toBe(measured.converged);
        expect(Math.abs(predicted.totalMs! / measured.totalMs! - 1)).toBeLessThan(0.1);
      }
    },
  );

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
    const { status, stdout } = await validate(text, '--ablate', '--seeds', '1-9');
    expect(status).toBe(0);
    const rows = stdout.trim().split('\n').slice(2);
    const median = (row: string) => Number(/([\d.]+) % \| [\d.]+ % \|$/.exec(row)![1]);
    expect(rows).toHaveLength(8);
    for (const row of rows.slice(0, -1))
      expect(median(row), row).toBeGreaterThan(median(rows.at(-1)!));
  });

  test('shows what the rules of QEMU 10 and of auto-converge are worth', async () => {
    const some = newer.filter(({ id }) => /q02|q12|autoconv/.test(id));
    const text = some.map((line) => JSON.stringify(line)).join('\n');
    const { status, stdout } = await validate(text, '--ablate', '--seeds', '1-3');
    expect(status).toBe(0);
    const rows = stdout.trim().split('\n').slice(2);
    const rowOf = (rule: string) => rows.find((row) => row.startsWith(`| ${rule}`))!;
    const { rules } = commandsText.ablation;
    expect(rowOf(rules.flushes)).toContain('| 2 of 2 |');
    expect(rowOf(rules.share)).toContain('| 0 of 1 |');
    expect(rowOf(rules['none-throttled'])).toContain('| 1 of 1 |');
    const median = (row: string) => Number(/([\d.]+) % \| [\d.]+ % \|$/.exec(row)![1]);
    expect(median(rowOf(rules.flushes))).toBeGreaterThan(3 * median(rowOf(rules.none)));
    expect(rows).toHaveLength(12);
  });

  test('takes a record of a version that it has no rules for to be wrong', async () => {
    const odd = JSON.stringify({ ...records[0]!, in: { ...records[0]!.in, qemu_version: 8.2 } });
    const { status, stderr } = await validate(odd);
    expect(status).toBe(2);
    expect(stderr).toContain('policy.options.qemuVersion: 8.2 is not allowed');
  });

  test.each([
    ['', 'has no recorded run'],
    ['{', 'line 1: is not a recorded run'],
    ['{"id":"x"}', 'line 1: is not a recorded run'],
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
