import { expect, test } from 'vitest';
import type { Scenario } from '../../src/model/types';
import { type Cause, type Wish, unbrokenAfter, unbrokenOf } from '../../src/state/wish';
import { cancelledAt, cutForGood, mend, slowDown } from '../../src/views/watch/breaks';
import { scenarioOf } from '../helpers/scenarios';

/** What is wanted after a change. */
function after(wish: Wish, by: Cause['by'], edit: (draft: Scenario) => void): Wish {
  const scenario = structuredClone(wish.scenario);
  edit(scenario);
  return { scenario, preset: null, unbroken: unbrokenAfter(wish, by) };
}

const OWN = [{ atMs: 5000, bytesPerSecond: 1e6 }];

test.each([1, 2])('with %i guests undoing gives back all but what was broken', (count) => {
  const given = scenarioOf({
    moves: { count },
    link: { changes: OWN },
    limits: { cancelAtMs: 90_000 },
  });
  const first: Wish = { scenario: given, preset: null };
  expect(unbrokenOf(first)).toBeNull();
  const slow = after(first, 'break', (draft) => slowDown(draft, 2000));
  const other = after(slow, undefined, (draft) => (draft.seed = 9));
  const cut = after(other, 'break', (draft) => cutForGood(draft, 1000));
  const mended = after(cut, 'mend', (draft) => mend(draft, unbrokenOf(cut)!));
  expect(mended.scenario).toEqual({ ...given, seed: 9 });
  expect(unbrokenOf(mended)).toBeNull();
});

test('what a link brings broken can be mended, its own changes of the link stay', () => {
  const scenario = scenarioOf({ link: { changes: OWN }, edits: [{ atMs: 900, cancel: true }] });
  const mended = structuredClone(scenario);
  mend(mended, unbrokenOf({ scenario, preset: null })!);
  expect(mended).toEqual({ ...scenario, edits: [] });
});

test.each([
  [3000, 2000, 2000],
  [1000, 2000, 1000],
  [null, 2000, 2000],
  [3000, null, 3000],
  [null, null, null],
])('cancelled by an edit at %s and a limit at %s is cancelled at %s', (edit, cancelAtMs, first) => {
  const edits = edit === null ? [] : [{ atMs: edit, cancel: true as const }];
  expect(cancelledAt(scenarioOf({ edits, limits: { cancelAtMs } }))).toBe(first);
});
