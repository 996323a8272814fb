import fc from 'fast-check';
import { test } from 'vitest';
import { comeBackFromLinks } from '../helpers/comparisons';

test('10,000 comparisons come back from their links as they were', async () => {
  await fc.assert(comeBackFromLinks, { numRuns: 10_000, seed: 17 });
}, 600_000);
