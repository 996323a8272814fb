import type { Preset } from '../catalog/presets';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';

/** What made a change that something else may want to find again. */
export interface Cause {
  by?: 'hosts' | 'cluster' | 'break' | 'mend';
  /** The playhead stays at its moment. */
  isAtMoment?: boolean;
  /** The reader's own link, bytes a second, where a failure took its place. */
  ownLink?: number;
}

/** A scenario as somebody wanted it, and the preset that it is or began as. */
export interface Wish {
  scenario: Scenario;
  preset: Preset | null;
  cause?: Cause | undefined;
  /** Where something is broken: what that changed, as it was before the first break. */
  unbroken?: Breakable | null;
}

/** What a break changes. */
export interface Breakable {
  edits: Scenario['edits'];
  changes: Scenario['link']['changes'];
  cancelAtMs: number | null;
}

/** What a break of a scenario would change. */
export const breakableOf = ({ edits, link, limits }: Scenario): Breakable => ({
  edits,
  changes: link.changes,
  cancelAtMs: limits.cancelAtMs,
});

/** What was before the first break, once a part of what is wanted has been changed. */
export function unbrokenAfter({ unbroken, scenario }: Wish, by: Cause['by']): Breakable | null {
  if (by === 'mend') return null;
  return unbroken ?? (by === 'break' ? breakableOf(scenario) : null);
}

/** What undoing all breaks goes back to; null where nothing is broken. Edits alone come from breaks. */
export function unbrokenOf({ unbroken, scenario }: Wish): Breakable | null {
  if (unbroken) return unbroken;
  return scenario.edits.length > 0 ? { ...breakableOf(scenario), edits: [] } : null;
}

/**
 * What was wanted before the last change by something: the last that was not yet as that makes it, since
 * what was taken back and made again stands among the steps as well.
 */
export function wantedBefore(
  steps: readonly Wish[],
  by: Cause['by'],
  isAs: (scenario: Scenario) => boolean,
): Scenario | null {
  const index = steps.findLastIndex(({ cause }) => cause?.by === by);
  const earlier = steps.slice(0, Math.max(0, index));
  return (earlier.findLast(({ scenario }) => !isAs(scenario)) ?? earlier.at(-1))?.scenario ?? null;
}

/** Whether two scenarios say the same; an option that only one of them names makes them different. */
export const isSameScenario = (one: Scenario, other: Scenario): boolean =>
  differences(one, other).length + differences(other, one).length === 0;

/** Whether a wish is there already; one of no preset leaves that which is chosen. */
export const isSameWish = (wish: Wish, present: Wish): boolean =>
  (wish.preset === null || wish.preset === present.preset) &&
  isSameScenario(wish.scenario, present.scenario);
