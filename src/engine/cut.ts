import type { PageRange } from '../model/types';
import type { Interval } from './interval';
import type { PageKernel } from './kernel';
import { type Surroundings, aimAt } from './aim';
import type { Pull } from './pull';
import type { Conditions } from './conditions';
import type { Windows } from './windows';

/** The parts of a migration that an edit changes. */
export interface Cuttable {
  kernel: PageKernel;
  /** Pages of the VM. */
  pages: number;
  conditions: Conditions;
  pull: Pull | null;
  /** Whether writes and sends update the stale bitmap. */
  marksStale: boolean;
  /** Rounds are cut into slices, which are too short to be divided. */
  isSliced: boolean;
  surroundingsOf(interval: Interval): Surroundings;
  /** Draws the guest's writes of an interval; returns how many pages are newly dirty. */
  draw(interval: Interval): number;
  /**
   * Returns QEMU's migration thread as it was at the start of the interval; null for policies
   * without checks.
   */
  rewind(): Windows | null;
}

/** The part of an interval before an edit. */
export interface Piece extends Interval {
  /** Newly dirty pages; 0 if the round's log is taken at its end. */
  dirtied: number;
}

/**
 * Cuts an interval at a moment. The interval is already planned, and its writes are drawn to its
 * end. So the past is the same as without the edit. Afterwards memory is what the frame of that
 * moment shows: pages sent and written until then.
 */
export function cut(run: Cuttable, interval: Interval, ms: number): Piece {
  const piece = {
    ...interval,
    endMs: ms,
    endsRound: false,
    isTimed: false,
    decision: null,
    dirtied: 0,
  };
  if (interval.isPull) return cutPull(run, piece);
  if (interval.emitted) return cutBatch(run, piece, interval);
  const { kernel, conditions, isSliced, marksStale } = run;
  const { walk, guestSeconds } = aimAt(kernel, run.surroundingsOf(interval), interval, ms);
  const windows = interval.live ? run.rewind() : null;
  const extraBytes = windows ? conditions.sender.untilLook(windows, ms).extraBytes : 0;
  const bytes = conditions.scan.bytes(walk) + extraBytes;
  Object.assign(piece, walk, { guestSeconds, extraBytes, bytes });
  if (!isSliced) {
    kernel.setMarksStale(false);
    kernel.survey(0, Math.ceil(run.pages / 64), 2);
  }
  conditions.scan.emit(piece, 0, 1);
  kernel.setMarksStale(marksStale);
  if (interval.live && isSliced) piece.dirtied = run.draw(piece);
  return piece;
}

/** The pages of a batch count as sent when it starts, so only its remaining time is cut. */
function cutBatch(run: Cuttable, piece: Piece, interval: Interval): Piece {
  const { sender } = run.conditions;
  const { guestSeconds } = aimAt(run.kernel, run.surroundingsOf(interval), interval, piece.endMs);
  const carried = sender.live.bytesBetween(piece.startMs, piece.endMs);
  const { bytes, endsRound } = sender.batch ?? { bytes: 0, endsRound: null };
  sender.batch = {
    bytes: Math.max(0, bytes + interval.bytes - carried),
    endsRound: endsRound ?? sender.isLast(interval),
  };
  piece.guestSeconds = guestSeconds;
  piece.dirtied = run.draw(piece);
  return piece;
}

/** Pages that the guest requested have arrived when a step starts, so only pushed pages are cut. */
function cutPull({ pull, conditions }: Cuttable, piece: Piece): Piece {
  const { scan } = conditions;
  const { walk, faults } = pull!.cut(piece.endMs);
  const pages = walk.pages + faults;
  Object.assign(piece, walk, { pages, bytes: scan.bytes({ ...walk, pages }) });
  scan.emit(piece, 0, 1);
  return piece;
}

/**
 * The guest writes pages at the moment of an edit during the copy. Returns how many are newly
 * dirty, unless the round's log is taken at its end.
 */
export function writePages(run: Cuttable, ranges: readonly PageRange[]): number {
  const { kernel, conditions, isSliced } = run;
  const { ground, scan } = conditions;
  ground.widen(ranges, scan);
  let dirtied = 0;
  for (const { firstPage, pages } of ranges)
    if (isSliced) dirtied += kernel.dirtyRange(firstPage, firstPage + pages);
    else kernel.holdRange(firstPage, firstPage + pages);
  return dirtied;
}
