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
 * The wire cost of pages if a cache of earlier contents turns them into deltas. A newly dirty page
 * is in the cache if it was also written before the previous sync. It was then sent, and stored,
 * in a round after the first.
 */
export class DeltaCosts {
  #cache: DeltaCache;
  #classes: readonly RateClass[];
  #wholeCost: number;
  /** Mean wire bytes of a waiting page, and guest seconds up to the last sync. */
  #cost: number;
  #syncedSeconds = 0;

  constructor(cache: DeltaCache, workload: Scenario['workload'], wholeCost: number) {
    this.#cache = cache;
    this.#classes = classesOf(workload);
    this.#wholeCost = wholeCost;
    this.#cost = wholeCost;
  }

  /** Uses other values from now on; returns the new cost of a waiting page. */
  change(cache: DeltaCache, workload: Scenario['workload'], wholeCost: number): number {
    this.#cost *= wholeCost / this.#wholeCost;
    this.#cache = cache;
    this.#classes = classesOf(workload);
    this.#wholeCost = wholeCost;
    return this.#cost;
  }

  /**
   * Mean wire bytes of a page of the next round. `unsent` pages are left over and `added` pages
   * are newly dirty, `guestSeconds` after round 0 started.
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
