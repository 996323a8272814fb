import type { Scenario } from '../model/types';
import type { Limit, PrecopyPolicy, Streams } from './policy';

/**
 * The rate of all streams of a sender together, and the rate that their windows allow with this
 * round trip. Values of the scenario replace both.
 */
export function streamLimits(
  { link }: Pick<Scenario, 'link'>,
  { count = 1, bytesPerSecond = Infinity, windowBytes = Infinity }: Partial<Streams> = {},
  scale: number,
): Limit[] {
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
  const limits = streamLimits(scenario, policy.streams?.(scenario), scale);
  const more = policy.hostLimits?.(scenario, scale);
  return more ? limits.concat(more) : limits;
}

/** The lowest of some limits. */
export const least = (limits: readonly Limit[]): Limit =>
  limits.reduce((first, next) => (next.bytesPerSecond < first.bytesPerSecond ? next : first));
