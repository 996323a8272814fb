import { expect, test } from 'vitest';
import { presetScenario } from '../../src/catalog/preset-scenarios';
import { type ChangeGroup, changesToTry } from '../../src/catalog/remedies';
import { simulate } from '../../src/engine/simulate';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const scenario = scenarioOf(presetScenario({ id: 'hyper-v-stuck' }));

/** The first change of a group with which the migration converges. */
function firstThatHelps(kind: ChangeGroup['kind']) {
  const { changes } = changesToTry(scenario).find((group) => group.kind === kind)!;
  return changes.find(({ edit }) => {
    const draft = structuredClone(scenario);
    edit(draft);
    return simulate(core, draft).outcome === 'converged';
  });
}

test('where the sender over TCP is the limit, a faster link helps only together with SMB Direct', () => {
  expect(firstThatHelps('link')).toBeUndefined();
  const both = firstThatHelps('transport')!;
  expect(both.value).toBe('smb-direct');
  expect(both.bytesPerSecond).toBeGreaterThan(scenario.link.bytesPerSecond);
});
