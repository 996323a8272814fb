import { ALL_FIELDS, type DerivedFrom, type Path } from '../scenario/fields';
import { at, differences } from '../scenario/paths';
import type { Scenario } from '../types';

/** A setting that two scenarios have differently, by its path. */
export interface SettingDifference {
  path: string;
  /** Undefined if the scenario has no such setting. */
  a: unknown;
  b: unknown;
}

/**
 * What two scenarios have differently, in the order of the field table. What only follows from
 * another setting is left out: a derived default, the writes of a dirty rate, the options of
 * another policy.
 */
export function settingsThatDiffer(a: Scenario, b: Scenario): SettingDifference[] {
  const paths = [...differences(a, b), ...differences(b, a)].map(([path]) => path);
  const order = ALL_FIELDS.map(([path]) => path);
  const placeOf = (path: string) => {
    const place = order.findIndex((each) => path === each || path.startsWith(`${each}.`));
    return place < 0 ? order.length : place;
  };
  return [...new Set(paths)]
    .filter((path) => !follows(path, a, b))
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((path) => ({ path, a: at(a, path), b: at(b, path) }));
}

function follows(path: string, a: Scenario, b: Scenario): boolean {
  if (path.startsWith('policy.options.')) return a.policy.id !== b.policy.id;
  if (path === 'workload.writesPerSecond')
    return a.workload.dirtyRate !== null || b.workload.dirtyRate !== null;
  return isDerived(path, a) && isDerived(path, b);
}

const DERIVED = new Map<string, (known: DerivedFrom) => number>(
  ALL_FIELDS.flatMap(([path, { derived }]) =>
    derived ? [[path satisfies Path, derived] as const] : [],
  ),
);

/** Whether a setting has the value that follows from the others. */
const isDerived = (path: string, scenario: Scenario): boolean =>
  DERIVED.get(path)?.(scenario) === at(scenario, path);
