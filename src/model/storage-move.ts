import { Link, withRates } from './link';
import { oneMinusExpNegative } from './math';
import { isHyperV } from './product';
import type { MigrationResult, Scenario } from './types';

/** The disk of a shared-nothing move: moments in ms since the migration began, sizes in bytes. */
export interface StorageMove {
  /** First the whole disk is copied. Meanwhile the VM writes to the old disk. */
  copiedBytes: number;
  copiedMs: number;
  /** Then the data written behind the copy is sent, and new writes go to both disks. */
  outstandingBytes: number;
  /** When both disks are the same; Infinity if the link stays cut before that. */
  endMs: number;
}

type Timed = Pick<Scenario, 'storage' | 'link' | 'policy' | 'timing'>;

/**
 * How many adapters carry the disk: all of them if Hyper-V moves over SMB (SMB Multichannel),
 * otherwise one.
 */
export const adaptersOf = ({ link, policy }: Pick<Scenario, 'link' | 'policy'>): number =>
  link.transport.startsWith('smb') && isHyperV({ policy }) ? link.nics : 1;

/**
 * Bytes a second at which a disk is copied: the rate of the disks or of the link, whichever is
 * lower.
 */
const copyRate = ({ diskBytesPerSecond }: Scenario['storage'], goodput: number) =>
  Math.min(diskBytesPerSecond, goodput);

/**
 * Bytes a second of the VM's disk writes that cross the link during mirroring. They are at most
 * half of what the link carries, because a mirrored write ends when both disks have it. 0 if the
 * disk does not move.
 */
export function mirroredBytesPerSecond(storage: Scenario['storage'], goodput: number): number {
  const { kind, writeBytesPerSecond } = storage;
  return kind === 'shared-nothing'
    ? Math.min(writeBytesPerSecond, copyRate(storage, goodput) / 2)
    : 0;
}

/** The link for the copy of a disk: each goodput is replaced by `rate` of it. */
function linkAt(scenario: Timed, rate: (goodput: number) => number): Link {
  const adapters = adaptersOf(scenario);
  const { bytesPerSecond, changes } = withRates(scenario.link, (one) => rate(one * adapters));
  return new Link(bytesPerSecond, changes);
}

/** The link as it carries the copy of a disk, and then what mirroring sends. */
export const diskLink = (scenario: Timed): Link =>
  linkAt(scenario, (goodput) => copyRate(scenario.storage, goodput));

/**
 * What happens to the disk before memory is copied: copy, then mirror (Windows Server 2012 R2 and
 * later; azurecentric.com, "Shared Nothing Live Migration", October 2012). Setup ends at `fromMs`.
 * Writes are spread evenly over the disk, so more of a part that was copied early is written again.
 * The law is in docs/model.md.
 */
export function storageMove(scenario: Timed, fromMs = scenario.timing.setupMs): StorageMove {
  const { storage } = scenario;
  const { kind, diskBytes } = storage;
  if (kind !== 'shared-nothing' || diskBytes === 0)
    return { copiedBytes: 0, copiedMs: fromMs, outstandingBytes: 0, endMs: fromMs };
  const copying = diskLink(scenario);
  const copiedMs = copying.finish(fromMs, diskBytes);
  if (copiedMs === Infinity)
    return { copiedBytes: diskBytes, copiedMs, outstandingBytes: 0, endMs: Infinity };
  const outstandingBytes = writtenBehind(storage, copying, fromMs, copiedMs);
  const mirroring = linkAt(
    scenario,
    (goodput) => copyRate(storage, goodput) - mirroredBytesPerSecond(storage, goodput),
  );
  const endMs = mirroring.finish(copiedMs, outstandingBytes);
  return { copiedBytes: diskBytes, copiedMs, outstandingBytes, endMs };
}

/** Bytes of the disk that are written again after they were copied, on average. */
function writtenBehind(
  { diskBytes, writeBytesPerSecond }: Scenario['storage'],
  copying: Link,
  fromMs: number,
  toMs: number,
): number {
  const writesPerByte = (ms: number) => (writeBytesPerSecond * ms) / 1000 / diskBytes;
  const moments = [fromMs, ...copying.changesBetween(fromMs, toMs), toMs];
  return moments.slice(1).reduce((sum, endMs, index) => {
    const startMs = moments[index]!;
    // The share written again while this part is copied, and the share written after it.
    const meanwhile = shareRewritten(writesPerByte(endMs - startMs));
    const after = oneMinusExpNegative(writesPerByte(toMs - endMs));
    return sum + copying.bytesBetween(startMs, endMs) * (after + (1 - after) * meanwhile);
  }, 0);
}

/**
 * Share of a part that is written again behind its copy: 1 - (1 - e^-a) / a for `a` writes to each
 * byte meanwhile.
 */
function shareRewritten(a: number): number {
  // The series avoids subtracting nearly equal numbers.
  return a < 1e-4 ? a / 2 - (a * a) / 6 : 1 - oneMinusExpNegative(a) / a;
}

/** When round 0 may begin, ms since the migration began, if setup ends at `fromMs`. */
export function memoryStartMs(scenario: Timed, fromMs?: number): number {
  return storageMove(scenario, fromMs).endMs;
}

/** When round 0 of a run began, ms since the migration began. */
export function copyStartMs({
  setupMs,
  storageMs: ms,
}: Pick<MigrationResult, 'setupMs' | 'storageMs'>): number {
  return setupMs + ms;
}
