import fc from 'fast-check';
import { finish, simulatePages } from '../../src/engine/run';
import { createTwin } from '../../src/engine/twin';
import { checkIdentities } from './identities';
import { newCore } from './kernels';
import { editedScenarios } from './edits';
import { comparable, policies } from './scenarios';

/**
 * Runs random scenarios on the core and, in other chunks, on the twin. No page may be stale at
 * activation, and rounds and sums must agree. Both results must be the same to the bit.
 */
export async function proveRandomScenarios(numRuns: number, seed: number): Promise<void> {
  const core = await newCore();
  const twin = createTwin();
  fc.assert(
    fc.property(
      editedScenarios,
      policies,
      fc.constantFrom(1, 7, 64),
      (scenario, policy, chunks) => {
        const result = finish(simulatePages(core, scenario, policy, { proof: true }));
        if (result.stalePagesAtActivation !== 0) throw new Error('A page is stale at activation.');
        checkIdentities(result);
        const other = finish(simulatePages(twin, scenario, policy, { proof: true, chunks }));
        if (comparable(other) !== comparable(result)) throw new Error('The twin disagrees.');
      },
    ),
    { numRuns, seed },
  );
}
