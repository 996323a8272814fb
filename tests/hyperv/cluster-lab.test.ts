import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  canUndo,
  dependentsOf,
  describeLab,
  explainMissing,
  explainUndo,
  missingFor,
  orderFor,
  readBuilt,
} from '../../src/hyperv/cluster-lab';
import {
  ADDRESSES,
  type ClickedStep,
  type StepId,
  labStep,
  labSteps,
} from '../../src/hyperv/cluster-steps';
import { render } from '../../src/hyperv/powershell';
import { clusterText } from '../../src/text/cluster';
import { clusterClicksText } from '../../src/text/cluster-clicks';
import { clusterStepsText } from '../../src/text/cluster-steps';
import { unknownIn } from './cmdlets';
import { parseLine } from './powershell-parser';

const ids = labSteps.map(({ id }) => id);
const anyStep = fc.constantFrom(...ids);
const done = (...steps: StepId[]) => new Set(steps);
const isBuiltFromBelow = (steps: ReadonlySet<StepId>) =>
  [...steps].every((id) => missingFor(id, steps).length === 0);

/** The commands that give a computer or the cluster its name or address. */
const SETS: readonly string[] = ['New-NetIPAddress', 'Rename-Computer', 'New-Cluster'];

/** Tries the steps in order, as a reader would press them. */
function attempt(steps: readonly StepId[], before: ReadonlySet<StepId> = new Set()): StepId[] {
  const standing = new Set(before);
  for (const id of steps) if (!missingFor(id, standing).length) standing.add(id);
  return [...standing];
}

describe('the steps', () => {
  test('are the eight of the demonstration, numbered in order', () => {
    expect(labSteps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ids.at(0)).toBe('domain');
    expect(ids.at(-1)).toBe('migration');
  });

  test('each draw a part that no other draws', () => {
    const parts = labSteps.flatMap(({ part }) => part);
    expect(new Set(parts).size).toBe(parts.length);
    for (const { part } of labSteps) expect(part.length).toBeGreaterThan(0);
  });

  test.each(labSteps)('$number says why it is needed and what it builds', ({ id }) => {
    expect(clusterStepsText[id].why).toMatch(/^[A-Z].{40,}\.$/);
    expect(clusterStepsText[id].result).toMatch(/^[A-Z].{20,}\.$/);
  });

  test.each(labSteps)('$number has commands that can be pasted', ({ commands }) => {
    expect(commands.length).toBeGreaterThan(0);
    for (const { on, command } of commands) {
      expect(on.length).toBeGreaterThan(0);
      expect(unknownIn(parseLine(render(command)))).toEqual([]);
    }
  });

  test('set names and addresses before any command uses them', () => {
    const set = new Set<string>();
    const wanted = [...Object.keys(ADDRESSES), ...Object.values(ADDRESSES)];
    for (const { on, command } of labSteps.flatMap(({ commands }) => commands)) {
      const given = command.parameters.flatMap(([, value]) =>
        [value].flat().filter((each) => typeof each === 'string'),
      );
      const named = given.filter((each) => wanted.includes(each.replace('IPAddress:', '')));
      if (SETS.includes(command.cmdlet)) named.forEach((each) => set.add(each));
      for (const each of named)
        expect(set, command.cmdlet).toContain(each.replace('IPAddress:', ''));
      // The name of a computer follows its address.
      if (command.cmdlet !== 'New-NetIPAddress')
        for (const machine of on) expect(set, command.cmdlet).toContain(machine);
    }
    expect([...set].sort()).toEqual([...new Set(wanted)].sort());
  });

  test('say where a computer was restarted before', () => {
    const blocks = blocksOf(labStep('domain'));
    const titles = blocks.map(({ on, isRestarted }) => clusterText.step.on(on, isRestarted));
    expect(titles).toEqual([
      'On HV1',
      'On HV2',
      'On ST1',
      'On DC1',
      'On DC1, after the restart',
      'On HV1, HV2 and ST1, after the restart',
    ]);
    expect(blocks.flatMap(({ lines }) => lines)).toHaveLength(labStep('domain').commands.length);
  });

  test('of the cluster are clicked too, with the names and addresses of the commands', () => {
    const { clicks } = clusterClicksText;
    const clicked = labSteps.filter(({ id }) => id in clicks);
    expect(clicked.map(({ number }) => number)).toEqual([2, 6, 7, 8]);
    for (const { id } of clicked) {
      const { steps, source } = clicks[id as ClickedStep];
      expect(Object.values(steps).length).toBeGreaterThan(3);
      expect(source).toMatch(/^Microsoft Learn, “/);
      for (const text of Object.values(steps))
        for (const [name] of text.matchAll(/10\.\d+\.\d+\.\d+|\b(?:HV|DC|ST|CL)\d\b/g))
          expect([...Object.keys(ADDRESSES), ADDRESSES.CL1]).toContain(name);
    }
    expect(clicks.migration.steps.move).toContain('Best Possible Node');
  });

  test('depend on each other as they are needed', () => {
    for (const id of ids) {
      for (const other of ids) {
        expect(dependentsOf(id).includes(other), `${other} on ${id}`).toBe(
          labStep(other).needs.includes(id),
        );
      }
    }
  });
});

