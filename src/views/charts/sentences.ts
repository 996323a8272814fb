import type { Run } from '../../model/run/run';
import { type Span, leftAfter, meanOver } from '../../model/series';
import type { MigrationResult } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { totalPages } from '../../model/vm';
import { count, duration, number, pagesOf, percent, plural, roundsOf } from '../../text/format';

const areLeft = (pages: number) => `${pagesOf(pages)} ${plural(pages, 'is', 'are')} left`;

/** A round that leaves more than this share of what its predecessor left no longer helps. */
const HELPS = 0.9;

/** What becomes of the pages that wait. */
export function sayLeft(result: MigrationResult): string {
  const { attempts, scenario } = result;
  const live = result.rounds.filter((round) => round.live);
  const pages = totalPages(scenario.vm);
  const attempt = attempts.length ? `Attempt ${attempts.length + 1}. ` : '';
  if (!result.rounds.length)
    return `Nothing is sent: all memory, ${pagesOf(pages)}, is still at the source.`;
  if (!live.length) return `${attempt}${sayWithoutRounds(result, pages)}`;
  const left = live.map(leftAfter);
  const end = left.at(-1)!;
  const isStuck = left.length > 3 && end > HELPS * left.at(-3)!;
  const rounds = roundsOf(live.length);
  const fall =
    isStuck || end >= pages
      ? `${isStuck ? 'Stops shrinking' : 'Does not fall'}: after ${rounds} ${areLeft(end)}`
      : `Falls from ${count(pages)} to ${pagesOf(end)} in ${rounds}`;
  return `${attempt}${fall}, then ${sayEnd(result)}.`;
}

function sayWithoutRounds(result: MigrationResult, pages: number): string {
  const missing = missingPages(result);
  if (result.pull.length || result.pullMs > 0)
    return hasMoved(result)
      ? `The guest moves first and pulls all ${pagesOf(pages)} in ${duration(result.pullMs)}.`
      : `The guest moves first, and ${count(missing)} of its ${pagesOf(pages)} never come.`;
  return hasMoved(result)
    ? `All ${pagesOf(pages)} are sent while the guest is paused.`
    : `The guest is paused, and the move ends with ${count(missing)} of ${pagesOf(pages)} left.`;
}

/** What waits when the last round ends, or the pull. */
function missingPages({ rounds, pull }: MigrationResult): number {
  const last = rounds.at(-1);
  return pull.at(-1)?.missingPages ?? (last ? leftAfter(last) : 0);
}

function sayEnd(result: MigrationResult): string {
  const { rounds, pull, pullMs, outcome } = result;
  if (pull.length || pullMs > 0)
    return hasMoved(result)
      ? `the guest moves and pulls them in ${duration(pullMs)}`
      : `the guest moves, and ${pagesOf(missingPages(result))} never come`;
  if (hasMoved(result)) return 'the guest is paused';
  if (!rounds.at(-1)!.live) return 'the guest is paused, and the move ends before it runs again';
  return outcome === 'not-converged' ? 'the simulation ends' : 'the move is given up';
}

/** From this many times what can be sent a round dirties more than that; up to it, as much. */
export const ABOVE = 1.01;
const AS_MUCH = 0.98;

/** Whether the guest dirties more than can be sent. */
export function sayRates(
  { attempts, rounds: all }: MigrationResult,
  dirtied: readonly Span[],
  carried: readonly Span[],
  written: readonly Span[],
): string {
  if (!dirtied.length) return 'No live round: nothing that the guest writes has to be sent again.';
  const limits = dirtied.map(({ fromMs, toMs }) => meanOver(carried, fromMs, toMs) ?? 0);
  let [above, level, highest, times] = [0, 0, 0, 0];
  for (const [index, { value }] of dirtied.entries()) {
    const limit = limits[index]!;
    if (value > dirtied[highest]!.value) highest = index;
    if (value > ABOVE * limit) above++;
    else if (value >= AS_MUCH * limit) level++;
    if (limit > 0) times = Math.max(times, value / limit);
  }
  const most = dirtied[highest]!.value;
  if (most === 0) return 'The guest dirties nothing while its memory is copied.';
  const rounds = (some: number) =>
    dirtied.length === 1 ? 'in the only round' : `in ${count(some)} of ${roundsOf(dirtied.length)}`;
  const by = times > ABOVE ? `, by up to ${number(times)}×` : '';
  if (above > 0 && above >= level) return `Above what can be sent ${rounds(above)}${by}.`;
  if (level > 0) {
    const limit = limits[highest]!;
    const writes = written[highest]?.value ?? 0;
    const { fromMs } = dirtied[highest]!;
    const speed = all.find(({ startMs }) => startMs === fromMs)?.guestSpeed ?? 1;
    // Elsewhere stands what it writes when nothing slows it.
    const who = speed < 0.995 ? `Slowed to ${percent(speed)}, the guest` : 'The guest';
    const why = writes > limit ? `${who} writes ${number(writes / limit)}× what can be sent: ` : '';
    return `${why}${why ? 'as' : 'As'} much is dirtied as is sent ${rounds(level + above)}.`;
  }
  const isCut = carried.some(({ value }) => value < most);
  const which = attempts.length ? ' of the last attempt' : '';
  return `${isCut ? 'In every round below' : 'Always below'} what can be sent: at most ${number(most)} of ${number(limits[highest]!)} pages/s, in round ${highest}${which}.`;
}

/** What the guest gets done. */
export function saySpeed({ result, pauseMs, resumeMs }: Run, speeds: readonly Span[]): string {
  const { blackoutMs, pullMs, rounds } = result;
  const live = rounds.filter((round) => round.live && round.durationMs > 0);
  const parts: string[] = [];
  const mean = live.length ? meanOver(speeds, live[0]!.startMs, pauseMs) : null;
  if (mean !== null) {
    const slowest = live.reduce((least, round) =>
      round.guestSpeed < least.guestSpeed ? round : least,
    );
    const lowest =
      slowest.guestSpeed < mean * 0.995
        ? ` (${percent(slowest.guestSpeed)} in round ${slowest.round})`
        : '';
    parts.push(`runs at ${percent(mean)} while memory is copied${lowest}`);
  }
  if (blackoutMs > 0) parts.push(`stands still for ${duration(blackoutMs)}`);
  const pulled = pullMs > 0 ? meanOver(speeds, resumeMs, resumeMs + pullMs) : null;
  if (pulled !== null) parts.push(`runs at ${percent(pulled)} while it pulls its memory`);
  if (!parts.length) return 'The guest runs at full speed throughout.';
  if (result.outcome === 'lost') parts.push('is lost');
  return `The guest ${parts.slice(0, -1).join(', ')}${parts.length > 1 ? ', then ' : ''}${parts.at(-1)}.`;
}
