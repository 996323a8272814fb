import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FramePlayer } from '../../src/engine/frame-player';
import { finish, simulatePages } from '../../src/engine/run';
import { simulate } from '../../src/engine/simulate';
import { createTwin } from '../../src/engine/twin';
import { ZERO } from '../../src/model/page-state';
import type { Edit, MigrationResult, Scenario } from '../../src/model/types';
import { policyById } from '../../src/policies';
import { policies as known } from '../../src/policies/all';
import type { PrecopyPolicy } from '../../src/policies/policy';
import { cases, slowTest } from '../helpers/cases';
import { type EditShape, editShapes, editsAt } from '../helpers/edits';
import { newCore } from '../helpers/kernels';
import { comparable, policies, scenarioOf, scenarios } from '../helpers/scenarios';
import { meanGap } from '../helpers/statistics';

const core = await newCore();
const twin = createTwin();
const share = fc.double({ min: 0, max: 1, noNaN: true });
const moment = fc.oneof({ weight: 9, arbitrary: share }, { weight: 1, arbitrary: fc.constant(0) });

const run = (scenario: Scenario, policy = policyById(scenario.policy.id)) =>
  finish(simulatePages(core, scenario, policy, { proof: true }));

/** Rounds, pull steps and attempts that ended before a moment. */
const before = ({ rounds, pull, attempts }: MigrationResult, ms: number) => ({
  rounds: rounds.filter(({ startMs, durationMs }) => startMs + durationMs < ms),
  pull: pull.filter(({ atMs }) => atMs < ms),
  attempts: attempts.filter(({ endMs }) => endMs < ms),
});

interface Case {
  scenario: Scenario;
  policy: PrecopyPolicy;
  shape: EditShape;
  /** The times of the edit and of the frames, as shares. */
  when: number;
  moments: number[];
}

/** Runs a scenario with one more edit, and compares it with the run without. */
function expectSamePast({ scenario, policy, shape, when, moments }: Case): void {
  const told = JSON.stringify(scenario);
  const parent = run(scenario, policy);
  const lastMs = scenario.edits.at(-1)?.atMs ?? 0;
  const atMs = Math.max(lastMs, when * parent.totalMs);
  const child = editsAt(scenario, [{ ...shape, atMs }]);
  const result = run(child, policy);
  expect(JSON.stringify(scenario)).toBe(told);
  expect(before(result, atMs)).toEqual(before(parent, atMs));
  expect(result.stalePagesAtActivation).toBe(0);
  const other = finish(simulatePages(twin, child, policy, { proof: true, chunks: 7 }));
  expect(comparable(other)).toBe(comparable(result));

  const whole = new FramePlayer(core, scenario, policy);
  const times = [...moments.map((part) => part * atMs), atMs];
  const frames = times.map((ms) => whole.frameAt(ms));
  const edited = new FramePlayer(core, child, policy);
  for (const [index, ms] of [...times.entries()].reverse())
    expect(edited.frameAt(ms)).toEqual(frames[index]);
  const onTwin = new FramePlayer(twin, child, policy);
  const late = moments.map((part) => atMs + part * Math.max(0, result.totalMs - atMs));
  for (const ms of [atMs + 1e-9, ...late]) expect(onTwin.frameAt(ms)).toEqual(edited.frameAt(ms));
  if (result.outcome !== 'converged' && result.outcome !== 'forced') return;
  const end = edited.frameAt(result.totalMs);
  expect([end.absentPages, end.stalePages]).toEqual([0, 0]);
}

