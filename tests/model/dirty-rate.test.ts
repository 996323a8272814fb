import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromLink, toLink } from '../../src/catalog/link';
import { checkChange, checkScenario, formatError } from '../../src/catalog/scenario';
import { shorten } from '../../src/catalog/scenario-file';
import { simulate } from '../../src/engine/simulate';
import { dirtyRateOf, mostDirtyRate, writesBehind } from '../../src/model/dirty-rate';
import type { Scenario } from '../../src/model/types';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { scenarioOf, scenarios } from '../helpers/scenarios';

const GIB = 2 ** 30;
const core = await newCore();

/** The errors of an invalid scenario, one line each. */
function errorsOf(input: object): string[] {
  const checked = checkScenario({ v: 1, ...input });
  if (!('errors' in checked)) throw new Error('There is no error.');
  return checked.errors.map(formatError);
}

const withRate = (bytesPerSecond: number, workload: object = {}) => ({
  vm: { memoryBytes: GIB },
  workload: { ...workload, dirtyRate: { bytesPerSecond, periodSeconds: 1 } },
});

test('the writes behind a dirty rate give it back', () => {
  const shares = fc.double({ min: 0, max: 0.99, noNaN: true });
  const periods = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(scenarios, shares, periods, (scenario, share, periodSeconds) => {
      const bytesPerSecond = share * mostDirtyRate(scenario, periodSeconds);
      const rate = { bytesPerSecond, periodSeconds };
      const writes = writesBehind(scenario, rate);
      const back = dirtyRateOf(scenario, writes, periodSeconds);
      expect(Math.abs(back - bytesPerSecond)).toBeLessThanOrEqual(1e-9 * bytesPerSecond + 1e-9);
      // More writes never give a lower rate.
      expect(dirtyRateOf(scenario, writes * 1.1, periodSeconds)).toBeGreaterThanOrEqual(back);
    }),
    { numRuns: cases(1000) },
  );
});

test('a scenario with a dirty rate says the writes as well, and is read again as it is', async () => {
  const scenario = scenarioOf(withRate(20 * 2 ** 20, { kind: 'uniform' }));
  const { writesPerSecond, touchesPerSecond } = scenario.workload;
  // Of 65,536 pages 5,120 are written in a second.
  expect(writesPerSecond).toBeCloseTo(-65536 * Math.log(1 - 5120 / 65536), 6);
  expect(touchesPerSecond).toBe(4 * writesPerSecond);
  expect(checkScenario(structuredClone(scenario))).toEqual({ scenario });
  expect(JSON.stringify(shorten(scenario))).not.toContain('writesPerSecond');
  const link = await toLink(scenario);
  expect(link.search).toMatch(/&dirty=/);
  expect(await fromLink(link)).toMatchObject({ scenario, notices: [] });
});

test('a round of the period dirties what the rate says', () => {
  const rate = 20 * 2 ** 20;
  const scenario = scenarioOf({
    ...withRate(rate, { kind: 'zipf' }),
    link: { bytesPerSecond: GIB * (1 + 8 / 4096), senderBytesPerSecond: 1e12 },
  });
  const first = simulate(core, scenario).rounds[0]!;
  expect(first.durationMs).toBeCloseTo(1000, 6);
  expect((first.pagesDirtied * 4096) / rate).toBeCloseTo(1, 1);
});

describe('a rate that cannot be', () => {
  test('is refused with what can be', () => {
    const file = new URL('../data/field/06c-qemu-dirty-rate-as-entered.json', import.meta.url);
    const input = JSON.parse(readFileSync(file, 'utf8')) as { workload: Record<string, number> };
    const { writesPerSecond, ...workload } = input.workload;
    const rate = { bytesPerSecond: writesPerSecond! * 4096, periodSeconds: 1 };
    expect(errorsOf({ ...input, workload: { ...workload, dirtyRate: rate } })).toEqual([
      expect.stringMatching(
        /^workload\.dirtyRate\.bytesPerSecond: 2451681280 .* at most 1\.56 GiB\/s \(1677721600\) over 1 s/,
      ),
    ]);
    const half = { ...rate, periodSeconds: 0.5 };
    expect(checkScenario({ ...input, workload: { ...workload, dirtyRate: half } })).toHaveProperty(
      'scenario',
    );
  });

  test.each([
    [
      withRate(1, { kind: 'idle' }),
      /^workload\.dirtyRate\.bytesPerSecond: 1 .*0 if workload\.kind/,
    ],
    [
      withRate(1e6, { writesPerSecond: 7 }),
      /^workload\.writesPerSecond: 7 .*workload\.dirtyRate is given /,
    ],
    [withRate(-1), /^workload\.dirtyRate\.bytesPerSecond: -1 /],
    [{ workload: { dirtyRate: { bytesPerSecond: 1 } } }, /^workload\.dirtyRate\.periodSeconds: /],
    [{ workload: { dirtyRate: 5 } }, /^workload\.dirtyRate: 5 /],
    // All writes go to hot pages: a tenth of the set.
    [withRate(30 * 2 ** 20, { hotWriteShare: 1 }), /at most 25\.6 MiB\/s /],
  ])('%j', (input, line) => {
    expect(errorsOf(input)).toEqual([expect.stringMatching(line)]);
  });
});

describe('a change of a scenario with a dirty rate', () => {
  const scenario = scenarioOf(withRate(20 * 2 ** 20));
  const changed = (edit: (draft: Scenario) => void): Scenario => {
    const draft = structuredClone(scenario);
    edit(draft);
    const checked = checkChange(scenario, draft);
    if ('errors' in checked) throw new Error(checked.errors.map(formatError).join('\n'));
    return checked.scenario;
  };

  test('of the working set changes the writes, and touches with them', () => {
    const { workload } = changed((draft) => (draft.workload.workingSetPages *= 2));
    expect(workload.dirtyRate).toEqual(scenario.workload.dirtyRate);
    expect(workload.writesPerSecond).toBeLessThan(scenario.workload.writesPerSecond);
    expect(workload.touchesPerSecond).toBe(4 * workload.writesPerSecond);
  });

  test('of the writes ends the rate', () => {
    const { workload } = changed((draft) => (draft.workload.writesPerSecond = 500));
    expect(workload).toMatchObject({ dirtyRate: null, writesPerSecond: 500 });
  });

  test('at a moment sets the writes from then on', () => {
    const rate = { bytesPerSecond: 10 * 2 ** 20, periodSeconds: 1 };
    const edited = scenarioOf({
      ...withRate(20 * 2 ** 20),
      edits: [
        { atMs: 2000, set: { 'workload.dirtyRate': rate } },
        { atMs: 3000, set: { 'workload.workingSetPages': 1000 } },
      ],
    } as object);
    const half = scenarioOf(withRate(rate.bytesPerSecond));
    expect(edited.edits[0]!.set).toEqual({
      'workload.dirtyRate': rate,
      'workload.writesPerSecond': half.workload.writesPerSecond,
    });
    expect(edited.edits[1]!.set).toEqual({ 'workload.workingSetPages': 1000 });
    expect(checkScenario(structuredClone(edited))).toEqual({ scenario: edited });
  });
});
