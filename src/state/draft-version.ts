import type { Preset } from '../catalog/presets';
import { withoutStrokes } from '../model/scenario/edit';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';

/** Something that is drawn in one go. */
export interface Stroke {
  /** Ends it; what was drawn and is not in the scenario yet is lost. */
  drop(): void;
}

/** The origin of a change, so that it can be found again later. */
export interface Cause {
  by?: 'hosts' | 'cluster' | 'break' | 'mend';
  /** Whether the playhead stays at its moment. */
  isAtMoment?: boolean;
  /** The reader's own link, bytes a second, if a failure replaced it. */
  ownLink?: number;
  /** The stroke that it is a part of. */
  stroke?: Stroke;
  /** Takes back what changed with it beside the scenario, or does it again. */
  turn?: () => void;
}

/** A version of the scenario, and the preset that it was made from, as it was chosen. */
export interface DraftVersion {
  scenario: Scenario;
  chosen: { preset: Preset; scenario: Scenario } | null;
  cause?: Cause | undefined;
  /** If something is broken: what the breaks changed, as it was before the first of them. */
  unbroken?: BreakableFields | null;
}

/** The fields that a break changes; what was drawn is not among the edits. */
export interface BreakableFields {
  edits: Scenario['edits'];
  changes: Scenario['link']['changes'];
  cancelAtMs: number | null;
}

/** The values of these fields in a scenario. */
export const breakableFieldsOf = ({ edits, link, limits }: Scenario): BreakableFields => ({
  edits: withoutStrokes(edits),
  changes: link.changes,
  cancelAtMs: limits.cancelAtMs,
});

/** The values to restore, after a change by `by`. */
export function valuesToRestoreAfter(
  { unbroken, scenario }: DraftVersion,
  by: Cause['by'],
): BreakableFields | null {
  if (by === 'mend') return null;
  return unbroken ?? (by === 'break' ? breakableFieldsOf(scenario) : null);
}

/**
 * The values that undoing all breaks restores; null if nothing is broken. Strokes break
 * nothing.
 */
export function valuesToRestore({ unbroken, scenario }: DraftVersion): BreakableFields | null {
  const now = breakableFieldsOf(scenario);
  if (unbroken) return JSON.stringify(unbroken) === JSON.stringify(now) ? null : unbroken;
  return now.edits.length > 0 ? { ...now, edits: [] } : null;
}

/**
 * The scenario before the last change by `by`. Changes that were undone and redone are in the list
 * too. So it is the last version of which `isChanged` is not true yet.
 */
export function scenarioBefore(
  steps: readonly DraftVersion[],
  by: Cause['by'],
  isChanged: (scenario: Scenario) => boolean,
): Scenario | null {
  const index = steps.findLastIndex(({ cause }) => cause?.by === by);
  const earlier = steps.slice(0, Math.max(0, index));
  return (
    (earlier.findLast(({ scenario }) => !isChanged(scenario)) ?? earlier.at(-1))?.scenario ?? null
  );
}

/** Whether two scenarios are the same. An option that only one of them has makes them different. */
export const isSameScenario = (one: Scenario, other: Scenario): boolean =>
  differences(one, other).length + differences(other, one).length === 0;

/** The preset that a version is; null as soon as any of its values differs. */
export const presetOf = ({ chosen, scenario }: DraftVersion): Preset | null =>
  chosen && isSameScenario(chosen.scenario, scenario) ? chosen.preset : null;

/** Whether a version equals the current one. A version without a preset keeps the chosen preset. */
export const isSameVersion = (version: DraftVersion, present: DraftVersion): boolean =>
  (version.chosen === null || version.chosen.preset === present.chosen?.preset) &&
  isSameScenario(version.scenario, present.scenario);