describe('out of order', () => {
  test.each<[StepId, StepId[], string]>([
    ['cluster', [], 'Step 2 (Failover cluster) needs step 1 (Domain and servers) first.'],
    [
      'csv',
      ['domain'],
      'Step 6 (Cluster Shared Volume) needs step 2 (Failover cluster) and step 5 (iSCSI initiators) first. Continue with step 2 (Failover cluster) or step 3 (iSCSI target).',
    ],
    [
      'csv',
      ['domain', 'target', 'storage', 'initiators'],
      'Step 6 (Cluster Shared Volume) needs step 2 (Failover cluster) first.',
    ],
    [
      'migration',
      [],
      'Step 8 (Live migration) needs step 7 (Highly available VM) first. Continue with step 1 (Domain and servers).',
    ],
  ])('%s after [%s] is answered with what is missing', (id, steps, sentence) => {
    expect(explainMissing(id, done(...steps))).toBe(sentence);
  });

  test('nothing is said of a step that can be done', () => {
    expect(explainMissing('domain', done())).toBeNull();
    expect(explainMissing('target', done('domain', 'cluster'))).toBeNull();
    expect(explainMissing('cluster', done('domain', 'target', 'storage'))).toBeNull();
  });

  test('every refusal names every step that is missing', () => {
    fc.assert(
      fc.property(fc.array(anyStep), anyStep, (steps, id) => {
        const standing = done(...attempt(steps));
        const sentence = explainMissing(id, standing);
        const missing = missingFor(id, standing);
        expect(sentence === null).toBe(missing.length === 0);
        for (const step of missing) {
          expect(sentence).toContain(
            `step ${labStep(step).number} (${clusterStepsText[step].title})`,
          );
        }
      }),
    );
  });
});

describe('in order', () => {
  test.each<StepId | 'all'>(['all', ...ids])('what is built for %s can be built so', (goal) => {
    const order = orderFor(goal);
    expect(attempt(order)).toEqual(order);
    expect(new Set(order).size).toBe(order.length);
    if (goal === 'all') expect([...order].sort()).toEqual([...ids].sort());
    else expect(order.at(-1)).toBe(goal);
  });

  test('no attempts leave a step standing on nothing', () => {
    fc.assert(
      fc.property(fc.array(anyStep), (steps) => {
        expect(isBuiltFromBelow(done(...attempt(steps)))).toBe(true);
      }),
    );
  });

  test('whatever order is tried again and again, all eight come to stand', () => {
    const shuffled = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(fc.array(anyStep), shuffled, (steps, order) => {
        const standing = ids.reduce((before) => attempt(order, done(...before)), attempt(steps));
        expect(standing).toHaveLength(ids.length);
        expect(standing.at(-1)).toBe('migration');
      }),
    );
  });

  test('building the rest finishes whatever was begun', () => {
    fc.assert(
      fc.property(fc.array(anyStep), (steps) => {
        expect(attempt(orderFor('all'), done(...attempt(steps)))).toHaveLength(ids.length);
      }),
    );
  });

  test('the cluster and the storage can be built either way round', () => {
    const storage: StepId[] = ['target', 'storage', 'initiators'];
    expect(attempt(['domain', 'cluster', ...storage, 'csv'])).toHaveLength(6);
    expect(attempt(['domain', ...storage, 'cluster', 'csv'])).toHaveLength(6);
  });
});

describe('taking back', () => {
  test('the step that was done last can always be taken back', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1 }), (steps) => {
        const standing = attempt(['domain', ...steps]);
        expect(canUndo(standing.at(-1)!, done(...standing))).toBe(true);
      }),
    );
  });

  test('what can be taken back leaves nothing without its ground, what cannot would', () => {
    fc.assert(
      fc.property(fc.array(anyStep), anyStep, (steps, id) => {
        const standing = done(...attempt(steps));
        const without = done(...[...standing].filter((step) => step !== id));
        expect(canUndo(id, standing)).toBe(standing.has(id) && isBuiltFromBelow(without));
        expect(explainUndo(id, standing) === null).toBe(canUndo(id, standing));
      }),
    );
  });

  test('a step that carries others says which', () => {
    expect(explainUndo('domain', done('domain', 'cluster', 'target'))).toBe(
      'Step 1 cannot be undone while step 2 (Failover cluster) and step 3 (iSCSI target) build on it.',
    );
    expect(explainUndo('storage', done('domain'))).toBe(
      'Step 4 is not done, so there is nothing to undo.',
    );
  });
});

test('the words tell what stands, in the order of the steps', () => {
  expect(describeLab(done(), 0)).toBe(clusterText.nothing(0, 13));
  expect(describeLab(done(), 5)).toBe(clusterText.nothing(5, 13));
  const words = describeLab(done('domain', 'target', 'cluster'), 7);
  expect(words).toBe(
    ['domain', 'cluster', 'target'].map((id) => clusterStepsText[id as StepId].result).join(' '),
  );
});

describe('what was built', () => {
  test('is read again as it was written', () => {
    const built = { steps: [...orderFor('storage')], parts: ['csv', 'vm'] };
    expect(readBuilt(JSON.stringify(built))).toEqual(built);
  });

  test.each([null, '', 'null', '3', '[]', '{"steps":3,"parts":{}}', '{"steps":["__proto__"]}'])(
    'is nothing in %j',
    (text) => expect(readBuilt(text)).toEqual({ steps: [], parts: [] }),
  );

  test('has no step without those it builds on', () => {
    fc.assert(
      fc.property(fc.array(anyStep), (steps) => {
        const built = readBuilt(JSON.stringify({ steps }));
        expect(isBuiltFromBelow(new Set(built.steps))).toBe(true);
      }),
    );
  });
});
