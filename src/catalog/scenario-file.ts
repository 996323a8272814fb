import { installedHosts } from '../model/host-settings';
import type { Scenario } from '../model/types';
import { checkScenario } from './scenario';

/** The scenario with only what differs from the defaults that go with it, as files hold it. */
export function shorten(scenario: Scenario): Record<string, unknown> {
  const { writesPerSecond } = scenario.workload;
  // Of the VM only what defaults hang on: the rest need not fit to a default working set.
  const { memoryBytes, pageBytes } = scenario.vm;
  const plain = valid({ v: 1 });
  const derived = valid({
    v: 1,
    vm: { memoryBytes, pageBytes },
    workload: { writesPerSecond },
    policy: { id: scenario.policy.id },
  });
  const defaults = {
    ...plain,
    workload: { ...derived.workload, writesPerSecond: plain.workload.writesPerSecond },
    policy: { id: plain.policy.id, options: derived.policy.options },
  };
  const { hosts, ...rest } = scenario;
  // Of hosts that are given, what is left out is as installed.
  const settings = hosts && { hosts: difference(hosts, installedHosts()) ?? {} };
  return { v: 1, ...(difference(rest, defaults) as object | undefined), ...settings };
}

function valid(input: unknown): Scenario {
  const checked = checkScenario(input);
  if ('errors' in checked) throw new Error('The scenario was not checked before.');
  return checked.scenario;
}

/** The parts of `value` that differ from `base`, or undefined where nothing does. */
function difference(value: unknown, base: unknown): unknown {
  if (!isRecord(value) || !isRecord(base))
    return JSON.stringify(value) === JSON.stringify(base) ? undefined : value;
  const parts = Object.entries(value)
    .map(([key, part]) => [key, difference(part, base[key])] as const)
    .filter(([, part]) => part !== undefined);
  return parts.length ? Object.fromEntries(parts) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A line for a shell in a clone of the project that simulates the scenario. */
export function toCommand(scenario: Scenario): string {
  return `echo '${JSON.stringify(shorten(scenario))}' | npm run --silent simulate -- -`;
}
