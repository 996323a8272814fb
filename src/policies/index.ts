import type { Scenario } from '../model/types';
import { hyperV } from './hyper-v';
import type { PrecopyPolicy } from './policy';

/** Hyper-V is built in; `all.ts` registers the others. */
const known: Record<string, PrecopyPolicy> = {};
register([hyperV]);

/** The policy of a scenario that names none. */
export const usualPolicy = hyperV;

/** Registers policies; returns all that are registered. */
export function register(list: readonly PrecopyPolicy[]): Readonly<Record<string, PrecopyPolicy>> {
  for (const policy of list) known[policy.id] = policy;
  return known;
}

/** Returns the policy with this id; throws if it does not exist or is not loaded yet. */
export function policyById(id: string): PrecopyPolicy {
  const policy = known[id];
  if (!policy) throw new RangeError(`There is no policy "${id}".`);
  return policy;
}

/** Whether the policy with this id is built in. */
export function isBuiltIn(id: string): boolean {
  return id === hyperV.id;
}

/** Pages that may be left when the guest is paused; null if the policy has no such number. */
export function thresholdOf({ policy, link, vm }: Scenario): number | null {
  const { thresholdPages } = policyById(policy.id);
  const pages = thresholdPages(policy.options, link.bytesPerSecond, vm.pageBytes);
  return pages !== null && pages >= 1 ? pages : null;
}

/**
 * The number of VMs that leave a host at once if neither hosts nor a limit are given. One command
 * moves one VM, so VMs without a manager leave one after another; illustrative.
 */
export const simultaneousOf = (scenario: Scenario): number =>
  policyById(scenario.policy.id).simultaneous?.(scenario) ?? 1;
