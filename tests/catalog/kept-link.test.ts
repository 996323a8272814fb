import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLink } from '../../src/catalog/link';
import { cases, count } from '../helpers/cases';
import { comeBackFromLinks } from '../helpers/comparisons';
import { scenarioOf } from '../helpers/scenarios';

test(`${count(1000)} comparisons come back from their links as they were`, async () => {
  await fc.assert(comeBackFromLinks, { numRuns: cases(1000), seed: 16 });
}, 60_000);

test('what is wrong in a kept scenario is named with its letter', async () => {
  const read = await fromLink({ search: '?v=1&seed=2&a=seed%3Dx%26name%3DMine&b=v%3D1', hash: '' });
  expect(read.notices).toEqual([expect.stringMatching(/^a: seed: "x" is not allowed/)]);
  expect(read.kept).toEqual([
    { name: 'Mine', scenario: scenarioOf({}) },
    { name: '', scenario: scenarioOf({}) },
  ]);
});
