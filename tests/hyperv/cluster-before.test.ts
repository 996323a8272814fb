import { expect, test } from 'vitest';
import { intoCluster, isCluster } from '../../src/hyperv/ready';
import type { Scenario } from '../../src/model/types';
import { type Wish, wantedBefore } from '../../src/state/wish';
import { scenarioOf } from '../helpers/scenarios';

const GIVEN = scenarioOf({ policy: { id: 'xen' } });

function clustered(from: Scenario, edit: (draft: Scenario) => void = () => {}): Scenario {
  const made = structuredClone(from);
  intoCluster(made);
  edit(made);
  return made;
}

const wish = (scenario: Scenario, by?: 'cluster'): Wish => ({
  scenario,
  preset: null,
  ...(by ? { cause: { by } } : {}),
});

test('the cluster gives back what was before it, also where it was made again', () => {
  const made = clustered(GIVEN);
  const grown = clustered(GIVEN, (draft) => (draft.vm.memoryBytes *= 4));
  const back = (...steps: Wish[]) => wantedBefore(steps, 'cluster', isCluster);
  const first = wish(GIVEN);
  expect(back(first)).toBeNull();
  expect(back(first, wish(made, 'cluster'))).toBe(GIVEN);
  expect(back(first, wish(made, 'cluster'), wish(made, 'cluster'))).toBe(GIVEN);
  expect(back(first, wish(made, 'cluster'), wish(grown), wish(clustered(grown), 'cluster'))).toBe(
    GIVEN,
  );
});

test('hosts that somebody made a cluster of by hand are given back', () => {
  const own = clustered(GIVEN, ({ hosts }) => (hosts!.first.name = 'NODE-A'));
  const steps = [wish(GIVEN), wish(own), wish(clustered(own), 'cluster')];
  expect(wantedBefore(steps, 'cluster', isCluster)).toBe(own);
});
