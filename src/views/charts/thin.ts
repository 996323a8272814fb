import type { Sample } from '../../model/series';

/** A place in a chart, pixels. */
export interface Point {
  x: number;
  y: number;
}

/** The samples between two moments, and where the line passes those moments. */
export function within(samples: readonly Sample[], from: number, to: number): readonly Sample[] {
  if (samples.length && samples[0]!.ms >= from && samples.at(-1)!.ms <= to) return samples;
  const at = (before: Sample, after: Sample, ms: number): Sample => {
    const share = (ms - before.ms) / (after.ms - before.ms || 1);
    return { ms, value: before.value + share * (after.value - before.value) };
  };
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
    const list = [sample];
    for (let step = 1; step < steps; step++) {
      const share = step / steps;
      list.push({
        ms: sample.ms + share * (next!.ms - sample.ms),
        value: sample.value + share * (next!.value - sample.value),
      });
    }
    return list;
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
  let from = 0;
  while (from < points.length) {
    const column = Math.floor(points[from]!.x);
    let [top, bottom, to] = [from, from, from];
    for (; to < points.length && Math.floor(points[to]!.x) === column; to++) {
      if (points[to]!.y < points[top]!.y) top = to;
      if (points[to]!.y > points[bottom]!.y) bottom = to;
    }
    if (to - from <= FEW) kept.push(...points.slice(from, to));
    else kept.push(points[Math.min(top, bottom)]!, points[Math.max(top, bottom)]!);
    from = to;
  }
  const last = points.at(-1);
  if (last && kept.at(-1) !== last) kept.push(last);
  return kept;
}
