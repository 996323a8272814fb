import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkScenario } from '../../src/catalog/scenario';
import { simulate } from '../../src/engine/simulate';
import { ALIGNMENTS } from '../../src/model/alignments';
import { alignedMs } from '../../src/model/run/align';
import { factorBetween, figuresOf } from '../../src/model/run/compare';
import { settingsThatDiffer } from '../../src/model/run/differing-settings';
import { partingsOf } from '../../src/model/run/parting';
import { Run } from '../../src/model/run/run';
import { ALL_FIELDS } from '../../src/model/scenario/fields';
import { at, put } from '../../src/model/scenario/paths';
import type { Scenario } from '../../src/model/types';
import { anyMove } from '../helpers/any-move';
import { anyValue } from '../helpers/any-field';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const runOf = (scenario: Scenario) => new Run(simulate(core, scenario));

/** The fields of which one is changed. Others would make runs too long, or are not for one VM. */
const CHANGED = ALL_FIELDS.filter(
  ([path, { kind }]) =>
    ['number', 'choice', 'flag'].includes(kind) &&
    !/^(moves|limits|storage)\.|memory|page/i.test(path),
);

/** Two moves that differ in one field, its path, and its values. */
const pairs = fc
  .tuple(anyMove, fc.constantFrom(...CHANGED))
  .chain(([a, [path, field]]) =>
    fc.record({ a: fc.constant(a), path: fc.constant(path as string), value: anyValue(field) }),
  )
  .map(({ a, path, value }) => {
    const input = structuredClone(a);
    put(input, path, value);
    // What follows from the field follows.
    if (path === 'workload.writesPerSecond') input.workload.touchesPerSecond = null as never;
    const checked = checkScenario(input);
    return { a, path, b: 'scenario' in checked ? checked.scenario : a };
  })
  .filter(({ a, b, path }) => JSON.stringify(at(a, path)) !== JSON.stringify(at(b, path)));

test('of two moves that differ in one field, this field is named, and what came of it', () => {
  fc.assert(
    fc.property(fc.noBias(pairs), ({ a: first, b: second, path }) => {
      const [a, b] = [runOf(first), runOf(second)];
      const named = settingsThatDiffer(first, second);
      expect(named.map((each) => each.path)).toContain(path);
      expect(named.find((each) => each.path === path)).toEqual({
        path,
        a: at(first, path),
        b: at(second, path),
      });
      expect(settingsThatDiffer(second, first).map((each) => each.path)).toEqual(
        named.map((each) => each.path),
      );
      const figures = figuresOf(a, b);
      const factors = figures.map((each) => factorBetween(each.a, each.b));
      expect(factors).toEqual([...factors].sort((one, other) => other - one));
      for (const { figure, a: one, b: other, isSame } of figures) {
        if (figure in a.result) {
          expect(one).toBe(a.result[figure as 'totalMs']);
          expect(other).toBe(b.result[figure as 'totalMs']);
        }
        expect(isSame).toBe(Math.abs(one - other) / (Math.max(one, other) || 1) <= 0.01);
      }
      checkParting(a, b);
      checkParting(b, a);
    }),
    { numRuns: cases(500), seed: 16 },
  );
}, 120_000);

/** What an event tells, for comparing two of them without the code that is tested. */
const wayOf = (event: Run['events'][number]): string =>
  JSON.stringify([
    event.kind,
    'decision' in event && event.decision.code,
    'reason' in event && event.reason.code,
    'failure' in event && event.failure.rule,
    'warning' in event && event.warning.rule,
  ]);

function checkParting(a: Run, b: Run) {
  const { first, way } = partingsOf(a, b);
  const ways = [a, b].map(({ events }) => events.map(wayOf));
  const index = ways[0]!.findIndex((each, at) => each !== ways[1]![at]);
  const shorter = Math.min(a.events.length, b.events.length);
  const isSame = a.events.length === b.events.length && index < 0;
  expect(way?.index ?? null).toBe(isSame ? null : index < 0 ? shorter : index);
  expect(way?.a ?? null).toBe(way ? (a.events[way.index] ?? null) : null);
  expect(way?.b ?? null).toBe(way ? (b.events[way.index] ?? null) : null);
  if (way) expect(first!.index).toBeLessThanOrEqual(way.index);
  // Up to there both logs say the same, within one percent.
  const near = (one: number, other: number) =>
    expect(Math.abs(one - other)).toBeLessThanOrEqual(0.01 * Math.max(one, other));
  const end = first?.index ?? a.events.length;
  for (let at = 0; at < end; at++) {
    const [one, other] = [a.events[at]!, b.events[at]!];
    expect(wayOf(one)).toBe(wayOf(other));
    if (one.kind === 'sync' && other.kind === 'sync')
      near(one.round.pagesDirtied, other.round.pagesDirtied);
    if (one.kind === 'pause' && other.kind === 'pause') near(one.pages, other.pages);
  }
}

test('two equal moves have nothing to tell', () => {
  fc.assert(
    fc.property(fc.noBias(anyMove), (scenario) => {
      const [a, b] = [runOf(scenario), runOf(structuredClone(scenario))];
      expect(settingsThatDiffer(a.scenario, b.scenario)).toEqual([]);
      expect(figuresOf(a, b).every(({ isSame }) => isSame)).toBe(true);
      expect(partingsOf(a, b)).toEqual({ first: null, way: null });
    }),
    { numRuns: cases(50), seed: 17 },
  );
});

test('what only follows from another setting is not named', () => {
  const small = scenarioOf({ vm: { memoryBytes: 2 ** 30 } });
  const large = scenarioOf({ vm: { memoryBytes: 2 ** 31 } });
  expect(settingsThatDiffer(small, large).map(({ path }) => path)).toEqual(['vm.memoryBytes']);
  const other = scenarioOf({ vm: { memoryBytes: 2 ** 30 }, policy: { id: 'qemu' } });
  expect(settingsThatDiffer(small, other).map(({ path }) => path)).toEqual(['policy.id']);
});

test('side by side, two runs show the same time, the same round, or the pause together', () => {
  const a = runOf(scenarioOf({ vm: { memoryBytes: 2 ** 30 } }));
  const b = runOf(
    scenarioOf({ vm: { memoryBytes: 2 ** 30 }, workload: { writesPerSecond: 100_000 } }),
  );
  const twin = (ms: number, by: (typeof ALIGNMENTS)[number]) => b.at(alignedMs(a.at(ms), b, by));
  expect(twin(1700, 'time').ms).toBe(1700);
  expect(twin(a.pauseMs, 'pause').ms).toBe(b.pauseMs);
  expect(twin(a.pauseMs - 100, 'pause').ms).toBeCloseTo(b.pauseMs - 100);
  const { startMs, durationMs } = a.result.rounds[1]!;
  const second = twin(startMs + durationMs / 2, 'round');
  expect(second.round!.round).toBe(1);
  expect(second.ms).toBeCloseTo(b.result.rounds[1]!.startMs + b.result.rounds[1]!.durationMs / 2);
  const pause = twin((a.pauseMs + a.resumeMs) / 2, 'round');
  expect(pause.ms).toBeCloseTo((b.pauseMs + b.resumeMs) / 2);
  for (const by of ALIGNMENTS)
    for (const ms of [0, a.timeline.totalMs / 3, a.timeline.totalMs]) {
      expect(twin(ms, by).ms).toBeGreaterThanOrEqual(0);
      expect(twin(ms, by).ms).toBeLessThanOrEqual(b.timeline.totalMs);
    }
});