describe('a run with an edit is the same to the bit up to it, and sound after it', () => {
  test('whatever the workload, the policy and the edit', () => {
    fc.assert(
      fc.property(
        fc.record({
          scenario: scenarios,
          policy: policies,
          shape: editShapes,
          when: moment,
          moments: fc.array(share, { minLength: 2, maxLength: 4 }),
        }),
        expectSamePast,
      ),
      { numRuns: cases(80), seed: 12 },
    );
  });

  test('after other edits, some of them at the same moment', () => {
    fc.assert(
      fc.property(
        fc.record({
          scenario: fc
            .tuple(scenarios, fc.array(fc.tuple(editShapes, share), { maxLength: 4 }))
            .map(([scenario, list]) =>
              editsAt(
                scenario,
                list.map(([shape, part]) => ({ ...shape, atMs: Math.round(part * 8) * 500 })),
              ),
            ),
          policy: policies,
          shape: editShapes,
          when: moment,
          moments: fc.array(share, { minLength: 2, maxLength: 3 }),
        }),
        expectSamePast,
      ),
      { numRuns: cases(50), seed: 13 },
    );
  });

  const small = (id: string): Scenario =>
    scenarioOf({
      vm: { memoryBytes: 20000 * 4096, zeroPageShare: 0.2 },
      workload: { workingSetPages: 6000, firstPage: 100, writesPerSecond: 5000 },
      link: { bytesPerSecond: 9000 * 4096 },
      policy: { id },
      timing: { setupMs: 100 },
      limits: { maxSeconds: 30 },
    });

  slowTest.each(Object.keys(known))('under %s', (id) => {
    const kinds = ['link', 'writes-faster', 'place', 'pages'] as const;
    kinds.forEach((kind, index) =>
      expectSamePast({
        scenario: small(id),
        policy: policyById(id),
        shape: { kind, amount: 0.4, place: 0.3 },
        when: 0.2 + 0.2 * index,
        moments: [0.1, 0.6, 0.97],
      }),
    );
  });
});

const SEEDS = 200;

const WORKLOADS: [string, Partial<Scenario['workload']>, string][] = [
  ['uniform', { kind: 'uniform' }, 'hyper-v'],
  ['hot and cold', { kind: 'hot-cold', writesPerSecond: 2500 }, 'hyper-v'],
  ['zipf', { kind: 'zipf', exponent: 1.1, writesPerSecond: 2500 }, 'qemu'],
  ['phased', { kind: 'uniform', phases: [{ seconds: 0.3, scale: 2 }] }, 'qemu'],
  ['uniform', { kind: 'uniform' }, 'xen-legacy'],
  ['hot and cold', { kind: 'hot-cold', writesPerSecond: 2500 }, 'post-copy'],
];

const writing = (workload: Partial<Scenario['workload']>, id: string): Scenario =>
  scenarioOf({
    vm: { memoryBytes: 6000 * 4096, zeroPageShare: 0.3 },
    workload: { workingSetPages: 2100, firstPage: 50, writesPerSecond: 900, ...workload },
    link: { bytesPerSecond: 2500 * 4096 },
    policy: { id },
    limits: { maxSeconds: 60, maxRounds: 12 },
  });

slowTest.each(WORKLOADS)(
  '%s writes (%o, %s) follow the same law when an edit sets what holds already',
  (_, workload, id) => {
    const scenario = writing(workload, id);
    const { roundTripMs } = scenario.link;
    const edits = [1700, 2100, 2900, 3050].map((atMs): Edit => {
      return { atMs, set: { 'link.roundTripMs': roundTripMs } };
    });
    const runs = (list: Edit[]) =>
      Array.from({ length: SEEDS }, (__, seed) => run({ ...scenario, seed, edits: list }));
    const [plain, cut] = [runs([]), runs(edits)];
    const values: Record<string, (result: MigrationResult) => number> = {
      total: (result) => result.totalMs,
      blackout: (result) => result.blackoutMs,
      bytes: (result) => result.bytesSent,
      rounds: (result) => result.rounds.length,
      dirtied: (result) => result.rounds[0]!.pagesDirtied,
      faults: (result) => result.pull.reduce((sum, { faults }) => sum + faults, 0),
    };
    for (const [name, value] of Object.entries(values)) {
      const [first, second] = [plain.map(value), cut.map(value)];
      // Equal lists have no spread, so no gap can be computed.
      if (JSON.stringify(first) === JSON.stringify(second)) continue;
      expect(Math.abs(meanGap(first, second)), name).toBeLessThan(5);
    }
  },
);

