import { copyStartMs } from './storage-move';
import type { MigrationResult } from './types';
import { hasMoved, losesNetwork } from './verdict';

/** What somebody sees who asks the guest for an answer at a steady pace; times in ms. */
export interface Pings {
  everyMs: number;
  /** When each was sent, since the migration began, and what became of it. */
  list: { ms: number; fate: Fate }[];
  lost: number;
  /** From the pause to the moment the network knows where the guest is. */
  outageMs: number;
  blackoutMs: number;
  announceMs: number;
}

/** Answered, or lost: the guest was paused, the switches sent it the old way, or it has no network. */
export type Fate = 'answered' | 'paused' | 'unannounced' | 'no-network';

/** Paces of a client; the slowest that an outage costs several pings is taken. */
const PACES = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5];
const LEAST_LOST = 5;
/** Pings shown before and after the outage. */
const AROUND = 6;

/**
 * A client's pings around the pause: what it misses is the hypervisor's blackout plus the time the
 * switches need to learn the guest's new place; all that follow, where those lead to another network. Null where the guest was never paused.
 */
export function pingsOf(result: MigrationResult): Pings | null {
  const { blackoutMs, scenario } = result;
  const isMoved = hasMoved(result) || result.pullMs > 0;
  if (blackoutMs <= 0) return null;
  const announceMs = isMoved ? scenario.timing.announceMs : 0;
  const outageMs = blackoutMs + announceMs;
  const everyMs = PACES.find((pace) => outageMs / pace >= LEAST_LOST) ?? PACES.at(-1)!;
  const stopMs = copyStartMs(result) + result.brownoutMs;
  const lost = Math.ceil(outageMs / everyMs);
  const fateOf = (sinceMs: number): Fate => {
    if (sinceMs < 0) return 'answered';
    if (sinceMs < blackoutMs) return 'paused';
    if (losesNetwork(result)) return 'no-network';
    return sinceMs < outageMs ? 'unannounced' : 'answered';
  };
  const list = Array.from({ length: lost + 2 * AROUND }, (_, index) => {
    const sinceMs = (index - AROUND) * everyMs;
    return { ms: stopMs + sinceMs, fate: fateOf(sinceMs) };
  });
  return {
    everyMs,
    list,
    lost: list.filter(({ fate }) => fate !== 'answered').length,
    outageMs,
    blackoutMs,
    announceMs,
  };
}
