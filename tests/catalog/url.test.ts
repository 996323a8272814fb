import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/catalog/scenario';
import { fromLink, toLink } from '../../src/catalog/link';
import { presets } from '../../src/catalog/presets';
import { presetScenario } from '../../src/catalog/preset-scenarios';
import { readyHosts } from '../../src/hyperv/ready';
import { installedHosts } from '../../src/model/host-settings';
import { at } from '../../src/model/scenario/paths';
import type { Scenario } from '../../src/model/types';
import { anyScenario } from '../helpers/any-field';
import { cases, count } from '../helpers/cases';
import { scenarioOf } from '../helpers/scenarios';

const toSearch = async (given: Scenario) => (await toLink(given)).search;
/** The scenario of a search part. */
async function fromSearch(search: string) {
  const { scenario, notices } = await fromLink({ search, hash: '' });
  return { scenario, notices };
}

describe('an address', () => {
  test.each([
    [{}, ''],
    [{ vm: { memoryBytes: 64 * 2 ** 30 } }, '?v=1&memory=64GiB'],
    [{ link: { bytesPerSecond: 125e6, roundTripMs: 20 } }, '?v=1&link=1Gb/s&latency=20'],
    [
      { policy: { id: 'qemu', options: { downtimeLimitMs: 500 } }, seed: 7 },
      '?v=1&policy=qemu&policy.options.downtimeLimitMs=500&seed=7',
    ],
    [
      { link: { changes: [{ atMs: 2000, bytesPerSecond: 0 }] } },
      '?v=1&link.changes=%5B%7B%22atMs%22:2000,%22bytesPerSecond%22:0%7D%5D',
    ],
    [{ hosts: installedHosts() }, '?v=1&hosts=1'],
    [
      { hosts: readyHosts() },
      '?v=1&hosts.first.liveMigration=true&hosts.second.liveMigration=true',
    ],
  ])('of %j is %s', async (input, search) => {
    const scenario = scenarioOf(input as never);
    expect(await toSearch(scenario)).toBe(search);
    expect(await fromSearch(search)).toEqual({ scenario, notices: [] });
  });

  test.each(presets.map(({ id }) => id))('of the preset %s is its name', async (id) => {
    const preset = presets.find((each) => each.id === id)!;
    const scenario = scenarioOf(presetScenario(preset));
    const link = await toLink(scenario);
    expect(link.search).toBe(preset === presets[0] ? '' : `?v=1&scenario=${id}`);
    expect(await fromLink(link)).toMatchObject({ scenario, preset, notices: [] });
    const changed = await fromLink({ search: `?scenario=${id}&seed=77`, hash: '' });
    expect(changed).toMatchObject({ scenario: { ...scenario, seed: 77 }, preset: null });
  });

  test('takes units and plain numbers, in any order', async () => {
    const { scenario, notices } = await fromSearch(
      '?seed=3&memory=8%20GiB&link=1.25e9&latency=2%20ms',
    );
    expect(notices).toEqual([]);
    expect([scenario.seed, scenario.vm.memoryBytes, scenario.link.bytesPerSecond]).toEqual([
      3,
      8 * 2 ** 30,
      1.25e9,
    ]);
    expect(scenario.link.roundTripMs).toBe(2);
  });

  test('with bad values takes their defaults, and says which', async () => {
    const { scenario, notices } = await fromSearch(
      '?v=1&memory=lots&seed=7&speling=1&set=99999999&hosts.first.address=nowhere',
    );
    expect(scenario).toEqual(scenarioOf({ seed: 7, hosts: null }));
    expect(notices).toHaveLength(4);
    for (const name of ['speling', 'memory', 'set', 'hosts.first.address'])
      expect(notices.some((notice) => notice.startsWith(`${name}: `))).toBe(true);
  });

  test.each([
    ['latency=1,5', 'link.roundTripMs', 1.5],
    ['latency=1.5', 'link.roundTripMs', 1.5],
    ['latency=0,125', 'link.roundTripMs', 0.125],
    ['latency=1.024', 'link.roundTripMs', 1.024],
    ['latency=2,5%20ms', 'link.roundTripMs', 2.5],
    ['memory=1,5GiB', 'vm.memoryBytes', 1.5 * 2 ** 30],
    ['set=1,048,576', 'workload.workingSetPages', 2 ** 20],
    ['vm.zeroPageShare=0,25', 'vm.zeroPageShare', 0.25],
    ['policy=qemu&policy.options.downtimeLimitMs=0,5', 'policy.options.downtimeLimitMs', 0.5],
    ['hosts.first.name=1,5', 'hosts.first.name', '1,5'],
  ])('with %s has that at %s as %s', async (search, path, value) => {
    const { scenario, notices } = await fromSearch(`?${search}`);
    expect(notices).toEqual([]);
    expect(at(scenario, path)).toBe(value);
  });

  test('whose comma may separate thousands or decimals is told both numbers', async () => {
    const { scenario, notices } = await fromSearch('?latency=1,024&memory=16,384%20MiB');
    expect(scenario).toEqual(scenarioOf({}));
    expect(notices).toEqual([
      'memory: "16,384 MiB" is not allowed; allowed: a whole number from 1 to 2^46 (bytes), or text with a unit such as "16 GiB"; "16,384 MiB" can mean 16384 MiB or 16.384 MiB; write 16384 MiB, or 16.384 MiB with a point',
      'latency: "1,024" is not allowed; allowed: a number from 0 to 10000 (ms), or text with a unit such as "20 ms"; "1,024" can mean 1024 or 1.024; write 1024, or 1.024 with a point',
    ]);
  });

  test('says the range of a seed as it is', async () => {
    const { notices } = await fromSearch('?seed=-1');
    expect(notices).toEqual([
      'seed: -1 is not allowed; allowed: a whole number from 0 to 2^53 − 1',
    ]);
  });

  test('never pollutes a prototype, and never throws', async () => {
    const evil = [
      '?__proto__=1&constructor.prototype.x=1&vm.__proto__.x=2&hosts.first.__proto__=3',
      '?memory=NaN&link=Infinity&seed=-1&writes=1e999&set=null',
      '?hosts.first.name=%3Csvg%20onload%3Dalert(1)%3E&link.changes=%5B%7B%22__proto__%22:1%7D%5D',
      '?memory=%E0%A4%A&hosts.first.switches=%25E0%25A4%25A,b',
      `?${'a=b&'.repeat(5000)}`,
    ];
    for (const search of evil) expect(await fromSearch(search)).toHaveProperty('scenario');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

test(`${count(10_000)} valid scenarios come back from their addresses as they were`, async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (given) => {
      const { scenario: read, notices } = await fromLink(await toLink(given));
      expect({ scenario: read, notices }).toEqual({ scenario: given, notices: [] });
    }),
    { numRuns: cases(10_000), seed: 11 },
  );
});

test('hostile addresses never throw and always give a valid scenario', async () => {
  const key = fc.oneof(
    fc.constantFrom('memory', 'seed', 'link', 'policy', 'hosts', 'set', '__proto__', 'v', 'guests'),
    fc.constantFrom('hosts.first.name', 'hosts.vm.hasTpm', 'link.changes', 'policy.options.x'),
    fc.string({ maxLength: 12 }),
  );
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'NaN',
      '-1',
      '1e400',
      'null',
      '[]',
      '{}',
      '<svg onload=x>',
      'javascript:x',
      '%',
    ),
    fc.double().map(String),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(key, value), { maxLength: 6 }), async (pairs) => {
      const search = `?${pairs.map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join('&')}`;
      const { scenario: read } = await fromSearch(search);
      expect(checkScenario(read)).toEqual({ scenario: read });
    }),
    { numRuns: cases(5_000), seed: 12 },
  );
});
