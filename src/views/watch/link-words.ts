import type { Moment } from '../../model/run/run';
import type { Traffic } from '../../model/run/traffic';
import type { Step, StepCode } from '../../model/steps';
import type { NumberId } from '../explain/explanations';
import { linkRate } from '../../text/format';
import { stageText } from '../../text/stage';

const THERE_AND_BACK = (share: number) => (share < 0.5 ? 2 * share : 2 - 2 * share);

/** The position of a step's message between source (0) and destination (1). */
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

/** The texts below the link. */
export interface LinkWords {
  what: string;
  note: string;
  explain?: NumberId;
  /** Whether the note counts pages left. */
  isLeft?: boolean;
}

/** Names the limit on sending, if it is not the link. */
export function sayBottleneck({ heldBackTo, bottleneck, step }: Moment): string | null {
  const t = stageText.link;
  if (step?.code === 'resume') return null;
  if (heldBackTo !== null) return t.heldBack(heldBackTo);
  if (bottleneck === null || bottleneck.code === 'link') return null;
  return t.limits[bottleneck.code](bottleneck.bytesPerSecond);
}

/** The message of a handshake step; empty for other steps. */
function sayMessage(code: StepCode): string {
  const { handshake } = stageText;
  return code in handshake ? handshake[code as keyof typeof handshake] : '';
}

/** Describes the traffic on the link at a moment. */
export function sayLink(
  { run, phase, step, stepShare, leftPages, linkBytesPerSecond: rate }: Moment,
  traffic: Traffic,
): LinkWords {
  const t = stageText.link;
  if (phase === 'setup' && rate > 0)
    return { what: t.handshake, note: sayMessage(step?.code ?? 'connect') };
  if (phase === 'storage')
    return {
      what: rate > 0 ? linkRate(rate) : t.cut,
      note: step?.code === 'mirror-disk' ? t.mirror : t.disk,
    };
  if (phase === 'cleanup') return { what: t.idle, note: run.hasMoved ? t.complete : '' };
  if (step?.code === 'resume') return { what: t.idle, note: t.starts(stepShare) };
  const pages = leftPages === null ? '' : t.left(Math.round(leftPages));
  if (traffic === 'cut') return { what: t.cut, note: pages };
  if (traffic === 'device-state')
    return { what: linkRate(rate), note: t.deviceState, explain: 'goodput' };
  return { what: linkRate(rate), note: pages, explain: 'goodput', isLeft: leftPages !== null };
}

/** The length of the wire, and the distance between packages on it, in units of the drawing. */
export const WIRE = { length: 132, spacing: 14 };
