import type { Scenario } from '../model/types';
import type { Limit, PrecopyPolicy, Streams } from './policy';

const NO_LIMIT: Streams = { count: 1, bytesPerSecond: Infinity, windowBytes: Infinity };

/**
 * What the streams of a sender can push together, and what their windows let through on a path of
 * this round trip. A scenario that gives either has the last word.
 */
export function streamLimits(
  { link }: Pick<Scenario, 'link'>,
  own: Partial<Streams> | undefined,
  scale: number,
): Limit[] {
  const { count, bytesPerSecond, windowBytes } = { ...NO_LIMIT, ...own };
  const pushed = link.senderBytesPerSecond ?? (count * bytesPerSecond) / scale;
  const window = link.windowBytes ?? windowBytes / scale;
  const windowed = link.roundTripMs > 0 ? (count * window * 1000) / link.roundTripMs : Infinity;
  return [
    { code: 'stream', bytesPerSecond: pushed },
    { code: 'window', bytesPerSecond: windowed },
  ];
}

/** Every limit on the sending side, beside the link and the policy's own cap. */
export function sendingLimits(scenario: Scenario, policy: PrecopyPolicy): Limit[] {
  const { scale } = policy.mechanism;
  return [
    ...streamLimits(scenario, policy.streams?.(scenario), scale),
    ...(policy.hostLimits?.(scenario, scale) ?? []),
  ];
}

/** The least of some limits. */
export const least = (limits: readonly Limit[]): Limit =>
  limits.reduce((first, next) => (next.bytesPerSecond < first.bytesPerSecond ? next : first));
