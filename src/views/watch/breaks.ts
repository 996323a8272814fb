import { editedLink, goodputAt } from '../../model/edits';
import { isAlone } from '../../model/link-share';
import { withoutStrokes } from '../../model/scenario/edit';
import { withStrokesOf } from '../../model/strokes';
import type { Edit, Scenario } from '../../model/types';
import type { BreakableFields } from '../../state/draft-version';

type Change = Scenario['link']['changes'][number];

/** The link's rate just before `ms`, bytes a second; 0 if it was cut then. */
function rateUntil(scenario: Scenario, ms: number): number {
  const { bytesPerSecond, changes } = editedLink(scenario);
  const before = changes.filter(({ atMs }) => atMs < ms);
  return goodputAt(bytesPerSecond, before, ms);
}

/** The link's rate before a break at `ms`, bytes a second; its full rate, if it was cut then. */
export const rateBefore = (scenario: Scenario, ms: number): number =>
  rateUntil(scenario, ms) || scenario.link.bytesPerSecond;

/** When the move is cancelled, ms, at the earliest request; null if it is not. */
export function cancelledAt({ edits, limits }: Scenario): number | null {
  const asked = edits.filter(({ cancel }) => cancel).map(({ atMs }) => atMs);
  const first = Math.min(limits.cancelAtMs ?? Infinity, ...asked);
  return first === Infinity ? null : first;
}

/** Replaces all breaks from `ms` on; the past and what was drawn do not change. */
function edit(draft: Scenario, ms: number, ...changes: Omit<Edit, 'atMs'>[]): void {
  const before = withoutStrokes(draft.edits).filter(({ atMs }) => atMs < ms);
  const after = changes.map((change) => ({ atMs: ms, ...change }));
  draft.edits = withStrokesOf(draft.edits, [...before, ...after]);
}

/** Moves that share a link have no edits, so the link itself changes. */
function changeLink(draft: Scenario, ms: number, own: BreakableFields, ...changes: Change[]): void {
  if (isAlone(draft)) return edit(draft, ms, { set: { 'link.changes': changes } });
  const before = draft.link.changes.filter(({ atMs }) => atMs < ms);
  draft.link.changes = [...before, ...changes];
  // As with an edit, a later cancellation is dropped; the scenario's own one stays.
  if ((draft.limits.cancelAtMs ?? 0) >= ms) draft.limits.cancelAtMs = own.cancelAtMs;
}

export function cutForGood(draft: Scenario, ms: number, own: BreakableFields): void {
  changeLink(draft, ms, own, { atMs: ms, bytesPerSecond: 0 });
}

/** Afterwards the link has its previous rate. */
export function cutFor(draft: Scenario, ms: number, own: BreakableFields, lengthMs: number): void {
  const bytesPerSecond = rateBefore(draft, ms);
  changeLink(
    draft,
    ms,
    own,
    { atMs: ms, bytesPerSecond: 0 },
    { atMs: ms + lengthMs, bytesPerSecond },
  );
}

export function slowDown(draft: Scenario, ms: number, own: BreakableFields): void {
  changeLink(draft, ms, own, { atMs: ms, bytesPerSecond: rateBefore(draft, ms) / 10 });
}

/** Gives the link its own rate again. What was broken at this very moment is as it never was. */
export function mendLink(draft: Scenario, ms: number, own: BreakableFields): void {
  const { bytesPerSecond } = draft.link;
  if (isAlone(draft) && rateUntil(draft, ms) === bytesPerSecond) edit(draft, ms);
  else changeLink(draft, ms, own, { atMs: ms, bytesPerSecond });
}

export function cancel(draft: Scenario, ms: number, own: BreakableFields): void {
  if (isAlone(draft)) return edit(draft, ms, { cancel: true });
  const { link, limits } = draft;
  const isOwn = ({ atMs }: Change) => own.changes.some((each) => each.atMs === atMs);
  link.changes = link.changes.filter((each) => each.atMs < ms || isOwn(each));
  limits.cancelAtMs = Math.min(own.cancelAtMs ?? Infinity, ms);
}

/** Restores link and move to their state before the first break. */
export function mend(draft: Scenario, { edits, changes, cancelAtMs }: BreakableFields): void {
  draft.edits = withStrokesOf(draft.edits, structuredClone(edits));
  draft.link.changes = structuredClone(changes);
  draft.limits.cancelAtMs = cancelAtMs;
}