describe('an edit', () => {
  const scenario = writing({ kind: 'hot-cold', writesPerSecond: 2500 }, 'hyper-v');
  const withEdits = (...edits: Edit[]) => run({ ...scenario, edits });

  test('at the beginning is as if the scenario had been so', () => {
    const set = { 'workload.writesPerSecond': 400, 'link.bytesPerSecond': 3e6 };
    const plain = run({
      ...scenario,
      workload: { ...scenario.workload, writesPerSecond: 400 },
      link: { ...scenario.link, bytesPerSecond: 3e6 },
    });
    expect(withEdits({ atMs: 0, set }).rounds).toEqual(plain.rounds);
  });

  test('after the end changes nothing', () => {
    const plain = withEdits();
    const late = withEdits({ atMs: plain.totalMs, cancel: true });
    expect({ ...late, elapsedMs: 0, scenario }).toEqual({ ...plain, elapsedMs: 0, scenario });
  });

  test('that cancels does what a cancel does, at that moment', () => {
    const result = withEdits({ atMs: 2222, cancel: true });
    const { limits } = scenario;
    const known = run({ ...scenario, limits: { ...limits, cancelAtMs: 2222 } });
    expect(result.outcome).toBe('aborted');
    expect(result.stop).toEqual({ code: 'cancelled', values: { atMs: 2222 } });
    expect(result.totalMs).toBe(known.totalMs);
    expect(result.bytesSent).toBeCloseTo(known.bytesSent, -4);
  });

  test('that cuts the link counts the silence from that moment', () => {
    const result = withEdits(
      { atMs: 2000, set: { 'link.changes': [{ atMs: 0, bytesPerSecond: 0 }] } },
      { atMs: 2500, set: { 'link.giveUpMs': 700 } },
    );
    expect(result.stop.code).toBe('link-lost');
    expect(result.totalMs).toBe(2700 + scenario.timing.cleanupMs);
  });

  test('in the pause slows what is still to cross', () => {
    const still = scenarioOf({
      vm: { memoryBytes: 1000 * 4096, deviceStateBytes: 1e6 },
      link: { bytesPerSecond: 1000 * 4104, roundTripMs: 0 },
      policy: { id: 'stop-and-copy' },
      timing: { setupMs: 0, resumeMs: 0 },
    });
    const slower = (atMs: number): Edit => ({
      atMs,
      set: { 'link.bytesPerSecond': 500 * 4104 },
    });
    const stateMs = 1e9 / (1000 * 4104);
    expect(run(still).blackoutMs).toBeCloseTo(1000 + stateMs, 6);
    expect(run({ ...still, edits: [slower(600)] }).blackoutMs).toBeCloseTo(
      600 + 800 + 2 * stateMs,
      0,
    );
    expect(run({ ...still, edits: [slower(1000 + stateMs / 2)] }).blackoutMs).toBeCloseTo(
      1000 + 1.5 * stateMs,
      6,
    );
  });

  test('that writes zero pages gives them content before they are sent', () => {
    const filled = withEdits({ atMs: 1, writes: [{ firstPage: 0, pages: 6000 }] });
    expect(filled.rounds[0]).toMatchObject({
      pagesToSend: 6000,
      zeroPagesSent: 0,
      pagesSent: 6000,
    });
    const player = new FramePlayer(core, filled.scenario, policyById('hyper-v'));
    const zeros = (ms: number) => player.frameAt(ms).cells.filter((state) => state & ZERO).length;
    expect(zeros(0.5)).toBeGreaterThan(1000);
    expect(zeros(1600)).toBe(0);
  });

  test('that writes pages makes the next round send them', () => {
    const idle = { ...scenario, workload: { ...scenario.workload, kind: 'idle' as const } };
    const edits = [{ atMs: 2500, writes: [{ firstPage: 5000, pages: 300 }] }];
    const { rounds } = run({ ...idle, edits });
    expect(rounds[0]!.pagesDirtied).toBe(300);
    expect(rounds[1]!.pagesToSend).toBe(300);
  });

  test('is refused by counts, and taken by scaled pages', () => {
    const edited = { ...scenario, edits: [{ atMs: 2000, cancel: true as const }] };
    expect(() => simulate(core, edited, 'counts')).toThrow('edits cut its rounds');
    expect(simulate(core, edited, 'scaled-pages').stop.code).toBe('cancelled');
  });
});

test('scaled runs divide what edits set, and what they write', () => {
  const large = scenarioOf({
    vm: { memoryBytes: 2 ** 20 * 4096 },
    workload: { kind: 'idle' },
    link: { bytesPerSecond: 2 ** 19 * 4104 },
    edits: [
      { atMs: 2000, set: { 'link.bytesPerSecond': 2 ** 18 * 4104 } },
      { atMs: 2500, writes: [{ firstPage: 0, pages: 2 ** 17 }] },
    ],
  } as never);
  const scaled = simulate(core, large, 'scaled-pages');
  const exact = simulate(core, large);
  expect(scaled.brownoutMs / exact.brownoutMs).toBeCloseTo(1, 2);
  expect(scaled.rounds[1]!.pagesToSend).toBe(exact.rounds[1]!.pagesToSend);
});
