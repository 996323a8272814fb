import { Link, withRates } from './link';
import { oneMinusExpNegative } from './math';
import { isHyperV } from './product';
import type { MigrationResult, Scenario } from './types';

/** A shared-nothing move's disk: moments in ms since the migration began, sizes in bytes. */
export interface StorageMove {
  /** The whole disk is copied while the guest goes on writing to it … */
  copiedBytes: number;
  copiedMs: number;
  /** … then what it wrote behind the copy goes over, and its new writes go to both sides. */
  outstandingBytes: number;
  /** When both sides are alike; Infinity where the link stays cut before. */
  endMs: number;
}

type Timed = Pick<Scenario, 'storage' | 'link' | 'policy' | 'timing'>;

/** How many adapters carry the disk: all of them where Hyper-V moves over SMB, by Multichannel. */
export const adaptersOf = ({ link, policy }: Pick<Scenario, 'link' | 'policy'>): number =>
  link.transport.startsWith('smb') && isHyperV({ policy }) ? link.nics : 1;

/** Bytes a second at which a disk is copied: the slower of the disks and the link. */
const copyRate = ({ diskBytesPerSecond }: Scenario['storage'], goodput: number) =>
  Math.min(diskBytesPerSecond, goodput);

/**
 * Bytes a second of the guest's disk writes that cross a link of some goodput from the mirroring on;
 * at most half of what can be carried, because a mirrored write ends when both sides have it. 0 where
 * the disk stays where it is.
 */
export function mirroredBytesPerSecond(storage: Scenario['storage'], goodput: number): number {
  const { kind, writeBytesPerSecond } = storage;
  return kind === 'shared-nothing'
    ? Math.min(writeBytesPerSecond, copyRate(storage, goodput) / 2)
    : 0;
}

/** The link as a disk meets it, at a rate that follows from the goodput. */
function linkAt(scenario: Timed, rate: (goodput: number) => number): Link {
  const adapters = adaptersOf(scenario);
  const { bytesPerSecond, changes } = withRates(scenario.link, (one) => rate(one * adapters));
  return new Link(bytesPerSecond, changes);
}

/**
 * What happens to the disk before memory is copied: copy, then mirror (Windows Server 2012 R2 and
 * later; azurecentric.com, "Shared Nothing Live Migration", October 2012). `fromMs` is when setup is
 * over. Writes are spread evenly over the disk, so that of a part copied early more is written again:
 * the law is in docs/model.md.
 */
export function storageMove(scenario: Timed, fromMs = scenario.timing.setupMs): StorageMove {
  const { storage } = scenario;
  const { kind, diskBytes } = storage;
  if (kind !== 'shared-nothing' || diskBytes === 0)
    return { copiedBytes: 0, copiedMs: fromMs, outstandingBytes: 0, endMs: fromMs };
  const copying = linkAt(scenario, (goodput) => copyRate(storage, goodput));
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

/** Bytes of the disk that are written again between their copy and the end of it, on average. */
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
    // What is written while this part is copied, and what in the time after it.
    const meanwhile = shareRewritten(writesPerByte(endMs - startMs));
    const after = oneMinusExpNegative(writesPerByte(toMs - endMs));
    return sum + copying.bytesBetween(startMs, endMs) * (after + (1 - after) * meanwhile);
  }, 0);
}

/** Share of a part written again behind its copy: 1 - (1 - e^-a) / a for `a` writes a byte meanwhile. */
function shareRewritten(a: number): number {
  // The series avoids the difference of nearly equal numbers.
  return a < 1e-4 ? a / 2 - (a * a) / 6 : 1 - oneMinusExpNegative(a) / a;
}

/** When round 0 may begin, ms since the migration began, if setup is over at `fromMs`. */
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
