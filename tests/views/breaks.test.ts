import { expect, test } from 'vitest';
import { editedLink } from '../../src/model/edits';
import type { Scenario } from '../../src/model/types';
import {
  type Cause,
  type DraftVersion,
  breakableFieldsOf,
  valuesToRestoreAfter,
  valuesToRestore,
} from '../../src/state/draft-version';
import { cancel, cancelledAt, cutForGood, mend, slowDown } from '../../src/views/watch/breaks';
import { scenarioOf } from '../helpers/scenarios';

/** The expected state after a change. */
function after(
  version: DraftVersion,
  by: Cause['by'],
  edit: (draft: Scenario) => void,
): DraftVersion {
  const scenario = structuredClone(version.scenario);
  edit(scenario);
  return { scenario, chosen: null, unbroken: valuesToRestoreAfter(version, by) };
}

const OWN = [{ atMs: 5000, bytesPerSecond: 1e6 }];

test.each([1, 2])('with %i guests undoing gives back all but what was broken', (count) => {
  const given = scenarioOf({
    moves: { count },
    link: { changes: OWN },
    limits: { cancelAtMs: 90_000 },
  });
  const own = breakableFieldsOf(given);
  const first: DraftVersion = { scenario: given, chosen: null };
  expect(valuesToRestore(first)).toBeNull();
  const slow = after(first, 'break', (draft) => slowDown(draft, 2000, own));
  const other = after(slow, undefined, (draft) => (draft.seed = 9));
  const cut = after(other, 'break', (draft) => cutForGood(draft, 1000, own));
  const mended = after(cut, 'mend', (draft) => mend(draft, valuesToRestore(cut)!));
  expect(mended.scenario).toEqual({ ...given, seed: 9 });
  expect(valuesToRestore(mended)).toBeNull();
});

test('what a link brings broken can be mended, its own changes of the link stay', () => {
  const scenario = scenarioOf({ link: { changes: OWN }, edits: [{ atMs: 900, cancel: true }] });
  const mended = structuredClone(scenario);
  mend(mended, valuesToRestore({ scenario, chosen: null })!);
  expect(mended).toEqual({ ...scenario, edits: [] });
});

test('what was drawn is no break, and neither a break nor its end changes it', () => {
  const drawn = [500, 1000, 3000].map((atMs) => ({ atMs, writes: [{ firstPage: 1, pages: 9 }] }));
  const scenario = scenarioOf({ edits: drawn });
  const first: DraftVersion = { scenario, chosen: null };
  expect(valuesToRestore(first)).toBeNull();
  const own = breakableFieldsOf(scenario);
  const cut = after(first, 'break', (draft) => cutForGood(draft, 1000, own));
  expect(cut.scenario.edits.map(({ atMs, writes }) => [atMs, writes?.length])).toEqual([
    [500, 1],
    [1000, 1],
    [3000, 1],
  ]);
  expect(cut.scenario.edits[1]!.set).toBeDefined();
  const later = after(cut, undefined, (draft) => draft.edits.splice(0, 1));
  const mended = after(later, 'mend', (draft) => mend(draft, valuesToRestore(later)!));
  expect(mended.scenario).toEqual({ ...scenario, edits: drawn.slice(1) });
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

test.each([1, 2])('with %i guests what was to come gives way to a break', (count) => {
  const given = scenarioOf({ moves: { count } });
  const own = breakableFieldsOf(given);
  const draft = structuredClone(given);
  cancel(draft, 5000, own);
  expect(cancelledAt(draft)).toBe(5000);
  slowDown(draft, 3000, own);
  expect(cancelledAt(draft)).toBeNull();
  cutForGood(draft, 4000, own);
  cancel(draft, 2000, own);
  expect(cancelledAt(draft)).toBe(2000);
  expect(editedLink(draft).changes).toEqual([]);
});

test('with several guests the scenario’s own limit and link stay', () => {
  const limits = { cancelAtMs: 9000 };
  const given = scenarioOf({ moves: { count: 2 }, limits, link: { changes: OWN } });
  const own = breakableFieldsOf(given);
  const draft = structuredClone(given);
  cancel(draft, 4000, own);
  expect(draft.link.changes).toEqual(OWN);
  slowDown(draft, 3000, own);
  expect(cancelledAt(draft)).toBe(9000);
  cancel(draft, 9500, own);
  expect(cancelledAt(draft)).toBe(9000);
});
