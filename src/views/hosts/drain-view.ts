import type { Preflight } from '../../hyperv/preflight';
import { countStates, moveStateAt } from '../../model/move-state';
import type { MoveRecord, Outcome } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { drainText as t } from '../../text/drain';
import { movesTogetherText } from '../../text/moves-together';

/** Outcomes of VMs that have not moved, in the order of their sentences. */
const OUTCOMES: readonly Outcome[] = ['failed', 'aborted', 'not-converged', 'lost'];

/** The moves from one host, with their texts. */
export class DrainView {
  readonly moves: readonly MoveRecord[];
  readonly moved: readonly MoveRecord[];
  /** When the last move has ended, and when the last VM has moved, ms since the start. */
  readonly endMs: number;
  readonly movedMs: number;
  readonly #check: Preflight;
  /** The number sent at once. */
  readonly places: number;

  constructor(moves: readonly MoveRecord[], check: Preflight, places: number) {
    this.moves = moves;
    this.moved = moves.filter(hasMoved);
    this.endMs = lastOf(moves);
    this.movedMs = lastOf(this.moved);
    this.#check = check;
    this.places = places;
  }

  get longestWaitMs(): number {
    return Math.max(0, ...this.moved.map(({ waitedMs }) => waitedMs));
  }

  /** How many VMs the drain has saved and restored. */
  get saved(): number {
    return this.moved.filter(({ isSaved }) => isSaved).length;
  }

  get memoryBytes(): number {
    return sum(this.moves.map(({ memoryBytes }) => memoryBytes));
  }

  get bytesSent(): number {
    return sum(this.moves.map(({ bytesSent }) => bytesSent));
  }

  get #destination(): string {
    return this.#check.situation.destination.name;
  }

  /** How many VMs have not moved and why: one sentence for each reason. */
  get others(): string[] {
    return OUTCOMES.flatMap((outcome) => {
      const { length } = this.moves.filter((move) => move.outcome === outcome);
      return length
        ? [movesTogetherText.others[this.#whyOf(outcome)](length, this.#destination)]
        : [];
    });
  }

  /** The state of a VM at a moment, in words. */
  stateAt(move: MoveRecord, ms: number): string {
    const state = moveStateAt(move, ms);
    if (state === 'stays') return this.why(move);
    if (state === 'waits') return t.states.waits(this.underWayAt(ms), this.places);
    if (state === 'cleanup' && !hasMoved(move)) return t.states.ended;
    return state === 'paused' && move.isSaved ? t.states.saved : t.states[state];
  }

  /** Why a VM has not moved. */
  why(move: MoveRecord): string {
    return movesTogetherText.why[this.#whyOf(move.outcome)](this.#destination);
  }

  /** The number of VMs that are being sent at a moment. */
  underWayAt(ms: number): number {
    const { sends, paused } = countStates(this.moves, ms);
    return sends + paused;
  }

  /** The progress of the drain at a moment, in clauses. */
  progressAt(ms: number): string[] {
    const states = countStates(this.moves, ms);
    const clauses: [count: number, said: string][] = [
      [1, t.clock.moved(states.moved + states.cleanup + states.pulls, this.moves.length)],
      [this.underWayAt(ms), t.clock.underWay(this.underWayAt(ms), this.places)],
      [states.waits, t.clock.waits(states.waits)],
      [states.stays, t.clock.stays(states.stays)],
    ];
    return clauses.filter(([some]) => some > 0).map(([, said]) => said);
  }

  #whyOf(outcome: Outcome) {
    if (outcome === 'aborted') return 'given-up';
    if (outcome === 'not-converged') return 'not-ended';
    if (outcome === 'lost') return 'lost';
    const { failure } = this.#check;
    if (!failure || failure.id === 'memory') return 'no-memory';
    if (failure.stage === 'queue') return 'queued';
    return failure.at ? 'settings' : 'take-over';
  }
}

const lastOf = (moves: readonly MoveRecord[]) => Math.max(0, ...moves.map(({ doneMs }) => doneMs));
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/** The style of a part of a move. */
export type MovePart = 'setup' | 'wait' | 'send' | 'pause' | 'pull' | 'cleanup' | 'stay';

/** The parts of a move on the common clock: start and end, ms. */
export function partsOf(move: MoveRecord): readonly (readonly [MovePart, number, number])[] {
  const { startMs, waitedMs, endMs, blackoutMs, pullMs, doneMs } = move;
  const queuedMs = startMs - waitedMs;
  const pausedMs = endMs - blackoutMs;
  const pulledMs = endMs + pullMs;
  const parts = [
    ['setup', 0, queuedMs],
    ['wait', queuedMs, startMs],
    ['send', startMs, pausedMs],
    ['pause', pausedMs, endMs],
    ['pull', endMs, pulledMs],
    [hasMoved(move) ? 'cleanup' : 'stay', pulledMs, doneMs],
  ] as const;
  return parts.filter(([, from, to]) => to > from);
}
