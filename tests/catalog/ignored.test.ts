import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ignoredIn } from '../../src/catalog/ignored';
import { checkScenario } from '../../src/catalog/scenario';
import { defaultsFor } from '../../src/catalog/defaults';
import { simulate } from '../../src/engine/simulate';
import { ALL_FIELDS } from '../../src/model/scenario/fields';
import { at, put } from '../../src/model/scenario/paths';
import { isUsed } from '../../src/model/scenario/used';
import { policies } from '../../src/policies/all';
import { cases } from '../helpers/cases';
import { newCore } from '../helpers/kernels';
import { comparable, scenarioOf, scenarios } from '../helpers/scenarios';

const core = await newCore();

/** The paths of values without effect in a scenario file. */
function pathsIn(input: object): string[] {
  const raw = { v: 1, ...input };
  const checked = checkScenario(raw);
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  return ignoredIn(checked.scenario, raw).map(({ path }) => path);
}

const under = (id: string, options = {}) => ({ policy: { id, options } });

describe('what has no effect is found', () => {
  test.each([
    [{ ...under('qemu'), link: { nics: 4 } }, ['link.nics']],
    [{ ...under('qemu'), link: { transport: 'smb', nics: 4 } }, ['link.transport', 'link.nics']],
    [{ link: { nics: 4 } }, ['link.nics']],
    [{ link: { transport: 'smb-direct', nics: 4 } }, []],
    [{ ...under('hyper-v-5'), link: { transport: 'smb', nics: 4 } }, []],
    [{ link: { compressBytesPerSecond: 1e9 } }, ['link.compressBytesPerSecond']],
    [{ link: { smbLimitBytesPerSecond: '2 GiB/s' } }, ['link.smbLimitBytesPerSecond']],
    [{ workload: { compressRatio: 3 } }, ['workload.compressRatio']],
    [{ ...under('qemu-multifd-zstd'), workload: { compressRatio: 3 } }, []],
    [{ workload: { deltaBytes: 100 } }, ['workload.deltaBytes']],
    [{ ...under('qemu-xbzrle'), workload: { deltaBytes: 100 } }, []],
    [{ workload: { touchesPerSecond: 5 } }, ['workload.touchesPerSecond']],
    [{ ...under('post-copy'), workload: { touchesPerSecond: 5 } }, []],
    [
      { workload: { kind: 'uniform', hotPageShare: 0.2, hotWriteShare: 0.8, exponent: 2 } },
      ['workload.hotPageShare', 'workload.hotWriteShare', 'workload.exponent'],
    ],
    [{ workload: { kind: 'zipf', hotLayout: 'contiguous', exponent: 2 } }, []],
    [{ workload: { sweepFrom: 5 } }, ['workload.sweepFrom']],
    [under('qemu', { channels: 8 }), ['policy.options.channels']],
    [under('qemu', { channels: 2 }), []],
    [under('qemu', { cacheBytes: '64 MiB', maxPasses: 3 }), ['policy.options.maxPasses']],
    [under('qemu-multifd-zstd', { channels: 8 }), []],
    [{}, []],
    // What edits set, and what the scenario sets for an edit to come.
    [
      { ...under('qemu'), edits: [{ atMs: 1, set: { 'link.nics': 4, 'link.roundTripMs': 9 } }] },
      ['edits.0.set.link.nics'],
    ],
    [
      {
        ...under('qemu'),
        edits: [{ atMs: 1, set: { 'policy.options.maxPasses': 3 } }, { atMs: 2 }],
      },
      ['edits.0.set.policy.options.maxPasses'],
    ],
    [
      {
        workload: { exponent: 2, sweepFrom: 5 },
        edits: [
          { atMs: 1, set: { 'workload.hotPageShare': 0.3 } },
          { atMs: 2, set: { 'workload.kind': 'zipf' } },
          { atMs: 3, set: { 'workload.hotPageShare': 0.2 } },
        ],
      },
      ['workload.sweepFrom', 'edits.2.set.workload.hotPageShare'],
    ],
    // Defaults that are written explicitly.
    [{ ...under('xen'), link: { nics: 1, transport: 'tcp' }, workload: { deltaBytes: 200 } }, []],
  ])('in %j', (input, paths) => expect(pathsIn(input)).toEqual(paths));
});

test('what is said to have no effect changes nothing of a run', () => {
  const more = fc.record({
    policy: fc.constantFrom(...Object.keys(policies)),
    transport: fc.constantFrom('tcp', 'compression', 'smb', 'smb-direct'),
    nics: fc.integer({ min: 1, max: 16 }),
    hostProcessors: fc.constantFrom(1, 16),
    compressBytesPerSecond: fc.constantFrom(1e6, 1e9),
    smbLimitBytesPerSecond: fc.constantFrom(null, 2 ** 20, 1e9),
    compressRatio: fc.constantFrom(1, 2, 5),
    deltaBytes: fc.constantFrom(0, 4000),
  });
  let found = 0;
  fc.assert(
    fc.property(scenarios, more, (base, values) => {
      const { policy, compressRatio, deltaBytes, ...link } = values;
      const scenario = scenarioOf({
        ...base,
        policy: { id: policy },
        workload: { ...base.workload, compressRatio, deltaBytes },
        link: { ...base.link, ...link } as typeof base.link,
      });
      const plain = structuredClone(scenario);
      const defaults = defaultsFor(scenario);
      for (const { path } of ignoredIn(scenario, {})) put(plain, path, at(defaults, path));
      found += ignoredIn(scenario, {}).length;
      const [one, other] = [scenario, plain].map((each) => simulate(core, each));
      expect(comparable({ ...one, scenario: null })).toBe(comparable({ ...other, scenario: null }));
    }),
    { numRuns: cases(150) },
  );
  expect(found).toBeGreaterThan(0);
});

test('every field that is used under conditions is used somewhere', () => {
  for (const [path, { used }] of ALL_FIELDS)
    for (const use of used ?? []) {
      const scenario = scenarioOf({});
      for (const [name, [word]] of Object.entries(use)) put(scenario, name, word!.replace('*', ''));
      expect(isUsed(path, scenario)).toBe(true);
      expect(checkScenario(scenario)).toHaveProperty('scenario');
    }
});

test('touches are used by just those policies that fetch pages', () => {
  for (const { id, mechanism, deltaCache } of Object.values(policies)) {
    const scenario = scenarioOf({ policy: { id } });
    expect(isUsed('workload.touchesPerSecond', scenario)).toBe(mechanism.pulls);
    expect(isUsed('workload.deltaBytes', scenario)).toBe(deltaCache !== undefined);
  }
});
