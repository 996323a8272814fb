import { expMinusOne, log, powerNegative } from './math';

/** What says which pages are written how often. */
export interface WritePattern {
  kind: 'uniform' | 'hot-cold' | 'zipf' | 'sequential' | 'idle';
  workingSetPages: number;
  writesPerSecond: number;
  hotPageShare: number;
  hotWriteShare: number;
  exponent: number;
}

/** Pages that share one write rate (page writes a guest second, each page). */
export interface RateClass {
  pages: number;
  writesPerPage: number;
}

/**
 * Splits the working set into rate classes, the most written first. Their pages add up to the
 * working set. Empty for workloads without random writes (idle, sequential).
 */
export function rateClasses(workload: WritePattern): RateClass[] {
  const pages = workload.workingSetPages;
  const writes = workload.writesPerSecond;
  switch (workload.kind) {
    case 'uniform':
      return [{ pages, writesPerPage: writes / pages }];
    case 'hot-cold':
      return hotAndCold(workload, pages, writes);
    case 'zipf':
      return zipfBins(pages, writes, workload.exponent);
    case 'sequential':
    case 'idle':
      return [];
  }
}

function hotAndCold(
  { hotPageShare, hotWriteShare }: WritePattern,
  pages: number,
  writes: number,
): RateClass[] {
  const hot = Math.min(pages, Math.max(Math.round(hotPageShare * pages), hotPageShare > 0 ? 1 : 0));
  if (hot === 0 || hot === pages) return [{ pages, writesPerPage: writes / pages }];
  return [
    { pages: hot, writesPerPage: (writes * hotWriteShare) / hot },
    { pages: pages - hot, writesPerPage: (writes * (1 - hotWriteShare)) / (pages - hot) },
  ];
}

/** Ranks 1, 2-3, 4-7, … each use the mean of rank^-exponent over the bin. */
function zipfBins(pages: number, writes: number, exponent: number): RateClass[] {
  const bins: { pages: number; weight: number }[] = [];
  let total = 0;
  for (let first = 1; first <= pages; first *= 2) {
    const last = Math.min(2 * first - 1, pages);
    const weight = zipfWeight(first, last, exponent);
    bins.push({ pages: last - first + 1, weight });
    total += weight;
  }
  return bins.map((bin) => ({
    pages: bin.pages,
    writesPerPage: (writes * bin.weight) / total / bin.pages,
  }));
}

/**
 * Sum of rank^-s from first to last: term by term, or by the Euler-Maclaurin formula for long bins.
 */
function zipfWeight(first: number, last: number, s: number): number {
  if (last - first < 1024) {
    let sum = 0;
    for (let rank = last; rank >= first; rank--) sum += powerNegative(rank, s);
    return sum;
  }
  const span = log(last / first);
  const growth = (1 - s) * span;
  const atFirst = powerNegative(first, s);
  const atLast = powerNegative(last, s);
  const integral = first * atFirst * (growth === 0 ? span : expMinusOne(growth) / (1 - s));
  return integral + (atFirst + atLast) / 2 + (s / 12) * (atFirst / first - atLast / last);
}
