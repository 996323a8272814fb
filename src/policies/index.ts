import { hyperV } from './hyper-v';
import type { PrecopyPolicy } from './policy';
import { qemu } from './qemu';
import { stopAndCopy } from './stop-and-copy';
import { xenLegacy } from './xen-legacy';

/** Every policy by its id, in the order in which they are offered. */
export const policies: Readonly<Record<string, PrecopyPolicy>> = Object.fromEntries(
  [hyperV, qemu, xenLegacy, stopAndCopy].map((policy) => [policy.id, policy]),
);

/** Returns the policy with this id; throws for one that does not exist. */
export function policyById(id: string): PrecopyPolicy {
  const policy = policies[id];
  if (!policy) throw new RangeError(`There is no policy "${id}".`);
  return policy;
}
