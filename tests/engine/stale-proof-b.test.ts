import { test } from 'vitest';
import { cases, count } from '../helpers/cases';
import { proveRandomScenarios } from '../helpers/prove';

// Two files of 5,000 cases run in parallel on two cores.
test(`${count(5000)} random scenarios end without a stale page and alike in core and twin`, async () => {
  await proveRandomScenarios(cases(5000), 42);
});
