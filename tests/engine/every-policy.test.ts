import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish, simulatePages } from '../../src/engine/run';
import { simulate } from '../../src/engine/simulate';
import { createTwin } from '../../src/engine/twin';
import type { Scenario } from '../../src/model/types';
import { policies } from '../../src/policies/all';
import { cases } from '../helpers/cases';
import { checkIdentities } from '../helpers/identities';
import { newCore } from '../helpers/kernels';
import { defaults } from '../helpers/policies';
import { comparable, scenarioOf, scenarios } from '../helpers/scenarios';
import { explain } from '../../src/text/reasons';

const ENDS = ['converged', 'forced', 'aborted', 'lost', 'not-converged'];

const withPolicy = (scenario: Scenario, id: string): Scenario => ({
  ...scenario,
  policy: {
    id,
    options: defaults(policies[id]!),
  },
});

test.each(Object.keys(policies))('%s ends, with no page stale and finite sums', async (id) => {
  const core = await newCore();
  const twin = createTwin();
  fc.assert(
    fc.property(scenarios, (shape) => {
      const scenario = withPolicy(shape, id);
      const run = (kernel: typeof core, chunks?: number) =>
        finish(simulatePages(kernel, scenario, policies[id]!, { proof: true, chunks }));
      const result = run(core);
      expect(ENDS).toContain(result.outcome);
      expect(result.stalePagesAtActivation).toBe(0);
      checkIdentities(result);
      expect(explain(result.stop)).not.toMatch(/NaN|undefined|Infinity/);
      expect(comparable(run(twin, 7))).toBe(comparable(result));
    }),
    { numRuns: cases(60), seed: 31 },
  );
});

test.each(Object.keys(policies))('%s ends on scaled pages too', async (id) => {
  const core = await newCore();
  const scenario = scenarioOf({ policy: { id }, vm: { memoryBytes: 2 ** 34 } });
  const result = simulate(core, scenario, 'scaled-pages');
  expect(ENDS).toContain(result.outcome);
  expect(result.totalMs).toBeGreaterThan(0);
});
