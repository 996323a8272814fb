import { copyStartMs } from './storage-move';
import type { MigrationResult } from './types';
import { hasMoved, losesNetwork } from './verdict';

/** The pings of a client to the VM at regular times, in ms. */
export interface Pings {
  everyMs: number;
  /** Time of each ping, since the migration began, and its result. */
  list: { ms: number; fate: PingResult }[];
  lost: number;
  /** From the pause to the moment at which the network knows where the VM is. */
  outageMs: number;
  blackoutMs: number;
  announceMs: number;
}

/**
 * Answered, or lost: the VM was paused, the switches sent the ping to the old host, or the VM has
 * no network.
 */
export type PingResult = 'answered' | 'paused' | 'unannounced' | 'no-network';

/** Times between two pings. The longest one with which the outage costs several pings is used. */
const PACES = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5];
const LEAST_LOST = 5;
/** Pings shown before and after the outage. */
const AROUND = 6;

const pauseStart = (result: MigrationResult) => copyStartMs(result) + result.brownoutMs;

/** How long the switches do not know the new place of the VM, ms. */
function announceTime(result: MigrationResult): number {
  return hasMoved(result) || result.pullMs > 0 ? result.scenario.timing.announceMs : 0;
}

/** What becomes of a ping that is sent so long after the pause began, ms. */
function fateSince(result: MigrationResult, sinceMs: number): PingResult {
  const { blackoutMs } = result;
  if (sinceMs < 0 || blackoutMs <= 0) return 'answered';
  if (sinceMs < blackoutMs) return 'paused';
  if (losesNetwork(result)) return 'no-network';
  return sinceMs < blackoutMs + announceTime(result) ? 'unannounced' : 'answered';
}

/** What becomes of a ping that is sent at a moment, ms since the migration began. */
export const pingFate = (result: MigrationResult, ms: number): PingResult =>
  fateSince(result, ms - pauseStart(result));

/**
 * The pings of a client around the pause. The outage is the blackout plus the time until the
 * switches know the new place of the VM. If the switch leads to another network, all later pings
 * are lost. Null if the VM was never paused.
 */
export function pingsOf(result: MigrationResult): Pings | null {
  const { blackoutMs } = result;
  if (blackoutMs <= 0) return null;
  const announceMs = announceTime(result);
  const outageMs = blackoutMs + announceMs;
  const everyMs = PACES.find((pace) => outageMs / pace >= LEAST_LOST) ?? PACES.at(-1)!;
  const stopMs = pauseStart(result);
  const lost = Math.ceil(outageMs / everyMs);
  const list = Array.from({ length: lost + 2 * AROUND }, (_, index) => {
    const sinceMs = (index - AROUND) * everyMs;
    return { ms: stopMs + sinceMs, fate: fateSince(result, sinceMs) };
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
