// The rule for every frame inside an interval: which of the written pages were written by then,
// and which of these after they were sent. It is exact in distribution.
//
// A hash of the page decides when it was first written. If that is before the page is sent, later
// writes are again a Poisson process, and a second hash decides whether one came by now. Sweeps
// write at known moments.
import { firstBy, firstByNow, guestEnd, guestNow, useClass, writtenSince } from './chances';
import { firstLot, secondLot } from './lots';
import { guestAt } from './scan';

let sweepWrites: f64 = 0;
let sweepSince: f64 = 0;
let sweepFirst: u32 = 0;
let sweepPages: f64 = 0;

/** Sets a sweep of `pages` pages from `first`, at `writes` a guest second, `since` seconds old. */
export function setSweep(writes: f64, since: f64, first: u32, pages: f64): void {
  sweepWrites = writes;
  sweepSince = since;
  sweepFirst = first;
  sweepPages = pages;
}

@inline
export function isSweep(): bool {
  return sweepPages > 0;
}

/** Bits of the result for a page that was written in the interval. */
export const WRITTEN: u32 = 1;
export const WRITTEN_SINCE_SENT: u32 = 2;

/**
 * The rule for one page that was written in the interval: whether by now, and whether after it was
 * sent. If it `isSent` by now, it is sent after `bytes` of the interval. Pages must come in the
 * order of the scan.
 */
export function thinPage(page: u32, rateClass: u32, isSent: bool, bytes: f64): u32 {
  if (guestEnd < 0) return WRITTEN | WRITTEN_SINCE_SENT;
  if (isSweep()) {
    const sentAt = isSent ? guestAt(bytes) : 0;
    return (
      <u32>sweptBetween(page, 0, guestNow) |
      ((<u32>sweptBetween(page, sentAt, guestNow)) << 1)
    );
  }
  useClass(rateClass);
  if (firstLot(page) >= firstByNow) return 0;
  if (!isSent || isWrittenAfter(page, guestAt(bytes))) return WRITTEN | WRITTEN_SINCE_SENT;
  return WRITTEN;
}

/** Whether a page of the current class, written by now, was written after guest second `sentAt`. */
@inline
export function isWrittenAfter(page: u32, sentAt: f64): bool {
  return firstLot(page) >= firstBy(sentAt) || secondLot(page) < writtenSince(sentAt);
}

/** Whether the sweep writes the page after guest second `from` and by `to` of the interval. */
export function sweptBetween(page: u32, from: f64, to: f64): bool {
  const first = floor(sweepWrites * (sweepSince + from));
  const end = floor(sweepWrites * (sweepSince + to));
  let wait = <f64>(page - sweepFirst) - (first - floor(first / sweepPages) * sweepPages);
  if (wait < 0) wait += sweepPages;
  return first + wait < end;
}
