import type { Link } from '../link';
import type { Step } from '../steps';
import type { Phase, RoundRecord } from '../types';

/** What is shown on the link. */
export type Traffic = 'handshake' | 'disk' | 'pages' | 'device-state' | 'idle' | 'cut';

/** What crosses the link at a moment. */
export function trafficAt(
  {
    phase,
    step,
    linkBytesPerSecond,
  }: { phase: Phase; step: Step | null; linkBytesPerSecond: number },
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

/** A round that sent less than this share of the link's capacity was not limited by the link. */
const HELD_BACK = 0.95;

/**
 * What a live round sent on average, bytes a second, if that was clearly less than the link could
 * carry. Null if the link was the limit.
 */
export function heldBackTo(round: RoundRecord | null, link: Link): number | null {
  if (!round?.live || round.durationMs === 0) return null;
  const carried = link.bytesBetween(round.startMs, round.startMs + round.durationMs);
  if (round.bytesSent >= HELD_BACK * carried) return null;
  return (round.bytesSent * 1000) / round.durationMs;
}
