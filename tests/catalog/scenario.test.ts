import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../src/catalog/defaults';
import { presetScenario } from '../../src/catalog/preset-scenarios';
import { presets } from '../../src/catalog/presets';
import { parseFile } from '../../src/catalog/read-file';
import { checkChange, checkScenario } from '../../src/catalog/scenario';
import { shorten, toCommand } from '../../src/catalog/scenario-file';
import { parseQuantity } from '../../src/model/units';
import { scenarioOf } from '../helpers/scenarios';

test('the default scenario is what an empty one stands for', () => {
  expect(checkScenario({ v: 1 })).toEqual({ scenario: defaultScenario() });
});

test('every preset is a valid scenario, and the first is the default', () => {
  for (const preset of presets)
    expect(checkScenario(presetScenario(preset))).toHaveProperty('scenario');
  expect(checkScenario(presetScenario(presets[0]!))).toEqual({ scenario: defaultScenario() });
});

test('strokes keep their share of a memory of another size, as do those of larger pages', () => {
  const GIB = 2 ** 30;
  const vm = { memoryBytes: 2 * GIB };
  const writes = [{ firstPage: 400_000, pages: 1000 }];
  const before = scenarioOf({ vm, edits: [{ atMs: 9, writes }] });
  for (const [change, share] of [
    [{ memoryBytes: GIB }, 1 / 2],
    [{ memoryBytes: 4 * GIB }, 2],
    [{ pageBytes: 2 ** 14 }, 1 / 4],
  ] as const) {
    const draft = structuredClone(before);
    Object.assign(draft.vm, change);
    Object.assign(draft.workload, { firstPage: 0, workingSetPages: 100 });
    const expected = [{ firstPage: 400_000 * share, pages: 1000 * share }];
    expect(checkChange(before, draft)).toMatchObject({
      scenario: { edits: [{ atMs: 9, writes: expected }] },
    });
  }
  // A file gives both, so its strokes must fit.
  expect(checkScenario({ ...before, vm: { memoryBytes: GIB } })).toHaveProperty('errors');
});

test('keys that another policy uses are accepted and ignored', () => {
  const scenario = scenarioOf({ policy: { id: 'qemu', options: { maxPasses: 3 } } });
  expect(scenario.policy.options).toEqual({
    downtimeLimitMs: 300,
    maxBandwidth: 128 * 2 ** 20,
    switchoverBandwidth: 0,
    qemuVersion: 10,
  });
});

describe('a shortened scenario', () => {
  test.each(presets.map((preset) => [preset.id, preset] as const))(
    'of the preset %s stands for the same one',
    (_, preset) => {
      const scenario = scenarioOf(presetScenario(preset));
      expect(parseFile(JSON.stringify(shorten(scenario)))).toEqual({ scenario, beside: null });
      expect(toCommand(scenario)).toMatch(/^echo '\{"v":1.*\}' \| npm run --silent simulate -- -$/);
    },
  );

  test('leaves out what follows from the rest', () => {
    const scenario = scenarioOf({ vm: { memoryBytes: 2 ** 30 }, workload: { writesPerSecond: 7 } });
    expect(shorten(scenario)).toEqual({
      v: 1,
      vm: { memoryBytes: 2 ** 30 },
      workload: { writesPerSecond: 7 },
    });
  });
});

test('sizes given for pages are counted in the pages of the VM', () => {
  const scenario = scenarioOf({
    vm: { pageBytes: 2097152, memoryBytes: 2 ** 36 },
    workload: { workingSetPages: '4 GiB' as unknown as number },
    policy: { id: 'hyper-v', options: { thresholdPages: '16 MiB' as unknown as number } },
  });
  expect(scenario.workload.workingSetPages).toBe(2048);
  expect(scenario.policy.options.thresholdPages).toBe(8);
});

