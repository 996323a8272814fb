import type { Scenario } from '../model/types';
import type { Limit, PrecopyPolicy, Streams } from './policy';

const NO_LIMIT: Streams = { count: 1, bytesPerSecond: Infinity, windowBytes: Infinity };

/**
 * The rate of all streams of a sender together, and the rate that their windows allow with this
 * round trip. Values of the scenario replace both.
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

/** Every limit on the sending side, except the link and the policy's own limit. */
export function sendingLimits(scenario: Scenario, policy: PrecopyPolicy): Limit[] {
  const { scale } = policy.mechanism;
  return [
    ...streamLimits(scenario, policy.streams?.(scenario), scale),
    ...(policy.hostLimits?.(scenario, scale) ?? []),
  ];
}

/** The lowest of some limits. */
export const least = (limits: readonly Limit[]): Limit =>
  limits.reduce((first, next) => (next.bytesPerSecond < first.bytesPerSecond ? next : first));
