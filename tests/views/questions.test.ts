import { describe, expect, test } from 'vitest';
import { type Doubled, questionsAbout, twiceTheLink } from '../../src/catalog/questions';
import type { ScenarioInput } from '../../src/catalog/scenario-input';
import { simulate } from '../../src/engine/simulate';
import { explainStop } from '../../src/hyperv/explain-stop';
import { LABELS } from '../../src/policies/labels';
import * as write from '../../src/text/format';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const MIB = 2 ** 20;

function run(input: Omit<ScenarioInput, 'v'>) {
  return simulate(core, scenarioOf({ vm: { memoryBytes: 64 * MIB }, ...input }));
}

const doubled: Doubled = {
  outcome: 'converged',
  liveRounds: 2,
  brownoutMs: 100,
  blackoutMs: 20,
  pullMs: 0,
  bytesSent: 64 * MIB,
};

const answers = (result: ReturnType<typeof run>) =>
  Object.fromEntries(questionsAbout(result, doubled).map(({ id, answer }) => [id, answer]));

test('twice the link is twice whatever it carries, by changes and by edits too', () => {
  const changes = [{ atMs: 100, bytesPerSecond: 3e6 }];
  const { link, edits, workload } = twiceTheLink(
    scenarioOf({
      link: { bytesPerSecond: 1e6, changes },
      edits: [
        {
          atMs: 200,
          set: {
            'link.changes': [{ atMs: 250, bytesPerSecond: 2e6 }],
            'workload.writesPerSecond': 7,
          },
        },
        { atMs: 300, set: { 'link.bytesPerSecond': 5e6 } },
        { atMs: 400, cancel: true },
      ],
    }),
  );
  expect([link.bytesPerSecond, link.changes]).toEqual([2e6, [{ atMs: 100, bytesPerSecond: 6e6 }]]);
  expect(edits).toEqual([
    {
      atMs: 200,
      set: { 'link.changes': [{ atMs: 250, bytesPerSecond: 4e6 }], 'workload.writesPerSecond': 7 },
    },
    { atMs: 300, set: { 'link.bytesPerSecond': 10e6 } },
    { atMs: 400, cancel: true },
  ]);
  expect(workload).toEqual(scenarioOf({}).workload);
});

describe('questions about a run', () => {
  test.each(Object.keys(LABELS))('of %s are whole sentences with numbers', (id) => {
    const result = run({ policy: { id }, limits: { maxRounds: 30 } });
    const questions = questionsAbout(result, doubled);
    expect(questions.length).toBeGreaterThanOrEqual(5);
    for (const { ask, answer } of questions) {
      expect(ask).toMatch(/^.*[.?]$/s);
      expect(answer).toMatch(/^.*\.$/s);
      expect(ask + answer).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  });

  test('are six to ten of a run that converges, each asked once', () => {
    const questions = questionsAbout(run({}), doubled);
    expect(questions.length).toBeGreaterThanOrEqual(6);
    expect(questions.length).toBeLessThanOrEqual(10);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  test.each([{ kind: 'idle' }, { kind: 'uniform', writesPerSecond: 0 }] as const)(
    'ask nothing about writes where the guest makes none, %o',
    (workload) => {
      const questions = questionsAbout(run({ workload }), doubled);
      expect(questions.length).toBeGreaterThanOrEqual(5);
      for (const { ask, answer } of questions) {
        expect(ask + answer).not.toMatch(/\bq\b|0 page writes|\b1 pages/);
        expect(ask).not.toMatch(/^The VM has (.*) of memory, and \1 were sent/);
        expect(answer).not.toContain('become dirty in round 0');
      }
    },
  );

  test('leave out what nobody simulated', () => {
    const ids = questionsAbout(run({})).map(({ id }) => id);
    expect(ids).not.toContain('twice-the-link');
  });

  test('answer round 0 from sizes and rate, as it took in the run', () => {
    const result = run({
      vm: { memoryBytes: 64 * MIB, zeroPageShare: 0 },
      link: { bytesPerSecond: 5e8 },
    });
    const { pageBytes } = result.scenario.vm;
    const { pageHeaderBytes, bytesPerSecond } = result.scenario.link;
    const seconds = (16_384 * (pageBytes + pageHeaderBytes)) / bytesPerSecond;
    expect(answers(result)['first-round']).toContain(write.duration(seconds * 1000));
    expect(result.rounds[0]!.durationMs).toBeCloseTo(seconds * 1000, 6);
  });

  test('give the mean of the law for the dirty set, near which the run is', () => {
    const result = run({
      vm: { memoryBytes: 1024 * MIB },
      workload: { kind: 'uniform', writesPerSecond: 50_000 },
      link: { bytesPerSecond: 1.25e8 },
    });
    const { workingSetPages } = result.scenario.workload;
    const { durationMs, pagesDirtied } = result.rounds[0]!;
    const mean = workingSetPages * -Math.expm1((-50_000 / workingSetPages) * (durationMs / 1000));
    expect(answers(result)['dirty-set']).toContain(`${write.count(mean)} pages on average`);
    expect(Math.abs(pagesDirtied - mean) / mean).toBeLessThan(0.02);
  });

  test('make the parts of the blackout its sum', () => {
    const result = run({});
    expect(answers(result).blackout).toMatch(/^last pages .* = /);
    expect(answers(result).blackout).toContain(`= ${write.duration(result.blackoutMs)}.`);
    expect(answers(result).client).toContain(
      `= ${write.duration(result.blackoutMs + result.scenario.timing.announceMs)}.`,
    );
  });

  test('say that a forced move met a limit', () => {
    const result = run({
      workload: { kind: 'uniform', writesPerSecond: 10_000_000 },
      policy: { id: 'hyper-v', options: { thresholdPages: 0 } },
    });
    expect(result.outcome).toBe('forced');
    const why = explainStop(result).slice(1);
    expect(answers(result)['why-stopped']).toMatch(new RegExp(`^[A-Z]${why}. A limit ended`));
  });
});

test('tell the header that the policy’s packets really have', () => {
  const policy = { id: 'qemu-multifd-zstd' };
  const result = run({ vm: { memoryBytes: 64 * MIB, zeroPageShare: 0.5 }, policy });
  expect(answers(result).amplification).toContain('Every page has a header of 10.5 bytes.');
});