test('units of links and of other rates differ, and what can be two is refused with both', () => {
  const scenario = scenarioOf({
    vm: { memoryBytes: '64Gi' as unknown as number },
    workload: { writesPerSecond: '200 MiB/s' as unknown as number },
    link: {
      bytesPerSecond: '10GbE' as unknown as number,
      changes: [{ atMs: 1000, bytesPerSecond: '1G' as unknown as number }],
    },
  });
  expect(scenario).toMatchObject({
    vm: { memoryBytes: 2 ** 36 },
    workload: { writesPerSecond: 51200 },
    link: { bytesPerSecond: 1.25e9, changes: [{ bytesPerSecond: 1.25e8 }] },
  });
  const wrong = checkScenario({
    v: 1,
    link: { bytesPerSecond: '100 MBps' },
    policy: { id: 'qemu', options: { maxBandwidth: '1G' } },
  });
  expect('errors' in wrong && wrong.errors.map(({ allowed }) => allowed)).toEqual([
    expect.stringMatching(/; "100 MBps" can mean 100 MB\/s or 100 Mb\/s; write one of the two$/),
    expect.stringMatching(/; "1G" can mean 1 GiB\/s or 1 Gb\/s; write one of the two$/),
  ]);
});

test('text of a file may have a decimal comma, and none that could separate thousands', () => {
  const file = (vm: object, edits: object[] = []) =>
    parseFile(JSON.stringify({ v: 1, vm, policy: { id: 'qemu' }, edits }));
  expect(file({ memoryBytes: '1,5 GiB' })).toMatchObject({
    scenario: { vm: { memoryBytes: 1.5 * 2 ** 30 } },
  });
  expect(file({ memoryBytes: '1,073,741,824 B' })).toMatchObject({
    scenario: { vm: { memoryBytes: 2 ** 30 } },
  });
  const edit = { atMs: '2,5 s', set: { 'link.roundTripMs': '0,5 ms' } };
  expect(file({}, [edit])).toMatchObject({
    scenario: { edits: [{ atMs: 2500, set: { 'link.roundTripMs': 0.5 } }] },
  });
  const both = { memoryBytes: '16,384 MiB', pageBytes: '4,096 B' };
  const options = { downtimeLimitMs: '1,000 ms' };
  const wrong = checkScenario({ v: 1, vm: both, policy: { id: 'qemu', options } });
  expect('errors' in wrong && wrong.errors.map(({ allowed }) => allowed)).toEqual([
    expect.stringMatching(/; "16,384 MiB" can mean 16384 MiB or 16\.384 MiB; write 16384 MiB, or /),
    expect.stringMatching(
      /^a power of two from 4 KiB to 1 GiB .*; "4,096 B" can mean 4096 B or 4\.096 B; write /,
    ),
    expect.stringMatching(/; "1,000 ms" can mean 1000 ms or 1\.000 ms; write 1000 ms, or /),
  ]);
});

test.each([
  ['16 GiB', 'bytes', 16 * 2 ** 30],
  ['1.5 MB', 'bytes', 1_500_000],
  ['0.1 GiB', 'bytes', 107374182],
  ['10 Gb/s', 'bytes/s', 1.25e9],
  ['10Gbit/s', 'bytes/s', 1.25e9],
  ['100 Mbps', 'bytes/s', 1.25e7],
  ['120 MB/s', 'bytes/s', 1.2e8],
  ['64 MiB/s', 'bytes/s', 64 * 2 ** 20],
  ['2 s', 'ms', 2000],
  ['5 us', 'us', 5],
  ['2 min', 's', 120],
  ['4096 pages', 'pages', 4096],
  ['40 k/s', '/s', 40_000],
  ['40000 writes/s', '/s', 40_000],
  ['1e3 ms', 'ms', 1000],
  ['12', 'bytes', null],
  ['12 gib', 'bytes', null],
  ['ten GiB', 'bytes', null],
  ['1 2 GiB', 'bytes', null],
  ['5 ms', 'bytes', null],
] as const)('"%s" read as %s is %s', (text, unit, value) => {
  expect(parseQuantity(text, unit)).toBe(value);
});
