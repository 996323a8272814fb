import { test } from 'vitest';
import { proveRandomScenarios } from '../helpers/prove';

// Two files of 5,000 run side by side on two cores.
test('5,000 random scenarios end without a stale page and alike in core and twin', async () => {
  await proveRandomScenarios(5000, 20261123);
});
