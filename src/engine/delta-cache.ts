import { oneMinusExpNegative } from '../model/math';
import { type RateClass, rateClasses } from '../model/rate-classes';
import type { Scenario } from '../model/types';
import type { DeltaCache } from '../policies/policy';

function classesOf(workload: Scenario['workload']): RateClass[] {
  const { kind, workingSetPages: pages, writesPerSecond } = workload;
  return kind === 'sequential'
    ? [{ pages, writesPerPage: writesPerSecond / pages }]
    : rateClasses(workload);
}

/**
 * What pages cost on the wire where a cache of what was sent again before turns them into deltas. A
 * page that a sync found newly dirty hits when it was written before the sync before, for then it
 * has been sent, and stored, in a round after the first.
 */
export class DeltaCosts {
  #cache: DeltaCache;
  #classes: readonly RateClass[];
  #wholeCost: number;
  /** Mean wire bytes of the pages that wait, and guest seconds up to the last sync. */
  #cost: number;
  #syncedSeconds = 0;

  constructor(cache: DeltaCache, workload: Scenario['workload'], wholeCost: number) {
    this.#cache = cache;
    this.#classes = classesOf(workload);
    this.#wholeCost = wholeCost;
    this.#cost = wholeCost;
  }

  /** From now on other values hold; returns what a page that waits costs then. */
  change(cache: DeltaCache, workload: Scenario['workload'], wholeCost: number): number {
    this.#cost *= wholeCost / this.#wholeCost;
    this.#cache = cache;
    this.#classes = classesOf(workload);
    this.#wholeCost = wholeCost;
    return this.#cost;
  }

  /**
   * Mean wire bytes of a page of the next round: `unsent` pages were left over, `added` ones are
   * newly dirty, and the guest has run for so many seconds since round 0.
   */
  next(unsent: number, added: number, guestSeconds: number): number {
    if (unsent + added === 0) return this.#cost;
    const addedCost = this.#addedCost(guestSeconds);
    this.#cost = (unsent * this.#cost + added * addedCost) / (unsent + added);
    this.#syncedSeconds = guestSeconds;
    return this.#cost;
  }

  #addedCost(guestSeconds: number): number {
    let dirty = 0;
    let hits = 0;
    let stored = 0;
    for (const { pages, writesPerPage } of this.#classes) {
      const written =
        pages * oneMinusExpNegative(writesPerPage * (guestSeconds - this.#syncedSeconds));
      const seen = oneMinusExpNegative(writesPerPage * this.#syncedSeconds);
      dirty += written;
      hits += written * seen;
      stored += pages * seen;
    }
    if (dirty === 0) return this.#wholeCost;
    const share = (hits / dirty) * Math.min(1, this.#cache.pages / Math.max(1, stored));
    return share * this.#cache.hitBytes + (1 - share) * this.#wholeCost;
  }
}
