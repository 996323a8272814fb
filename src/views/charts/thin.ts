import { ascending, group, maxIndex, minIndex } from 'd3';
import type { Sample } from '../../model/series';

/** A point of a chart, pixels. */
export interface Point {
  x: number;
  y: number;
}

/** The value of a line at a share of the way between two samples. */
const between = (from: Sample, to: Sample, share: number): Sample => ({
  ms: from.ms + share * (to.ms - from.ms),
  value: from.value + share * (to.value - from.value),
});

/** The samples between two moments, with the line's values at those moments. */
export function within(samples: readonly Sample[], from: number, to: number): readonly Sample[] {
  if (samples.length && samples[0]!.ms >= from && samples.at(-1)!.ms <= to) return samples;
  const at = (before: Sample, after: Sample, ms: number) =>
    between(before, after, (ms - before.ms) / (after.ms - before.ms || 1));
  return samples.flatMap((sample, index) => {
    const [before, after] = [samples[index - 1], samples[index + 1]];
    if (sample.ms < from) return after && after.ms >= from ? [at(sample, after, from)] : [];
    if (sample.ms > to) return before && before.ms <= to ? [at(before, sample, to)] : [];
    return [sample];
  });
}

/** Adds samples every pixel, because a line that is straight in time is curved on a log axis. */
export function refine(samples: readonly Sample[], x: (ms: number) => number): Sample[] {
  return samples.flatMap((sample, index) => {
    const next = samples[index + 1];
    const steps = next && next.value !== sample.value ? Math.ceil(x(next.ms) - x(sample.ms)) : 1;
    return Array.from({ length: Math.max(1, steps) }, (_, step) =>
      step ? between(sample, next!, step / steps) : sample,
    );
  });
}

/** A column with at most this many points keeps them all, so that corners stay sharp. */
const FEW = 4;

/**
 * About two points for each pixel column, its highest and its lowest; the others would be hidden.
 * Points must be sorted by x.
 */
export function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const column of group(points, ({ x }) => Math.floor(x)).values()) {
    const ends = [minIndex(column, ({ y }) => y), maxIndex(column, ({ y }) => y)].sort(ascending);
    kept.push(...(column.length > FEW ? ends.map((at) => column[at]!) : column));
  }
  const last = points.at(-1);
  if (last && kept.at(-1) !== last) kept.push(last);
  return kept;
}
