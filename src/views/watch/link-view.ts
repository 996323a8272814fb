import type { Link } from '../../model/link';
import { scenarioMet } from '../../model/link-share';
import type { Step, StepCode } from '../../model/steps';
import type { MigrationResult, Phase, RoundRecord } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { policyById } from '../../policies';
import { Channel } from '../../policies/channel';
import type { NumberId } from '../explain/explanations';
import { count, linkRate } from '../format';

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

/** The link of a run, while the guest runs and while it is paused. */
export function channelsOf(result: MigrationResult): { live: Link; paused: Link } {
  const { policy } = result.scenario;
  const { bandwidthCap } = policyById(policy.id);
  const channel = new Channel(scenarioMet(result), policyById(policy.id));
  return { paused: channel.paused, live: channel.live(bandwidthCap?.(policy.options) ?? null) };
}

/** What is said below the link. */
export interface Told {
  what: string;
  note: string;
  explain?: NumberId;
  /** The note counts pages left. */
  isLeft?: boolean;
}

const MESSAGES: Partial<Record<StepCode, string>> = {
  connect: 'connect and sign in',
  configure: 'configuration',
  reserve: 'memory reserved',
  check: 'compatible',
};

/** Says what crosses the link at a moment; `leftPages` is null where none is known. */
export function tellLink(
  result: MigrationResult,
  { phase, step, leftPages }: { phase: Phase; step: Step | null; leftPages: number | null },
  traffic: Traffic,
  rate: number,
): Told {
  if (phase === 'setup')
    return { what: 'Handshake', note: MESSAGES[step?.code ?? 'connect'] ?? '' };
  if (phase === 'storage')
    return {
      what: rate > 0 ? linkRate(Math.min(rate, result.scenario.storage.diskBytesPerSecond)) : 'Cut',
      note: step?.code === 'mirror-disk' ? 'disk, mirrored' : 'disk',
    };
  if (phase === 'cleanup')
    return { what: 'Idle', note: hasMoved(result) ? 'all pages are there' : '' };
  const pages = leftPages === null ? '' : `${count(Math.round(leftPages))} left to send`;
  if (traffic === 'cut') return { what: 'Cut', note: pages };
  if (traffic === 'device-state')
    return { what: linkRate(rate), note: 'device state', explain: 'goodput' };
  return { what: linkRate(rate), note: pages, explain: 'goodput', isLeft: leftPages !== null };
}

/** The wire, and the distance of the packages on it, in units of the drawing. */
export const WIRE = { length: 132, spacing: 14 };
