import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  RACES,
  isLaneName,
  laneScenario,
  readOutage,
  usualLanes,
  writeOutage,
} from '../../src/catalog/race';
import { fromLink, toLink } from '../../src/catalog/link';
import { simulate } from '../../src/engine/simulate';
import { withOutage } from '../../src/model/outage';
import {
  FINISHES,
  RaceCourse,
  endOfRace,
  finishesOf,
  pausedUntil,
  placesAt,
  sentUntil,
} from '../../src/model/run/race';
import { Run } from '../../src/model/run/run';
import type { Scenario } from '../../src/model/types';
import { raceText } from '../../src/text/race';
import { type Standing, sayResult } from '../../src/views/race/say-race';
import { policies } from '../../src/policies/all';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const small = scenarioOf({
  vm: { memoryBytes: 2 ** 26 },
  workload: { writesPerSecond: 5000 },
  link: { bytesPerSecond: 2e7, giveUpMs: 3000 },
});
const times = fc.array(fc.option(fc.nat(50)), { maxLength: 6 });

function lane(
  name: string,
  own: Scenario = small,
  cut: Parameters<typeof withOutage>[1] | null = null,
) {
  const checked = laneScenario(name, own, [], cut);
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  return new Run(simulate(core, checked.scenario));
}

describe('places', () => {
  test('follow the times, share the place of equal times, and are not known before', () => {
    fc.assert(
      fc.property(times, fc.nat(60), (list, ms) => {
        const places = placesAt(list, ms);
        for (const [index, time] of list.entries()) {
          const place = places[index]!;
          expect(place === null).toBe(time === null || time > ms);
          if (place === null) continue;
          const before = list.filter((other) => other !== null && other < time!);
          expect(place).toBe(before.length + 1);
        }
      }),
      { numRuns: cases(1000), seed: 1 },
    );
  });

  test('are shared by times that are shown alike, and so is the headline', () => {
    expect(placesAt([16_604, 16_598, 17_000], Infinity, (a, b) => Math.abs(a - b) < 50)).toEqual([
      1, 1, 3,
    ]);
    const standing = (ms: number): Standing => ({
      reached: { there: { ms, place: 1 }, free: null },
      pausedMs: 20,
      sentBytes: 1,
      failure: null,
    });
    const standings = [16_604, 16_598, 17_000].map(standing);
    expect(sayResult(['Xen', 'vMotion', 'QEMU'], standings)).toBe(
      raceText.result.there(['Xen', 'vMotion']),
    );
  });

  test('do not change while time passes', () => {
    fc.assert(
      fc.property(times, fc.nat(60), fc.nat(60), (list, one, other) => {
        const [early, late] = [placesAt(list, Math.min(one, other)), placesAt(list)];
        for (const [index, place] of early.entries())
          if (place !== null) expect(late[index]).toBe(place);
      }),
      { numRuns: cases(1000), seed: 2 },
    );
  });
});

describe('three ways to move', () => {
  const runs = RACES.ways(small).map((name) => lane(name));
  const [stop, pre, post] = runs as [Run, Run, Run];

  test('post-copy runs the VM there first, and stop-and-copy pauses longest', () => {
    expect(placesAt(runs.map((run) => finishesOf(run).there))[2]).toBe(1);
    expect(stop.result.blackoutMs).toBeGreaterThan(5 * pre.result.blackoutMs);
    expect(finishesOf(post).there!).toBeLessThan(finishesOf(pre).there!);
  });

  test('what was sent and the pause only grow, up to those of the result', () => {
    for (const run of runs) {
      let [sent, paused] = [0, 0];
      for (let step = 0; step <= 200; step++) {
        const moment = run.at((run.timeline.totalMs * step) / 200);
        expect(sentUntil(moment)).toBeGreaterThanOrEqual(sent);
        expect(pausedUntil(moment)).toBeGreaterThanOrEqual(paused);
        [sent, paused] = [sentUntil(moment), pausedUntil(moment)];
      }
      expect(sent).toBe(run.result.bytesSent);
      expect(paused).toBeCloseTo(run.result.blackoutMs, 6);
    }
  });

  test('the course has one even scale of time, to the end of the last run', () => {
    const { timeline, events } = new RaceCourse(
      runs.map((run, index) => ({ slot: String(index), run })),
    );
    expect(timeline.totalMs).toBe(Math.max(...runs.map((run) => run.timeline.totalMs)));
    expect(timeline.msAt(0.25)).toBeCloseTo(timeline.totalMs / 4, 6);
    expect(timeline.playedTo(1)).toBe(timeline.seconds);
    expect(events.map(({ ms }) => ms)).toEqual(events.map(({ ms }) => ms).sort((a, b) => a - b));
  });
});

