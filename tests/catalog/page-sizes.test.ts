import { expect, test } from 'vitest';
import { fromLink, toLink } from '../../src/catalog/link';
import { checkScenario } from '../../src/catalog/scenario';
import { shorten } from '../../src/catalog/scenario-file';
import { policies } from '../../src/policies/all';
import { scenarioOf } from '../helpers/scenarios';

const KIB = 2 ** 10;
const GIB = 2 ** 30;

test.each([
  ['hyper-v', 'thresholdPages', [4096, 1024, 256, 8, 1, 0]],
  ['hyper-v-5', 'thresholdPages', [4096, 1024, 256, 8, 1, 0]],
  ['xen', 'targetPages', [50, 12, 3, 1, 1, 1]],
  ['xen-legacy', 'minPages', [50, 12, 3, 1, 1, 1]],
] as const)('the threshold of %s is so many bytes', async (id, key, pages) => {
  const sizes = [4 * KIB, 16 * KIB, 64 * KIB, 2048 * KIB, 16384 * KIB, GIB];
  for (const [index, pageBytes] of sizes.entries()) {
    const vm = { pageBytes, memoryBytes: 16 * GIB };
    const scenario = scenarioOf({ vm, policy: { id } });
    expect(scenario.policy.options[key]).toBe(pages[index]);
    // Links and files hold only the difference from it.
    expect(JSON.stringify(shorten(scenario))).not.toContain(key);
    const link = await toLink(scenario);
    expect(link.search).not.toContain(key);
    expect((await fromLink(link)).scenario).toEqual(scenario);
    const own = scenarioOf({ vm, policy: { id, options: { [key]: 77 } } });
    const ownLink = await toLink(own);
    expect(ownLink.search).toContain(`${key}=77`);
    expect((await fromLink(ownLink)).scenario).toEqual(own);
  }
});

test.each(['4 KiB', '16KiB', '1 GiB', '32 MiB', 65536])('a page may have %s', (pageBytes) => {
  expect(checkScenario({ v: 1, vm: { pageBytes } })).toHaveProperty('scenario');
});

test.each(['2 KiB', '2 GiB', '3 MiB', 4097, 0, null])('no page has %s', (pageBytes) => {
  expect(checkScenario({ v: 1, vm: { pageBytes } })).toMatchObject({
    errors: [
      {
        path: 'vm.pageBytes',
        allowed: expect.stringMatching(/^a power of two from 4 KiB to 1 GiB/) as string,
      },
    ],
  });
});

test('options that count pages say at which size of page their default holds', () => {
  const counted = Object.values(policies).flatMap(({ id, options }) =>
    Object.entries(options).flatMap(([key, { unit, defaultBytes }]) =>
      unit === 'pages' && !defaultBytes ? [`${id} ${key}`] : [],
    ),
  );
  expect(counted).toEqual([]);
});
