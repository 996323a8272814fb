import { editedLink } from './edits';
import { Link } from './link';
import { firstAfter } from './search';
import { SAME_MS } from './timeline';
import { effectiveScenario } from './link-share';
import { copyStartMs } from './storage-move';
import type { MigrationResult, RoundRecord } from './types';
import { hasMoved } from './verdict';
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

/**
 * The speed of the VM as a share of its full speed. It is not known in attempts that were given up,
 * and after the VM is lost.
 */
export function guestSpeeds(result: MigrationResult): Span[] {
  const { rounds, brownoutMs, blackoutMs, cleanupMs, totalMs } = result;
  const startMs = copyStartMs(result);
  const stopMs = startMs + brownoutMs;
  const resumedMs = stopMs + blackoutMs;
  const spans: Span[] = [{ fromMs: 0, toMs: startMs, value: 1 }];
  for (const { live, startMs, durationMs, guestSpeed } of rounds)
    if (live) spans.push({ fromMs: startMs, toMs: startMs + durationMs, value: guestSpeed });
  spans.push({ fromMs: stopMs, toMs: resumedMs, value: 0 });
  spans.push(...pullSpeeds(result, resumedMs));
  spans.push({ fromMs: totalMs - cleanupMs, toMs: totalMs, value: 1 });
  return spans.filter((span) => span.toMs > span.fromMs);
}

/** How fast the VM runs while it pulls: a VM that needs pages stands still while the link is cut. */
function pullSpeeds({ pull, scenario }: MigrationResult, resumedMs: number): Span[] {
  const { bytesPerSecond, changes } = editedLink(scenario);
  const link = new Link(bytesPerSecond, changes);
  return pull.flatMap(({ atMs, guestSpeed, faults }, index) => {
    const startMs = pull[index - 1]?.atMs ?? resumedMs;
    const starts = [startMs, ...(faults ? link.changesBetween(startMs, atMs) : [])];
    return starts.map((fromMs, part) => {
      const value = faults && link.rateAt(fromMs) <= 0 ? 0 : guestSpeed;
      return { fromMs, toMs: starts[part + 1] ?? atMs, value };
    });
  });
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

/** The first of the sorted spans that ends after a moment. */
export function spanIndex(spans: readonly Span[], ms: number): number {
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
