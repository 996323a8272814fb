import { installedHosts } from '../model/host-settings';
import { differences, put } from '../model/scenario/paths';
import type { Scenario } from '../model/types';
import '../policies/all';
import { defaultsFor } from './defaults';

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

/** A shell command that simulates the scenario in a clone of the project. */
export function toCommand(scenario: Scenario): string {
  return `echo '${JSON.stringify(shorten(scenario))}' | npm run --silent simulate -- -`;
}
