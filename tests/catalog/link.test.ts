import { deflateSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLink, toLink } from '../../src/catalog/link';
import {
  CONTROLS,
  type Control,
  LOOK_FIELDS,
  type Look,
  PARTS,
  UIS,
  VIEWS,
  isLinked,
  isLocked,
  usualLook,
} from '../../src/catalog/look';
import { readyHosts } from '../../src/hyperv/ready';
import { scenarioOf } from '../helpers/scenarios';

const look = (search: string) => fromLink({ search, hash: '' });
const plain = scenarioOf({});

describe('the look of a link', () => {
  test.each<[Partial<Look>, string]>([
    [{}, ''],
    [{ ui: 'slides', theme: 'projector' }, '?v=1&ui=slides&theme=projector'],
    [{ t: 2500, run: true }, '?v=1&t=2.5s&run=1'],
    [{ t: 12.3456 }, '?v=1&t=12.3456'],
    [{ stop: 'round3', speed: 0.25 }, '?v=1&stop=round3&speed=0.25'],
    [{ hide: ['charts', 'events'], lock: ['memory'] }, '?v=1&hide=charts,events&lock=memory'],
    [{ height: 'auto', engine: 'javascript' }, '?v=1&height=auto&engine=javascript'],
    [{ view: 'hosts', motion: 'reduce', lang: 'en' }, '?v=1&view=hosts&motion=reduce&lang=en'],
  ])('%j is %s', (given, search) => {
    expect(toLink(plain, given).search).toBe(search);
    const read = look(search);
    expect(read.look).toEqual({ ...usualLook(), ...given });
    expect(read.notices).toEqual([]);
    expect(isLinked(search, '')).toBe(false);
  });

  test('takes times in the units that people write', () => {
    expect(['1500', '1500ms', '1.5s', '1.5%20s'].map((t) => look(`?t=${t}`).look.t)).toEqual(
      Array(4).fill(1500),
    );
    expect(look('?t=2min').look.t).toBe(120_000);
  });

  test.each([
    ['ui=huge', 'ui: "huge" is not allowed; allowed: full, figure, min or slides'],
    ['theme=blue', 'theme: "blue" is not allowed; allowed: auto, light, dark or projector'],
    ['t=soon', 't: "soon" is not allowed; allowed: milliseconds, or a time such as 2.5s'],
    ['t=-4', 't: "-4"'],
    ['t=1e999', 't: "1e999"'],
    ['speed=3', 'speed: "3" is not allowed; allowed: 0.125, 0.25, 0.5, 1, 2, 4, 8 or 16'],
    ['run=yes', 'run: "yes" is not allowed; allowed: 0 or 1'],
    ['stop=never', 'stop: "never"'],
    ['hide=charts,everything', 'hide: "charts,everything"'],
    ['lock=__proto__', 'lock: "__proto__"'],
    ['lang=xx', 'lang: "xx" is not allowed; allowed: auto or en'],
    ['scenario=none', 'scenario: "none" is not allowed; allowed: hyper-v-16g, hyper-v-64g'],
  ])('with %s is as usual, and says so', (search, notice) => {
    const read = look(`?v=1&${search}`);
    expect(read.look).toEqual(usualLook());
    expect(read.scenario).toEqual(plain);
    expect(read.notices).toHaveLength(1);
    expect(read.notices[0]).toContain(notice);
  });

  test('comes back from ten thousand links as it was', () => {
    const field: { [K in keyof Look]: fc.Arbitrary<Look[K]> } = {
      ui: fc.constantFrom(...UIS),
      view: fc.constantFrom(...VIEWS),
      theme: fc.constantFrom(null, 'auto', 'light', 'dark', 'projector'),
      motion: fc.constantFrom('auto', 'reduce', 'full'),
      lang: fc.constantFrom('auto', 'en'),
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
      lock: fc.subarray(Object.keys(CONTROLS) as Control[]),
      height: fc.constantFrom('fixed', 'auto'),
      engine: fc.constantFrom('auto', 'javascript', 'main'),
    };
    expect(Object.keys(field)).toEqual(Object.keys(LOOK_FIELDS));
    fc.assert(
      fc.property(fc.record(field), (given) => {
        const read = fromLink(toLink(plain, given));
        expect({ look: read.look, notices: read.notices }).toEqual({ look: given, notices: [] });
      }),
      { numRuns: 10_000, seed: 13 },
    );
  });
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

  test('goes packed into the hash, and keeps its look where it can be read', () => {
    const link = toLink(long, { ui: 'figure' });
    expect(link.search).toBe('?v=1&ui=figure');
    expect(link.hash).toMatch(/^#z=[\w-]+$/);
    expect(link.hash.length).toBeLessThan(1500);
    expect(isLinked(link.search, link.hash)).toBe(true);
    expect(fromLink(link)).toMatchObject({ scenario: long, notices: [], look: { ui: 'figure' } });
  });

  test('stays what it is when a screen is named beside it', () => {
    const { search, hash } = toLink(long);
    expect(fromLink({ search, hash: hash.replace('#', '#hosts&') }).scenario).toEqual(long);
  });

  test.each(['', 'AAAA', '!!!', 'x'.repeat(30_000), '%E0%A4%A'])(
    'that is damaged (%#) is told of, and the rest is taken',
    (packed) => {
      const read = fromLink({ search: '?v=1&seed=5', hash: `#z=${packed}` });
      expect(read.scenario.seed).toBe(5);
      if (packed) expect(read.notices.join()).toMatch(/damaged|no such setting/);
    },
  );

  test('that would unpack to far more than a link can mean is told of, soon', () => {
    const bomb = Buffer.from(deflateSync(new Uint8Array(1e7), { level: 9 })).toString('base64url');
    expect(bomb.length).toBeLessThan(20_000);
    const { scenario, notices } = fromLink({ search: '', hash: `#z=${bomb}` });
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

test('100,000 hostile addresses never throw and always give what can be shown', () => {
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
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, value), { maxLength: 4 }),
      fc.option(fc.string({ maxLength: 20 }), { freq: 4 }),
      (pairs, packed) => {
        const search = `?${pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}`;
        const read = fromLink({ search, hash: packed === null ? '' : `#z=${packed}` });
        const again = fromLink(toLink(read.scenario, read.look));
        expect([again.scenario, again.look]).toEqual([read.scenario, read.look]);
        expect(read.notices.join()).not.toMatch(/\bNaN\b(?!")|undefined(?!")/);
      },
    ),
    { numRuns: 100_000, seed: 14 },
  );
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
