import type { GuestState } from '../../model/run/guests';
import type { Moment } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import { percent } from '../../text/format';
import type { MapSide } from '../map/paint';

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
export const LEGENDS: Record<MapSide, readonly (readonly [string, string])[]> = {
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
export function sayRound({ round, phase }: Moment): string {
  if (!round || phase === 'setup' || phase === 'storage') return '';
  return round.live ? `round ${round.round}` : phase === 'pull' ? 'pulled' : 'last pages';
}
