import { Link } from './link';
import { firstAfter } from './search';
import { SAME_MS } from './timeline';
import { effectiveScenario } from './link-share';
import { copyStartMs } from './storage-move';
import type { MigrationResult, RoundRecord } from './types';
import { hasMoved, writesPerSecond } from './verdict';
import { totalPages } from './vm';

/** A value at a moment. Between two samples the line is straight. */
export interface Sample {
  ms: number;
  value: number;
}

/** A value that holds from one moment to another. */
export interface Span {
  fromMs: number;
  toMs: number;
  value: number;
}

/**
 * When the VM runs at the destination, or when the run ended without that, ms. Cleanup is excluded.
 */
export function endOfMove(result: MigrationResult): number {
  return copyStartMs(result) + result.brownoutMs + result.blackoutMs + result.pullMs;
}

/** Pages that a round did not send, before its sync added the newly dirty ones. */
const unsentAfter = ({ pagesUnsent, pagesSkipped }: RoundRecord) => pagesUnsent + pagesSkipped;

/** Pages that wait at the end of a round. */
export function leftAfter(round: RoundRecord): number {
  return unsentAfter(round) + round.newPagesDirtied;
}

/**
 * Pages that wait to be sent over time, in two lists: never sent before, and dirtied since they
 * were sent.
 */
export interface LeftToSend {
  fresh: Sample[];
  again: Sample[];
}

/**
 * Pages that wait, from the start of the run to its end. After retries it starts with the last
 * attempt, because earlier attempts keep no page counts. Within a round the pages fall at the speed
 * of the link.
 */
export function leftToSend(result: MigrationResult): LeftToSend {
  const { rounds, pull, scenario, attempts } = result;
  const pages = totalPages(scenario.vm);
  const first = rounds[0];
  const fresh: Sample[] = [];
  const again: Sample[] = [];
  if (attempts.length === 0) fresh.push({ ms: 0, value: first?.pagesToSend ?? pages });
  if (!first) {
    if (fresh.length) fresh.push({ ms: endOfMove(result), value: pages });
    return { fresh, again };
  }
  const { link: settings } = effectiveScenario(result);
  const link = new Link(settings.bytesPerSecond, settings.changes);
  let list = fresh;
  for (const round of rounds) {
    list.push({ ms: round.startMs, value: round.pagesToSend });
    if (!round.live && pull.length)
      for (const step of pull) list.push({ ms: step.atMs, value: step.missingPages });
    else fall(list, round, link);
    // After an early sync, unsent pages are left. They stay in the first list until a page is
    // dirtied.
    if (round.newPagesDirtied > 0) list = again;
  }
  const last = rounds.at(-1)!;
  if (last.live) list.push({ ms: last.startMs + last.durationMs, value: leftAfter(last) });
  else list.push({ ms: endOfLeft(result), value: list.at(-1)!.value });
  return { fresh, again };
}

/**
 * The end of the line of waiting pages, ms. For a failed move this is the end of the move, because
 * its pages are never sent.
 */
function endOfLeft(result: MigrationResult): number {
  return hasMoved(result) ? result.totalMs : endOfMove(result);
}

/** The samples of one round: a straight line, with corners where the link changes. */
function fall(list: Sample[], round: RoundRecord, link: Link): void {
  const { startMs, durationMs, pagesToSend } = round;
  const endMs = startMs + durationMs;
  const end = unsentAfter(round);
  const changes = link.changesBetween(startMs, endMs);
  const carried = changes.length ? link.bytesBetween(startMs, endMs) : 0;
  if (carried > 0)
    for (const ms of changes) {
      const share = link.bytesBetween(startMs, ms) / carried;
      list.push({ ms, value: pagesToSend + (end - pagesToSend) * share });
    }
  list.push({ ms: endMs, value: end });
}

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

/**
 * The speed of the VM as a share of its full speed. It is not known in attempts that were given up,
 * and after the VM is lost.
 */
export function guestSpeeds(result: MigrationResult): Span[] {
  const { rounds, pull, brownoutMs, blackoutMs, cleanupMs, totalMs } = result;
  const startMs = copyStartMs(result);
  const stopMs = startMs + brownoutMs;
  const resumedMs = stopMs + blackoutMs;
  const spans: Span[] = [{ fromMs: 0, toMs: startMs, value: 1 }];
  for (const { live, startMs, durationMs, guestSpeed } of rounds)
    if (live) spans.push({ fromMs: startMs, toMs: startMs + durationMs, value: guestSpeed });
  spans.push({ fromMs: stopMs, toMs: resumedMs, value: 0 });
  let fromMs = resumedMs;
  for (const { atMs, guestSpeed } of pull) {
    spans.push({ fromMs, toMs: atMs, value: guestSpeed });
    fromMs = atMs;
  }
  spans.push({ fromMs: totalMs - cleanupMs, toMs: totalMs, value: 1 });
  return spans.filter((span) => span.toMs > span.fromMs);
}

/** The mean speed of the VM while its memory is copied or pulled; 1 without any such time. */
export function meanGuestSpeed({ rounds, pull, ...times }: MigrationResult): number {
  let [ms, fullMs] = [0, 0];
  for (const { live, durationMs, guestSpeed } of rounds)
    if (live) [ms, fullMs] = [ms + durationMs, fullMs + guestSpeed * durationMs];
  let fromMs = copyStartMs(times) + times.brownoutMs + times.blackoutMs;
  for (const { atMs, guestSpeed } of pull) {
    [ms, fullMs] = [ms + atMs - fromMs, fullMs + guestSpeed * (atMs - fromMs)];
    fromMs = atMs;
  }
  return ms > 0 ? fullMs / ms : 1;
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

/** The first of the sorted spans that ends after a moment. */
function spanIndex(spans: readonly Span[], ms: number): number {
  return firstAfter(spans, ms, ({ toMs }) => toMs);
}

/** The span at a moment. The last one includes its end. Null in gaps. */
export function spanAt(spans: readonly Span[], ms: number): Span | null {
  const span = spans[spanIndex(spans, ms)] ?? spans.at(-1);
  return span && ms >= span.fromMs - SAME_MS && ms <= span.toMs + SAME_MS ? span : null;
}

/** The value of sorted samples at a moment; at a jump, the value after it. Null outside them. */
export function sampleAt(samples: readonly Sample[], ms: number): number | null {
  const next = firstAfter(samples, ms, (sample) => sample.ms);
  const before = samples[next - 1];
  const after = samples[next];
  if (!before) return null;
  if (!after) return ms <= before.ms + SAME_MS ? before.value : null;
  const share = (ms - before.ms) / (after.ms - before.ms);
  return before.value + (after.value - before.value) * share;
}
