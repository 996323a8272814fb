import { Link } from '../../model/link';
import type { Scenario } from '../../model/types';

/** The link's rate before a break at `ms`, bytes a second; its full rate, if it was cut then. */
export function rateBefore({ link }: Scenario, ms: number): number {
  const before = link.changes.filter(({ atMs }) => atMs < ms);
  return new Link(link.bytesPerSecond, before).rateAt(ms) || link.bytesPerSecond;
}

/** Whatever was to happen to the link from `ms` on gives way to this. */
function change(draft: Scenario, ms: number, ...changes: Scenario['link']['changes']): void {
  const before = draft.link.changes.filter(({ atMs }) => atMs < ms);
  draft.link.changes = [...before, ...changes];
}

export function cutForGood(draft: Scenario, ms: number): void {
  change(draft, ms, { atMs: ms, bytesPerSecond: 0 });
}

/** Afterwards the link carries what it carried before. */
export function cutFor(draft: Scenario, ms: number, lengthMs: number): void {
  const rate = rateBefore(draft, ms);
  change(draft, ms, { atMs: ms, bytesPerSecond: 0 }, { atMs: ms + lengthMs, bytesPerSecond: rate });
}

export function slowDown(draft: Scenario, ms: number): void {
  const rate = rateBefore(draft, ms);
  change(draft, ms, { atMs: ms, bytesPerSecond: rate / 10 });
}