test('a cut link loses the VM of post-copy, and that of pre-copy stays', () => {
  const whole = RACES.ways(small).map((name) => lane(name));
  const fromMs = Math.round(finishesOf(whole[2]!).there! + 500);
  const cut = RACES.ways(small).map((name) => lane(name, small, { fromMs, toMs: null }));
  expect(cut.map(({ result }) => result.outcome)).toEqual(['aborted', 'aborted', 'lost']);
  expect(finishesOf(cut[1]!)).toEqual({ there: null, free: null });
  // The past is the same, and a cut that is mended in time is only a delay.
  const upTo = (run: Run) =>
    run.events.filter(({ ms, kind }) => ms < fromMs && kind !== 'edit').map(({ ms }) => ms);
  for (const [index, run] of cut.entries()) expect(upTo(run)).toEqual(upTo(whole[index]!));
  const mended = { fromMs, toMs: fromMs + 1000 };
  for (const name of RACES.ways(small)) expect(lane(name, small, mended).hasMoved).toBe(true);
});

test('a run that copies for ever does not make the race long', () => {
  const busy = scenarioOf({
    vm: { memoryBytes: 2 ** 28 },
    workload: { kind: 'uniform', workingSetPages: 32_768, writesPerSecond: 1e6 },
    link: { bytesPerSecond: 2 ** 26 },
  });
  const [ends, never] = [lane('hyper-v', busy), lane('qemu', busy)];
  expect(never.result.outcome).toBe('not-converged');
  expect(endOfRace([ends, never])).toBe(2 * ends.timeline.totalMs);
  expect(endOfRace([never])).toBe(never.timeline.totalMs);
});

test('every policy can be a lane, with its usual options; the own rules keep theirs', () => {
  for (const id of Object.keys(policies)) {
    const checked = laneScenario(id, small, [], null);
    expect('errors' in checked ? checked.errors : checked.scenario.policy.id).toBe(id);
  }
  const own = scenarioOf({ policy: { id: 'qemu', options: { downtimeLimitMs: 77 } } });
  const same = laneScenario('qemu', own, [], null) as { scenario: Scenario };
  expect(same.scenario).toBe(own);
  expect(comparable(lane('own').result)).toBe(comparable(lane('hyper-v').result));
});

test('kept runs are lanes by their letters, and race if nothing else is chosen', () => {
  const kept = [{ name: 'Slow', scenario: scenarioOf({ seed: 9 }) }];
  expect(['a', 'b', 'own', 'qemu', 'nothing'].map((name) => isLaneName(name, kept))).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(usualLanes(small, kept)).toEqual(['a', 'own']);
  expect(laneScenario('a', small, kept, null)).toEqual({ scenario: kept[0]!.scenario });
});

test('lanes and cut come back from links as they were', async () => {
  const name = fc.constantFrom(...Object.keys(policies), 'own', 'a', 'b', 'c');
  const ms = fc.nat(1e9).map((value) => value / 100);
  const cut = fc
    .tuple(ms, fc.option(ms))
    .map(([one, other]) =>
      other === null || other === one
        ? { fromMs: one, toMs: null }
        : { fromMs: Math.min(one, other), toMs: Math.max(one, other) },
    );
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 2, maxLength: 4 }),
      fc.option(cut),
      async (lanes, cut) => {
        const text = cut && writeOutage(cut);
        const link = await toLink(small, { race: lanes.join(), cut: text });
        const { look, notices } = await fromLink(link);
        expect([look.race, look.cut, notices]).toEqual([lanes.join(), text, []]);
        expect(text && readOutage(text)).toEqual(cut);
      },
    ),
    { numRuns: cases(300), seed: 3 },
  );
  const wrong = await fromLink({ search: '?race=qemu&cut=soon', hash: '' });
  expect([wrong.look.race, wrong.look.cut, wrong.notices.length]).toEqual([null, null, 2]);
  expect(['5s,4s', '5s,', '1x', '5s'].map(readOutage)).toEqual([
    null,
    null,
    null,
    { fromMs: 5000, toMs: null },
  ]);
});

test('a cut keeps what else is changed later', () => {
  const edits = [
    { atMs: 100, set: { 'link.bytesPerSecond': 1e7 } },
    { atMs: 900, set: { 'link.bytesPerSecond': 5e6, 'workload.writesPerSecond': 3 } },
    { atMs: 950, set: { 'link.changes': [] } },
  ];
  const next = withOutage({ ...small, edits }, { fromMs: 500, toMs: null });
  expect(next.edits).toEqual([
    edits[0],
    { atMs: 500, set: { 'link.changes': [{ atMs: 500, bytesPerSecond: 0 }] } },
    { atMs: 900, set: { 'workload.writesPerSecond': 3 } },
  ]);
  expect(FINISHES).toHaveLength(2);
});
