import { expect, test } from 'vitest';
import { intoCluster, isCluster } from '../../src/hyperv/ready';
import type { Scenario } from '../../src/model/types';
import { type DraftVersion, scenarioBefore } from '../../src/state/draft-version';
import { scenarioOf } from '../helpers/scenarios';

const GIVEN = scenarioOf({ policy: { id: 'xen' } });

function clustered(from: Scenario, edit: (draft: Scenario) => void = () => {}): Scenario {
  const made = structuredClone(from);
  intoCluster(made);
  edit(made);
  return made;
}

const version = (scenario: Scenario, by?: 'cluster'): DraftVersion => ({
  scenario,
  chosen: null,
  ...(by ? { cause: { by } } : {}),
});

test('the cluster gives back what was before it, also where it was made again', () => {
  const made = clustered(GIVEN);
  const grown = clustered(GIVEN, (draft) => (draft.vm.memoryBytes *= 4));
  const back = (...steps: DraftVersion[]) => scenarioBefore(steps, 'cluster', isCluster);
  const first = version(GIVEN);
  expect(back(first)).toBeNull();
  expect(back(first, version(made, 'cluster'))).toBe(GIVEN);
  expect(back(first, version(made, 'cluster'), version(made, 'cluster'))).toBe(GIVEN);
  expect(
    back(first, version(made, 'cluster'), version(grown), version(clustered(grown), 'cluster')),
  ).toBe(GIVEN);
});

test('hosts that somebody made a cluster of by hand are given back', () => {
  const own = clustered(GIVEN, ({ hosts }) => (hosts!.first.name = 'NODE-A'));
  const steps = [version(GIVEN), version(own), version(clustered(own), 'cluster')];
  expect(scenarioBefore(steps, 'cluster', isCluster)).toBe(own);
});
