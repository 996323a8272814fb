import { copyStartMs } from './storage-move';
import type { MigrationResult } from './types';
import { hasMoved } from './verdict';

/** What somebody sees who asks the guest for an answer at a steady pace; times in ms. */
export interface Pings {
  everyMs: number;
  /** When each was sent, since the migration began, and whether an answer came. */
  list: { ms: number; isAnswered: boolean }[];
  lost: number;
  /** From the pause to the moment the network knows where the guest is. */
  outageMs: number;
  blackoutMs: number;
  announceMs: number;
}

/** Paces of a client; the slowest that an outage costs several pings is taken. */
const PACES = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5];
const LEAST_LOST = 5;
/** Pings shown before and after the outage. */
const AROUND = 6;

/**
 * A client's pings around the pause: what it misses is the hypervisor's blackout plus the time the
 * switches need to learn the guest's new place. Null where the guest was never paused.
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
  const list = Array.from({ length: lost + 2 * AROUND }, (_, index) => {
    const ms = stopMs + (index - AROUND) * everyMs;
    return { ms, isAnswered: index < AROUND || ms >= stopMs + outageMs };
  });
  return {
    everyMs,
    list,
    lost: list.filter(({ isAnswered }) => !isAnswered).length,
    outageMs,
    blackoutMs,
    announceMs,
  };
}
