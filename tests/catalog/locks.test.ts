import { expect, test } from 'vitest';
import { Locks } from '../../src/state/locks';
import { breakableFieldsOf } from '../../src/state/draft-version';
import { cancel, cutFor, cutForGood, slowDown } from '../../src/views/watch/breaks';
import type { Scenario } from '../../src/model/types';
import { scenarioOf } from '../helpers/scenarios';

const between = (locks: Locks, scenario: Scenario, edit: (draft: Scenario) => void) => {
  const draft = structuredClone(scenario);
  edit(draft);
  return locks.between(draft, scenario);
};

test.each([1, 3])('with %i guests a locked link is neither cut nor slowed down', (count) => {
  const scenario = scenarioOf({ moves: { count } });
  const locks = new Locks(['link']);
  const own = breakableFieldsOf(scenario);
  for (const edit of [cutForGood, slowDown, (draft: Scenario) => cutFor(draft, 3000, own, 2000)])
    expect(between(locks, scenario, (draft) => edit(draft, 3000, own))).toContain('link.changes');
  expect(between(locks, scenario, ({ link }) => (link.giveUpMs = 5))).toEqual(['link.giveUpMs']);
  expect(between(locks, scenario, (draft) => cancel(draft, 3000, own))).toEqual([]);
});

test('taking back what an edit sets changes that as well', () => {
  const scenario = scenarioOf({
    edits: [{ atMs: 2000, set: { 'workload.writesPerSecond': 5 } }],
  });
  const empty = (draft: Scenario) => (draft.edits = []);
  const moved = (draft: Scenario) => (draft.edits[0]!.atMs = 1000);
  for (const edit of [empty, moved]) {
    expect(between(new Locks(['writes']), scenario, edit)).toEqual(['workload.writesPerSecond']);
    expect(between(new Locks(['link']), scenario, edit)).toEqual([]);
  }
});
