import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLinked } from '../../src/catalog/hash';
import { fromLink, toLink } from '../../src/catalog/link';
import { LOOK_FIELDS, type Look, PARTS, UIS, VIEWS, usualLook } from '../../src/catalog/look';
import { type Control, LOCKS, isLocked } from '../../src/model/scenario/locks';
import { presets } from '../../src/catalog/presets';
import { policies } from '../../src/policies/all';
import { readyHosts } from '../../src/hyperv/ready';
import { cases, count } from '../helpers/cases';
import { scenarioOf } from '../helpers/scenarios';

const look = (search: string) => fromLink({ search, hash: '' });
const plain = scenarioOf({});

describe('the look of a link', () => {
  test.each<[Partial<Look>, string]>([
    [{}, ''],
    [{ ui: 'slides', theme: 'projector' }, '?v=1&ui=slides&theme=projector'],
    [{ t: 2500, run: true }, '?v=1&t=2.5s&run=1'],
    [{ t: 12.3456 }, '?v=1&t=12.3456ms'],
    [{ t: 18143.637 }, '?v=1&t=18143.637ms'],
    [{ t: 18144 }, '?v=1&t=18.144s'],
    [{ stop: 'round3', speed: 0.25 }, '?v=1&stop=round3&speed=0.25'],
    [{ hide: ['charts', 'events'], lock: ['memory'] }, '?v=1&hide=charts,events&lock=memory'],
    [{ height: 'auto', engine: 'javascript' }, '?v=1&height=auto&engine=javascript'],
    [{ view: 'hosts', motion: 'reduce', lang: 'en' }, '?v=1&view=hosts&motion=reduce&lang=en'],
  ])('%j is %s', async (given, search) => {
    expect((await toLink(plain, given)).search).toBe(search);
    const read = await look(search);
    expect(read.look).toEqual({ ...usualLook(), ...given });
    expect(read.notices).toEqual([]);
    expect(isLinked(search, '')).toBe(false);
  });

  test.each([
    ['1500', 1500],
    ['1500ms', 1500],
    ['1.5s', 1500],
    ['1.5%20s', 1500],
    ['1,5s', 1500],
    ['0,125ms', 0.125],
    ['1,234,567', 1234567],
    ['2min', 120_000],
  ])('takes the time %s', async (text, ms) => {
    expect((await look(`?t=${text}`)).look.t).toBe(ms);
  });

  test.each([
    [
      'ui=huge',
      'ui: "huge" is not allowed; allowed: full, figure, min, slides, race, compare or map',
    ],
    ['theme=blue', 'theme: "blue" is not allowed; allowed: auto, light, dark or projector'],
    ['t=soon', 't: "soon" is not allowed; allowed: milliseconds, or a time such as 2.5s'],
    ['t=-4', 't: "-4"'],
    ['t=1e999', 't: "1e999"'],
    ['speed=3', 'speed: "3" is not allowed; allowed: 0.125, 0.25, 0.5, 1, 2, 4, 8 or 16'],
    ['t=1,024s', 'such as 2.5s; "1,024s" can mean 1024s or 1.024s; write 1024s, or 1.024s with'],
    ['run=yes', 'run: "yes" is not allowed; allowed: 0 or 1'],
    ['stop=never', 'stop: "never"'],
    ['lock=__proto__', 'lock: "__proto__"'],
    ['lang=xx', 'lang: "xx" is not allowed; allowed: auto, en, qps or keys'],
    ['v=2', 'v: "2" is not allowed; allowed: 1'],
    ['hosts=banana', 'hosts: "banana" is not allowed; allowed: 1'],
    ['scenario=none', 'scenario: "none" is not allowed; allowed: hyper-v-16g, hyper-v-64g'],
  ])('with %s is as usual, and says so', async (search, notice) => {
    const read = await look(`?v=1&${search}`);
    expect(read.look).toEqual(usualLook());
    expect(read.scenario).toEqual(plain);
    expect(read.notices).toHaveLength(1);
    expect(read.notices[0]).toContain(notice);
  });

  test('takes a speed with a comma', async () => {
    expect((await look('?speed=0,125')).look.speed).toBe(0.125);
  });

  test('keeps of a list what is known, and names the rest', async () => {
    const read = await look('?hide=foo,verdict&lock=seed,bar,memory');
    expect(read.look).toMatchObject({ hide: ['verdict'], lock: ['memory', 'seed'] });
    expect(read.notices).toEqual([
      expect.stringMatching(/^hide: "foo" is not allowed; allowed: names/),
      expect.stringMatching(/^lock: "bar" is not allowed/),
    ]);
  });

  test('given twice is the last one, and says so', async () => {
    const read = await look('?t=1s&memory=8GiB&t=2s&memory=4GiB&memory=2GiB');
    expect([read.look.t, read.scenario.vm.memoryBytes]).toEqual([2000, 2 ** 31]);
    const twice = 'more than one value is not allowed; allowed: one; the last one is used';
    expect(read.notices).toEqual([`t: ${twice}`, `memory: ${twice}`]);
  });

  test('says nothing of what counts its readers', async () => {
    const search = '?utm_source=x&utm_source=y&fbclid=1&gclid=2&mc_cid=3';
    expect(isLinked(search, '')).toBe(false);
    expect((await look(`${search}&seed=2`)).notices).toEqual([]);
  });

  test(`comes back from ${count(10_000)} links as it was`, async () => {
    const field: { [K in keyof Look]: fc.Arbitrary<Look[K]> } = {
      ui: fc.constantFrom(...UIS),
      view: fc.constantFrom(...VIEWS),
      theme: fc.constantFrom(null, 'auto', 'light', 'dark', 'projector'),
      motion: fc.constantFrom('auto', 'reduce', 'full'),
      lang: fc.constantFrom('auto', 'en', 'qps', 'keys'),
      t: fc.option(
        fc.oneof(
          fc.nat(),
          fc.nat().map((n) => n / 1000),
        ),
      ),
      stop: fc.constantFrom(null, 'memory', 'round12', 'stop-and-copy', 'resume', 'end'),
      speed: fc.constantFrom(0.125, 0.25, 0.5, 1, 2, 4, 8, 16),
      run: fc.boolean(),
      hide: fc.subarray([...PARTS]),
      lock: fc.subarray([...LOCKS]),
      height: fc.constantFrom('fixed', 'auto'),
      align: fc.constantFrom(null, 'time', 'round', 'pause'),
      engine: fc.constantFrom('auto', 'javascript', 'main'),
      map: fc.constantFrom(null, 'memory,link', 'writes:linear,latency,rounds'),
      race: fc.constantFrom(null, 'qemu,xen', 'a,b,own', 'stop-and-copy,hyper-v,post-copy,qemu'),
      cut: fc.constantFrom(null, '2.5s', '100ms,12.25s'),
    };
    expect(Object.keys(field)).toEqual(Object.keys(LOOK_FIELDS));
    await fc.assert(
      fc.asyncProperty(fc.record(field), async (given) => {
        const read = await fromLink(await toLink(plain, given));
        expect({ look: read.look, notices: read.notices }).toEqual({ look: given, notices: [] });
      }),
      { numRuns: cases(10_000), seed: 13 },
    );
  });
});

