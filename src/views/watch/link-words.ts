import type { Moment } from '../../model/run/run';
import type { Traffic } from '../../model/run/traffic';
import type { Step, StepCode } from '../../model/steps';
import type { NumberId } from '../explain/explanations';
import { count, linkRate } from '../../text/format';

const THERE_AND_BACK = (share: number) => (share < 0.5 ? 2 * share : 2 - 2 * share);

/** Where the message of a step is between source (0) and destination (1). */
export function stepMessageAt(step: Step, share: number): number {
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

/** What is said below the link. */
export interface LinkWords {
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

/** Says what crosses the link at a moment. */
export function sayLink(
  { run, phase, step, leftPages, linkBytesPerSecond: rate }: Moment,
  traffic: Traffic,
): LinkWords {
  if (phase === 'setup')
    return { what: 'Handshake', note: MESSAGES[step?.code ?? 'connect'] ?? '' };
  if (phase === 'storage')
    return {
      what: rate > 0 ? linkRate(Math.min(rate, run.scenario.storage.diskBytesPerSecond)) : 'Cut',
      note: step?.code === 'mirror-disk' ? 'disk, mirrored' : 'disk',
    };
  if (phase === 'cleanup') return { what: 'Idle', note: run.hasMoved ? 'all pages are there' : '' };
  const pages = leftPages === null ? '' : `${count(Math.round(leftPages))} left to send`;
  if (traffic === 'cut') return { what: 'Cut', note: pages };
  if (traffic === 'device-state')
    return { what: linkRate(rate), note: 'device state', explain: 'goodput' };
  return { what: linkRate(rate), note: pages, explain: 'goodput', isLeft: leftPages !== null };
}

/** The wire, and the distance of the packages on it, in units of the drawing. */
export const WIRE = { length: 132, spacing: 14 };
