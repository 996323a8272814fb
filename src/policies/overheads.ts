import type { Scenario } from '../model/types';
import type { PrecopyPolicy } from './policy';

/** Work of the sending side other than sending, ms. */
export interface Overheads {
  /** Time to find that a page is zero. */
  zeroMs: number;
  /** Time to take the dirty log: at the end of each live round, and once more in the pause. */
  syncMs: number;
}

/** The overheads of a move; values of the scenario replace those of the policy. */
export function overheadsOf({ vm, timing }: Scenario, policy: PrecopyPolicy): Overheads {
  const { scale, live } = policy.mechanism;
  const nanos = timing.zeroPageNanos ?? policy.zeroPageNanos ?? 0;
  const gib = (vm.memoryBytes * scale) / 2 ** 30;
  const perGib = timing.syncMicrosPerGiB;
  const syncMs = perGib === null ? (policy.syncMs?.(gib) ?? 0) : (perGib * gib) / 1000;
  return { zeroMs: (nanos * scale) / 1e6, syncMs: live ? syncMs : 0 };
}
