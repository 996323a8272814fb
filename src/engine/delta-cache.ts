import { oneMinusExpNegative } from '../model/math';
import { rateClasses } from '../model/rate-classes';
import type { Scenario } from '../model/types';
import type { DeltaCache } from '../policies/policy';

/**
 * Mean wire bytes of a page that the last sync found newly dirty, where a cache of what was sent again before
 * turns pages into deltas. A page hits when it was written before the last sync, for then it has
 * been sent, and stored, in a round after the first. Times are guest seconds since round 0: the
 * last sync, and this one.
 */
export function deltaPageCost(
  cache: DeltaCache,
  { workload }: Scenario,
  pageCost: number,
  { last, now }: { last: number; now: number },
): number {
  let waiting = 0;
  let hits = 0;
  let stored = 0;
  const written = (rate: number, seconds: number) => oneMinusExpNegative(rate * seconds);
  const { kind, workingSetPages, writesPerSecond } = workload;
  const classes =
    kind === 'sequential'
      ? [{ pages: workingSetPages, writesPerPage: writesPerSecond / workingSetPages }]
      : rateClasses(workload);
  for (const { pages, writesPerPage } of classes) {
    const dirty = pages * written(writesPerPage, now - last);
    const seen = written(writesPerPage, last);
    waiting += dirty;
    hits += dirty * seen;
    stored += pages * seen;
  }
  if (waiting === 0) return pageCost;
  const share = (hits / waiting) * Math.min(1, cache.pages / Math.max(1, stored));
  return share * cache.hitBytes + (1 - share) * pageCost;
}
