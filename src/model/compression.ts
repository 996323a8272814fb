import type { Scenario } from './types';

/** The fastest that a link ever is, bytes a second. */
export const fastest = ({ bytesPerSecond, changes }: Scenario['link']): number =>
  changes.reduce((most, change) => Math.max(most, change.bytesPerSecond), bytesPerSecond);

/**
 * The share of the pages that is worth compressing before a link of this rate, 0 to 1. Compression
 * handles C bytes of memory a second, and a compressed page is 1 / r as long. With a share s,
 * memory is sent at min(C / s, L / (1 - s (1 - 1 / r))) bytes a second. This is greatest where
 * both are equal: the processors are busy, the link is full, and no page waits for compression.
 */
export function compressedShare(
  { compressBytesPerSecond: speed }: Scenario['link'],
  { compressRatio }: Scenario['workload'],
  linkBytesPerSecond: number,
): number {
  const saved = 1 - 1 / compressRatio;
  return Math.min(1, speed / (linkBytesPerSecond + speed * saved));
}