test('the guide names every preset, rule, part and control', () => {
  const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const names = [...presets.map(({ id }) => id), ...Object.keys(policies), ...PARTS, ...LOCKS];
  expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

describe('a long scenario', () => {
  const long = scenarioOf({
    hosts: readyHosts(),
    link: {
      changes: Array.from({ length: 60 }, (_, i) => ({
        atMs: i * 97,
        bytesPerSecond: i * 1e6 + 7,
      })),
    },
  });

  test('goes packed into the hash, and keeps its look where it can be read', async () => {
    const link = await toLink(long, { ui: 'figure' });
    expect(link.search).toBe('?v=1&ui=figure');
    expect(link.hash).toMatch(/^#z=[\w-]+$/);
    expect(link.hash.length).toBeLessThan(1500);
    expect(isLinked(link.search, link.hash)).toBe(true);
    expect(await fromLink(link)).toMatchObject({
      scenario: long,
      notices: [],
      look: { ui: 'figure' },
    });
  });

  test('stays what it is when a screen is named beside it', async () => {
    const { search, hash } = await toLink(long);
    const named = { search, hash: hash.replace('#', '#hosts&') };
    expect((await fromLink(named)).scenario).toEqual(long);
  });

  test('comes back even if every name and list is as long as it may be', async () => {
    const random = Array.from(
      { length: 8000 },
      (_, i) => 0x4e00 + ((i * 7919 + i * i * 31) % 20000),
    );
    let at = 0;
    const name = () =>
      Array.from({ length: 120 }, () => String.fromCharCode(random[at++ % 8000]!)).join('');
    const hosts = readyHosts();
    for (const host of [hosts.first, hosts.second]) {
      host.name = name();
      host.switches = Array.from({ length: 16 }, name);
      host.incomingNetworks = Array.from(
        { length: 16 },
        (_, i) => `fd00:${i}:1234:5678:9abc:def0:1234:${at++}/128`,
      );
    }
    hosts.vm.name = name();
    hosts.vm.switch = name();
    hosts.storage.destinationPath = name();
    const phases = Array.from({ length: 64 }, (_, i) => ({
      seconds: Math.sqrt(i + 2),
      scale: Math.sqrt(i + 3),
    }));
    const longest = scenarioOf({ hosts, workload: { phases }, link: long.link });
    const link = await toLink(longest);
    expect(link.hash.length).toBeGreaterThan(15_000);
    expect(await fromLink(link)).toMatchObject({ scenario: longest, notices: [] });
  });

  test.each(['', 'AAAA', '!!!', 'x'.repeat(70_000), '%E0%A4%A'])(
    'that is damaged (%#) is told of, and the rest is taken',
    async (packed) => {
      const read = await fromLink({ search: '?v=1&seed=5', hash: `#z=${packed}` });
      expect(read.scenario.seed).toBe(5);
      if (packed) expect(read.notices.join()).toMatch(/damaged|no such setting/);
    },
  );

  test('that would unpack to far more than a link can mean is told of, soon', async () => {
    const bomb = Buffer.from(deflateRawSync(Buffer.alloc(1e7), { level: 9 })).toString('base64url');
    expect(bomb.length).toBeLessThan(20_000);
    const { scenario, notices } = await fromLink({ search: '', hash: `#z=${bomb}` });
    expect(scenario).toEqual(plain);
    expect(notices).toEqual(['z: the packed part of the address is damaged.']);
  });
});

describe('locks', () => {
  test.each<[string, Control[], boolean]>([
    ['vm.memoryBytes', ['memory'], true],
    ['vm.memoryBytes', ['guest'], true],
    ['vm.memoryBytes', ['link'], false],
    ['link.bytesPerSecond', ['all'], true],
    ['policy.options.maxPasses', ['policy'], true],
    ['hosts', ['hosts'], true],
    ['hosts.vm.name', ['hosts'], true],
    ['seed', [], false],
    ['seedling', ['seed'], false],
  ])('%s under %j: %s', (path, locks, isIt) => expect(isLocked(path, locks)).toBe(isIt));
});

test(`${count(30_000)} hostile addresses never throw and always give what can be shown`, async () => {
  const key = fc.oneof(
    fc.constantFrom(...Object.keys(LOOK_FIELDS), 'memory', 'scenario', 'v', 'hosts', '__proto__'),
    fc.constantFrom('constructor', 'toString', 'hosts.vm.name', 'link.changes', 'vm.__proto__.x'),
    fc.string({ maxLength: 8 }),
  );
  const value = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      ...['NaN', '-0', '1e400', 'null', 'undefined', '[]', '{"__proto__":1}', '%', '%00'],
      ...['<svg onload=alert(1)>', 'javascript:alert(1)', '"><script>', '8GiB', 'figure', '1'],
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(key, value), { maxLength: 4 }),
      fc.option(fc.string({ maxLength: 20 }), { freq: 4 }),
      async (pairs, packed) => {
        const search = `?${pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}`;
        const read = await fromLink({ search, hash: packed === null ? '' : `#z=${packed}` });
        const again = await fromLink(await toLink(read.scenario, read.look));
        expect([again.scenario, again.look]).toEqual([read.scenario, read.look]);
        expect(read.notices.join()).not.toMatch(
          /\bNaN\b(?!"|: there is no)|undefined(?!"|: there is no)/,
        );
      },
    ),
    { numRuns: cases(30_000), seed: 14 },
  );
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
