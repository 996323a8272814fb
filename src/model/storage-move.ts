import { oneMinusExpNegative } from './math';
import type { MigrationResult, Scenario } from './types';

/** A shared-nothing move's disk: times in ms, sizes in bytes. */
export interface StorageMove {
  /** The whole disk is copied while the guest goes on writing to it … */
  copyMs: number;
  copiedBytes: number;
  /** … then what it wrote behind the copy goes over, and its new writes go to both sides. */
  mirrorMs: number;
  outstandingBytes: number;
}

type Parts = Pick<Scenario, 'storage' | 'link'>;

const NONE: StorageMove = { copyMs: 0, copiedBytes: 0, mirrorMs: 0, outstandingBytes: 0 };

/** Bytes a second at which a disk is copied: the slower of the disks and the link. */
function copyRate({ storage, link }: Parts): number {
  return Math.min(storage.diskBytesPerSecond, link.bytesPerSecond);
}

/**
 * Bytes a second of the guest's disk writes that cross the link from the mirroring on; at most half
 * of what can be carried, because a mirrored write ends when both sides have it. 0 where the disk
 * stays where it is.
 */
export function mirroredBytesPerSecond(scenario: Parts): number {
  const { kind, writeBytesPerSecond } = scenario.storage;
  return kind === 'shared-nothing' ? Math.min(writeBytesPerSecond, copyRate(scenario) / 2) : 0;
}

/**
 * What happens to the disk before memory is copied: copy, then mirror (Windows Server 2012 R2 and
 * later; azurecentric.com, "Shared Nothing Live Migration", October 2012). Writes are spread evenly
 * over the disk, so that of a part copied early more is written again: the law is in docs/model.md.
 */
export function storageMove(scenario: Parts): StorageMove {
  const { kind, diskBytes, writeBytesPerSecond } = scenario.storage;
  if (kind !== 'shared-nothing' || diskBytes === 0) return NONE;
  const rate = copyRate(scenario);
  const copySeconds = diskBytes / rate;
  const rewritten = (writeBytesPerSecond * copySeconds) / diskBytes;
  const outstandingBytes = diskBytes * shareRewritten(rewritten);
  const mirrorSeconds = outstandingBytes / (rate - mirroredBytesPerSecond(scenario));
  return {
    copyMs: copySeconds * 1000,
    copiedBytes: diskBytes,
    mirrorMs: mirrorSeconds * 1000,
    outstandingBytes,
  };
}

/** Share of the disk written again behind the copy: 1 - (1 - e^-a) / a for `a` writes a byte. */
function shareRewritten(a: number): number {
  // The series avoids the difference of nearly equal numbers.
  return a < 1e-4 ? a / 2 - (a * a) / 6 : 1 - oneMinusExpNegative(a) / a;
}

/** How long the storage stage lasts, ms. */
export function storageMs(scenario: Parts): number {
  const { copyMs, mirrorMs } = storageMove(scenario);
  return copyMs + mirrorMs;
}

/** When round 0 may begin, ms since the migration began. */
export function memoryStartMs(scenario: Parts & Pick<Scenario, 'timing'>): number {
  return scenario.timing.setupMs + storageMs(scenario);
}

/** When round 0 of a run began, ms since the migration began. */
export function copyStartMs({
  setupMs,
  storageMs: ms,
}: Pick<MigrationResult, 'setupMs' | 'storageMs'>): number {
  return setupMs + ms;
}
