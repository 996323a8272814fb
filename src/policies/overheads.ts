import type { Scenario } from '../model/types';
import type { PrecopyPolicy } from './policy';

/** What the sending side does beside sending, ms. */
export interface Overheads {
  /** Finding that a page is zero. */
  zeroMs: number;
  /** Taking the dirty log: at the end of each live round, and once more in the pause. */
  syncMs: number;
}

/** The overheads of a move; a scenario that gives them has the last word. */
export function overheadsOf({ vm, timing }: Scenario, policy: PrecopyPolicy): Overheads {
  const { scale, live } = policy.mechanism;
  const nanos = timing.zeroPageNanos ?? policy.zeroPageNanos ?? 0;
  const gib = (vm.memoryBytes * scale) / 2 ** 30;
  const perGib = timing.syncMicrosPerGiB;
  const syncMs = perGib === null ? (policy.syncMs?.(gib) ?? 0) : (perGib * gib) / 1000;
  return { zeroMs: (nanos * scale) / 1e6, syncMs: live ? syncMs : 0 };
}
