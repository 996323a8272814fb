import { ascending, group, maxIndex, minIndex } from 'd3';
import type { Sample } from '../../model/series';

/** A place in a chart, pixels. */
export interface Point {
  x: number;
  y: number;
}

/** What a line has at a share of the way from one sample to the next. */
const between = (from: Sample, to: Sample, share: number): Sample => ({
  ms: from.ms + share * (to.ms - from.ms),
  value: from.value + share * (to.value - from.value),
});

/** The samples between two moments, and where the line passes those moments. */
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

/** Adds samples every pixel: what runs straight in time is bent on a log axis. */
export function refine(samples: readonly Sample[], x: (ms: number) => number): Sample[] {
  return samples.flatMap((sample, index) => {
    const next = samples[index + 1];
    const steps = next && next.value !== sample.value ? Math.ceil(x(next.ms) - x(sample.ms)) : 1;
    return Array.from({ length: Math.max(1, steps) }, (_, step) =>
      step ? between(sample, next!, step / steps) : sample,
    );
  });
}

/** A column with no more points than this keeps them all, so that corners stay corners. */
const FEW = 4;

/**
 * About two points a pixel column, its highest and its lowest: what else there is would be drawn
 * over them. Points come sorted by x.
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
