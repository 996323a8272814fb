import type { MoveRecord } from './types';
import { hasMoved } from './verdict';

/** What one of several VMs does at a moment. */
export type MoveState =
  'setup' | 'waits' | 'sends' | 'paused' | 'pulls' | 'cleanup' | 'moved' | 'stays';

/** The state of a move at a moment, ms since all began. */
export function moveStateAt(move: MoveRecord, ms: number): MoveState {
  const { startMs, waitedMs, endMs, blackoutMs, pullMs, doneMs } = move;
  if (ms < startMs - waitedMs) return 'setup';
  if (ms < startMs) return 'waits';
  if (ms < endMs - blackoutMs) return 'sends';
  if (ms < endMs) return 'paused';
  if (ms < endMs + pullMs) return 'pulls';
  if (ms < doneMs) return 'cleanup';
  return hasMoved(move) ? 'moved' : 'stays';
}

/** How many VMs are in each state at a moment. */
export function countStates(
  moves: readonly MoveRecord[],
  ms: number,
): Readonly<Record<MoveState, number>> {
  const counts = {
    setup: 0,
    waits: 0,
    sends: 0,
    paused: 0,
    pulls: 0,
    cleanup: 0,
    moved: 0,
    stays: 0,
  };
  for (const move of moves) counts[moveStateAt(move, ms)]++;
  return counts;
}
