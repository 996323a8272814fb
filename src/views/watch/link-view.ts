import type { Link } from '../../model/link';
import type { Step } from '../../model/steps';
import type { Phase, RoundRecord } from '../../model/types';

/** What is to be seen on the link. */
export type Traffic = 'handshake' | 'disk' | 'pages' | 'device-state' | 'idle' | 'cut';

/** What crosses the link at a moment. */
export function trafficAt(
  phase: Phase,
  step: Step | null,
  linkBytesPerSecond: number,
  isSending: boolean,
): Traffic {
  const isNeeded = phase !== 'cleanup' && step?.code !== 'resume';
  if (!isNeeded) return 'idle';
  if (linkBytesPerSecond === 0) return 'cut';
  if (phase === 'setup') return 'handshake';
  if (phase === 'storage') return 'disk';
  if (step?.code === 'device-state') return 'device-state';
  return isSending ? 'pages' : 'idle';
}

/** Slower than this share of the link is worth telling. */
const HELD_BACK = 0.95;

/**
 * What a live round sent on average, bytes a second, where that was clearly less than the link
 * carried; null where the link was the limit.
 */
export function heldBackTo(round: RoundRecord | null, link: Link): number | null {
  if (!round?.live || round.durationMs === 0) return null;
  const carried = link.bytesBetween(round.startMs, round.startMs + round.durationMs);
  if (round.bytesSent >= HELD_BACK * carried) return null;
  return (round.bytesSent * 1000) / round.durationMs;
}

const THERE_AND_BACK = (share: number) => (share < 0.5 ? 2 * share : 2 - 2 * share);

/** Where the message of a step is between source (0) and destination (1). */
export function messageAt(step: Step, share: number): number {
  switch (step.code) {
    case 'reserve':
      return 1 - share;
    case 'connect':
    case 'check':
      return THERE_AND_BACK(share);
    default:
      return share;
  }
}
