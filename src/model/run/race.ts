import type { MigrationEvent } from '../events';
import { endOfMove, leftAfter } from '../series';
import { Timeline, type TimelinePart } from '../timeline';
import { lazy } from './lazy';
import { type Moment, Run } from './run';

/** When a run reaches each finish, ms since the migration began; null if it never does. */
export interface Finishes {
  /** The VM runs at the destination. */
  there: number | null;
  /** The source needs nothing of the VM any more. */
  free: number | null;
}

export type Finish = keyof Finishes;
export const FINISHES: readonly Finish[] = ['there', 'free'];

export function finishesOf(run: Run): Finishes {
  const { hasMoved, result, resumeMs } = run;
  return {
    there: hasMoved || result.pullMs > 0 ? resumeMs : null,
    free: hasMoved ? result.totalMs : null,
  };
}

/**
 * When a race of runs ends, ms. A run that copies for ever counts at most twice as long as the
 * longest of the others.
 */
export function endOfRace(runs: readonly Run[]): number {
  const longest = (some: readonly Run[]) =>
    Math.max(0, ...some.map(({ timeline }) => timeline.totalMs));
  const others = longest(runs.filter(({ result }) => result.outcome !== 'not-converged'));
  return Math.min(longest(runs), 2 * others || Infinity);
}

/** When it is known that a run does not move its VM, ms; null if it does. `endMs` ends the race. */
export const failureMs = (run: Run, endMs: number): number | null =>
  run.hasMoved ? null : Math.min(endMs, endOfMove(run.result));

/**
 * The place of each time among those that are not later than `ms`: 1 is the first, and times that
 * are tied share a place. Null for a time that is not reached.
 */
export function placesAt(
  times: readonly (number | null)[],
  ms = Infinity,
  isTied: (one: number, other: number) => boolean = Object.is,
): (number | null)[] {
  const reached = times.filter((time): time is number => time !== null && time <= ms);
  return times.map((time) =>
    time === null || time > ms
      ? null
      : 1 + reached.filter((other) => other < time && !isTied(other, time)).length,
  );
}

/** How long the VM has been paused up to a moment, ms. */
export const pausedUntil = ({ run, ms }: Moment): number =>
  Math.min(run.result.blackoutMs, Math.max(0, ms - run.pauseMs));

/** What was sent up to a moment, bytes. */
export function sentUntil({ run, ms, round, leftPages }: Moment): number {
  const { result } = run;
  if (ms >= endOfMove(result)) return result.bytesSent;
  const lost = result.attempts.filter(({ endMs }) => endMs <= ms);
  const ended = result.rounds.filter((each) => each !== round && each.startMs <= ms);
  const sum = [...lost, ...ended].reduce((bytes, { bytesSent }) => bytes + bytesSent, 0);
  if (!round) return sum;
  const unsent =
    result.pull.length && !round.live ? result.pull.at(-1)!.missingPages : leftEnd(round);
  const pages = round.pagesToSend - unsent;
  const share = leftPages === null || pages <= 0 ? 1 : (round.pagesToSend - leftPages) / pages;
  return sum + round.bytesSent * Math.min(1, Math.max(0, share));
}

/** Pages that a round leaves before those count that were dirtied meanwhile. */
const leftEnd = (round: Parameters<typeof leftAfter>[0]) =>
  leftAfter(round) - round.newPagesDirtied;

/** Seconds for which a race is played at speed 1, however long it takes. */
const SECONDS = 20;

/** An axis on which all times have the same scale. */
class EvenTimeline extends Timeline {
  override readonly seconds: number;
  override readonly parts: readonly TimelinePart[];

  constructor(totalMs: number) {
    const none = { setupMs: 0, storageMs: 0, blackoutMs: 0, pullMs: 0, cleanupMs: 0 };
    super({ ...none, brownoutMs: totalMs, rounds: [] });
    this.seconds = SECONDS;
    const whole = { startMs: 0, endMs: totalMs, from: 0, to: 1 };
    this.parts = [{ ...whole, phase: 'memory', seconds: SECONDS }];
  }
}

/** Events at which a step stops: what can be seen in a small lane. */
const isSeen = ({ kind }: MigrationEvent) => kind !== 'round' && kind !== 'sync';

/** A run under the name of its slot: that of the controls, a kept one, or rules. */
export interface SlotRun {
  slot: string;
  run: Run;
}

/** What the playhead goes through in a race: all runs on one even scale of time. */
export class RaceCourse extends Run {
  readonly lanes: readonly SlotRun[];
  readonly #runs: readonly Run[];

  /** There is at least one lane. */
  constructor(lanes: readonly SlotRun[]) {
    const runs = lanes.map(({ run }) => run);
    super(
      runs.reduce((longest, run) =>
        run.timeline.totalMs > longest.timeline.totalMs ? run : longest,
      ).result,
    );
    this.lanes = lanes;
    this.#runs = runs;
  }

  readonly #even = lazy(() => new EvenTimeline(endOfRace(this.#runs)));
  override get timeline(): Timeline {
    return this.#even();
  }

  readonly #merged = lazy(() =>
    this.#runs
      .flatMap(({ events }) => events.filter(isSeen))
      .filter(({ ms }) => ms <= this.timeline.totalMs)
      .sort((a, b) => a.ms - b.ms),
  );
  override get events(): readonly MigrationEvent[] {
    return this.#merged();
  }
}
