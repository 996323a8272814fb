import { installedHosts } from '../model/host-settings';
import { differences, put } from '../model/scenario/paths';
import type { Scenario } from '../model/types';
import '../policies/all';
import { defaultsFor } from './defaults';

/** What differs in a scenario from the defaults that go with it: paths, in their order, and values. */
export function changesOf(scenario: Scenario): (readonly [path: string, value: unknown])[] {
  const { hosts } = scenario;
  // Of hosts that are given, what is left out is as installed.
  return differences(defaultsFor(scenario), scenario).flatMap(([path, value]) =>
    path === 'hosts' ? differences(installedHosts(), hosts, path) : [[path, value] as const],
  );
}

/** The scenario with only what differs from the defaults that go with it, as files hold it. */
export function shorten(scenario: Scenario): Record<string, unknown> {
  const file: Record<string, unknown> = { v: 1 };
  for (const [path, value] of changesOf(scenario)) put(file, path, value);
  if (scenario.hosts) file.hosts ??= {};
  return file;
}

/** A line for a shell in a clone of the project that simulates the scenario. */
export function toCommand(scenario: Scenario): string {
  return `echo '${JSON.stringify(shorten(scenario))}' | npm run --silent simulate -- -`;
}
