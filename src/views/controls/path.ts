import type { Scenario } from '../../model/types';

/** The value at a path of the scenario such as `link.roundTripMs`, or the group at `link`. */
export function at(scenario: Scenario, path: string): unknown {
  return path
    .split('.')
    .reduce((part, key) => (part as Record<string, unknown>)[key], scenario as unknown);
}
