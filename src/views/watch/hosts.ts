import type { GuestState } from '../../model/run/guests';
import type { Moment } from '../../model/run/run';
import type { Frame } from '../../state/frames.svelte';
import { roundedPart } from '../../text/format';
import { stageText as t } from '../../text/stage';
import type { MapSide } from '../map/paint';

/** A state in words; a slowed VM has its speed too. */
export function sayGuest(state: GuestState, speed: number): string {
  if (state === 'running' && speed === 0) return t.waits;
  const isSlow = state === 'running' && speed > 0 && speed < 0.995;
  return isSlow ? t.slowGuest(speed) : t.guest[state];
}

/** The share of the memory at the destination that is current; all of it only where it is. */
export const currentShareOf = ({ pages, absentPages, stalePages }: Frame): number =>
  roundedPart(1 - (absentPages + stalePages) / pages);

export const sayCurrent = (frame: Frame): string => t.current(currentShareOf(frame));

/** The sign in the frame of a VM, so that colour is not the only difference. */
export const SIGNS: Partial<Record<GuestState, string>> = {
  running: 'M6 4.5v7l5.5-3.5z',
  paused: 'M5 4.5h2v7H5zM9 4.5h2v7H9z',
  lost: 'M5 5l6 6M11 5l-6 6',
};

/** The meanings of a map's colours: token and words. */
export const legendOf = (host: MapSide): [string, string][] => Object.entries(t.legends[host]);

/** The round of a moment, beside the source's name; empty if there is none. */
export function sayRound({ round, phase, guests }: Moment): string {
  if (!round || phase === 'setup' || phase === 'storage' || guests.source === 'gone') return '';
  return round.live ? t.round(round.round) : phase === 'pull' ? t.pulled : t.lastPages;
}
