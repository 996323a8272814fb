import type { Link } from './link';
import { type Sample, type Span, spanIndex } from './series';
import { copyStartMs } from './storage-move';
import { SAME_MS } from './timeline';
import type { MigrationResult, RoundRecord } from './types';
import { writesPerSecond } from './verdict';

/** Distinct pages dirtied a second, for each live round. */
export function dirtyRates({ rounds }: Pick<MigrationResult, 'rounds'>): Span[] {
  return perSecond(rounds, (round) => round.pagesDirtied);
}

/**
 * Page writes a second at the speed at which the VM ran, repeated writes included, for each live
 * round.
 */
export function writeRates({ scenario, rounds }: MigrationResult): Span[] {
  const writes = writesPerSecond(scenario.workload);
  if (writes === 0) return [];
  return perSecond(rounds, (round) => (writes * round.guestSpeed * round.durationMs) / 1000);
}

/**
 * Pages with content a second that would have the same bytes as those sent, for each live round.
 */
export function sentRates(
  { rounds }: Pick<MigrationResult, 'rounds'>,
  bytesPerPage: number,
): Span[] {
  return perSecond(rounds, (round) => round.bytesSent / bytesPerPage);
}

function perSecond(rounds: readonly RoundRecord[], of: (round: RoundRecord) => number): Span[] {
  return rounds
    .filter(({ live, durationMs }) => live && durationMs > 0)
    .map((round) => ({
      fromMs: round.startMs,
      toMs: round.startMs + round.durationMs,
      value: (of(round) * 1000) / round.durationMs,
    }));
}

/** Pages with content that a link can carry a second while memory is copied live. */
export function linkRates(result: MigrationResult, link: Link, bytesPerPage: number): Span[] {
  const startMs = copyStartMs(result);
  const endMs = startMs + result.brownoutMs;
  const moments = [startMs, ...link.changesBetween(startMs, endMs), endMs];
  return moments
    .slice(1)
    .map((toMs, index) => {
      const fromMs = moments[index]!;
      return { fromMs, toMs, value: link.rateAt(fromMs) / bytesPerPage };
    })
    .filter(({ fromMs, toMs }) => toMs > fromMs);
}

/** The mean of spans over a time; null if no span touches it. */
export function meanOver(spans: readonly Span[], fromMs: number, toMs: number): number | null {
  let sum = 0;
  let length = 0;
  for (let index = spanIndex(spans, fromMs); index < spans.length; index++) {
    const span = spans[index]!;
    if (span.fromMs >= toMs) break;
    const passed = Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs);
    if (passed <= 0) continue;
    sum += span.value * passed;
    length += passed;
  }
  return length > 0 ? sum / length : null;
}

/** The area where one row of spans is above another: its two edges. */
export interface Excess {
  upper: Span[];
  lower: Span[];
}

/** The area between two rows of spans, where the first is above the second. */
export function excess(high: readonly Span[], low: readonly Span[]): Excess {
  const upper: Span[] = [];
  const lower: Span[] = [];
  for (const span of high) {
    for (let index = spanIndex(low, span.fromMs); index < low.length; index++) {
      const under = low[index]!;
      if (under.fromMs >= span.toMs) break;
      const fromMs = Math.max(span.fromMs, under.fromMs);
      const toMs = Math.min(span.toMs, under.toMs);
      if (toMs <= fromMs) continue;
      upper.push({ fromMs, toMs, value: Math.max(span.value, under.value) });
      lower.push({ fromMs, toMs, value: under.value });
    }
  }
  return { upper, lower };
}

/** Spans as the corners of their steps. A new list begins after each gap. */
export function corners(spans: readonly Span[]): Sample[][] {
  const lists: Sample[][] = [];
  let endMs = -Infinity;
  for (const { fromMs, toMs, value } of spans) {
    if (fromMs - endMs > SAME_MS) lists.push([]);
    lists.at(-1)!.push({ ms: fromMs, value }, { ms: toMs, value });
    endMs = toMs;
  }
  return lists;
}
