import type { Phase, MigrationResult, RoundRecord } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import type { Frame } from '../../state/playback.svelte';
import { percent } from '../format';
import type { Host } from '../map/paint';

/** What the guest does on a host. */
export type GuestState = 'running' | 'paused' | 'waiting' | 'gone' | 'lost';

/** The guest on both hosts at one moment. */
export interface Guests {
  source: GuestState;
  destination: GuestState;
  /** Share of its full speed at which it runs, wherever it does. */
  speed: number;
}

/** Where the guest runs in a phase, and how fast. */
export function guestsIn(
  result: MigrationResult,
  phase: Phase,
  round: RoundRecord | null,
  ms: number,
): Guests {
  const moved = hasMoved(result);
  switch (phase) {
    case 'setup':
    case 'storage':
      return { source: 'running', destination: 'waiting', speed: 1 };
    case 'memory':
      return { source: 'running', destination: 'waiting', speed: round?.guestSpeed ?? 1 };
    case 'state':
      return { source: 'paused', destination: 'waiting', speed: 0 };
    case 'pull': {
      const speed = result.pull.find(({ atMs }) => ms < atMs)?.guestSpeed ?? 1;
      return { source: 'gone', destination: 'running', speed };
    }
    case 'cleanup':
      if (result.outcome === 'lost') return { source: 'gone', destination: 'lost', speed: 0 };
      if (result.outcome === 'not-converged')
        return { source: 'running', destination: 'waiting', speed: round?.guestSpeed ?? 1 };
      // Nothing was ever made there.
      if (result.failure && result.cleanupMs === 0)
        return { source: 'running', destination: 'waiting', speed: 1 };
      return moved
        ? { source: 'gone', destination: 'running', speed: 1 }
        : { source: 'running', destination: 'gone', speed: 1 };
  }
}

const WORDS: Record<GuestState, string> = {
  running: 'guest running',
  paused: 'guest paused',
  waiting: 'no guest yet',
  gone: 'guest gone',
  lost: 'guest lost',
};

/** A state in words; a slowed guest says how fast it runs. */
export function sayGuest(state: GuestState, speed: number): string {
  const isSlow = state === 'running' && speed > 0 && speed < 0.995;
  return isSlow ? `guest at ${Math.round(speed * 100)}\u202f% speed` : WORDS[state];
}

/** How much of the memory at the destination is as at the source. */
export function sayCurrent({ pages, absentPages, stalePages }: Frame): string {
  const share = 1 - (absentPages + stalePages) / pages;
  return `${percent(Math.round(share * 1000) / 1000)} current`;
}

/** Said instead of it where the destination lets go what it was given. */
export const DISCARDED = 'discarded';

/** The sign in the frame of a guest: never colour alone. */
export const SIGNS: Partial<Record<GuestState, string>> = {
  running: 'M6 4.5v7l5.5-3.5z',
  paused: 'M5 4.5h2v7H5zM9 4.5h2v7H9z',
  lost: 'M5 5l6 6M11 5l-6 6',
};

/** What the colours of a map mean: token and words. */
export const LEGENDS: Record<Host, readonly (readonly [string, string])[]> = {
  source: [
    ['unsent', 'not sent'],
    ['current', 'sent, clean'],
    ['dirty', 'dirty again'],
    ['flight', 'in flight'],
  ],
  destination: [
    ['unsent', 'absent'],
    ['current', 'current'],
    ['dirty', 'stale'],
  ],
};

/** Which round a moment belongs to, beside the source's name; empty where none. */
export function sayRound(round: RoundRecord | null, phase: Phase): string {
  if (!round || phase === 'setup' || phase === 'storage') return '';
  return round.live ? `round ${round.round}` : phase === 'pull' ? 'pulled' : 'last pages';
}
