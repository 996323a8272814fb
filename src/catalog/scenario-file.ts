import type { Alignment } from '../model/alignments';
import { installedHosts } from '../model/host-settings';
import { differences, put } from '../model/scenario/paths';
import type { Scenario } from '../model/types';
import '../policies/all';
import { defaultsFor } from './defaults';
import type { KeptScenario } from './kept';

/** The kept runs of a file, and how the first is shown beside the file's own; null if it is not. */
export interface KeptBeside {
  kept: readonly KeptScenario[];
  align: Alignment | null;
}

/** What a file holds: a scenario and, in a comparison, the runs that are kept beside it. */
export interface ScenarioFile {
  scenario: Scenario;
  /** Null if the file compares nothing. */
  beside: KeptBeside | null;
}

/** The key of kept runs in a file. */
export const COMPARE = 'compare';

/** The differences of a scenario from its defaults: paths, in order, and values. */
export function changesOf(scenario: Scenario): (readonly [path: string, value: unknown])[] {
  const { hosts, workload } = scenario;
  // In `hosts`, a setting that is left out is as after installation.
  const changes = differences(defaultsFor(scenario), scenario).flatMap(([path, value]) =>
    path === 'hosts' ? differences(installedHosts(), hosts, path) : [[path, value] as const],
  );
  // The writes follow from a dirty rate.
  const follows = (path: string) => path === 'workload.writesPerSecond' && workload.dirtyRate;
  return changes.filter(([path]) => !follows(path));
}

/** The scenario as a file has it: only what differs from its defaults. */
export function shorten(scenario: Scenario): Record<string, unknown> {
  const file: Record<string, unknown> = { v: 1 };
  for (const [path, value] of changesOf(scenario)) put(file, path, value);
  if (scenario.hosts) file.hosts ??= {};
  return file;
}

/** A scenario and what is kept beside it, as a file has them: only what differs from the defaults. */
export function shortenFile({ scenario, beside }: ScenarioFile): Record<string, unknown> {
  if (!beside?.kept.length) return shorten(scenario);
  const kept = beside.kept.map((each) => ({
    ...(each.name && { name: each.name }),
    scenario: shorten(each.scenario),
  }));
  return {
    ...shorten(scenario),
    [COMPARE]: { kept, ...(beside.align && { align: beside.align }) },
  };
}

/** A shell command that simulates the scenario in a clone of the project. */
export function toCommand(scenario: Scenario): string {
  return `echo '${JSON.stringify(shorten(scenario))}' | npm run --silent simulate -- -`;
}
