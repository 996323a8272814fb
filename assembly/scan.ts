// The sender's scan of an interval: how far it has come, and when each page leaves.
import { KNOTS } from './layout';
import { maskBefore, maskFrom } from './bitmap';

/** The page at which the scan started, and the page after the last one passed. */
export let cursor: u32 = 0;
export let reached: u32 = 0;
export let wrapped: bool = false;
/** Wire bytes of the part before the wrap. */
let wrapBytes: f64 = 0;
/** Bytes sent before the first page of the current part of the walk. */
let gone: f64 = 0;
let pageCost: f64 = 0;
let zeroCost: f64 = 0;
/** The current segment of the table of moments. */
let knot: usize = KNOTS;

/** Sets where the scan of this interval started, how far it has come, and the cost of pages. */
export function setScan(
  from: u32,
  to: u32,
  hasWrapped: u32,
  bytesBeforeWrap: f64,
  bytesPerPage: f64,
  bytesPerZeroPage: f64,
): void {
  cursor = from;
  reached = to;
  wrapped = hasWrapped != 0;
  wrapBytes = bytesBeforeWrap;
  pageCost = bytesPerPage;
  zeroCost = bytesPerZeroPage;
}

/** The pages of a word that the scan has passed. */
@inline
export function scanned(word: u32): u64 {
  const after = word > cursor >>> 6 ? u64.MAX_VALUE : word == cursor >>> 6 ? maskFrom(cursor) : 0;
  const before =
    word < reached >>> 6
      ? u64.MAX_VALUE
      : word == reached >>> 6 && (reached & 63) != 0
        ? maskBefore(reached)
        : 0;
  return wrapped ? after | before : after & before;
}

/** Starts a walk at the first page: pages before the cursor leave after the wrap. */
export function startWalk(): void {
  gone = wrapBytes;
  knot = KNOTS;
}

/** The walk has reached the word of the cursor, where the scan starts. */
export function startScan(): void {
  gone = 0;
  knot = KNOTS;
}

/** Bytes sent after so many pages of this part of the walk, with content and without. */
@inline
export function bytesAfter(full: i32, zero: i32): f64 {
  return gone + (<f64>full * pageCost + <f64>zero * zeroCost);
}

/**
 * Guest seconds from the interval's start to the moment `bytes` have been sent. Must be called in
 * ascending order within each part of the walk.
 */
export function guestAt(bytes: f64): f64 {
  while (load<f64>(knot, 16) <= bytes) knot += 16;
  const from = load<f64>(knot);
  const since = load<f64>(knot, 8);
  return since + ((bytes - from) * (load<f64>(knot, 24) - since)) / (load<f64>(knot, 16) - from);
}

/** The same for later bytes; calls for the bytes between are still allowed. */
export function guestAhead(bytes: f64): f64 {
  const here = knot;
  const at = guestAt(bytes);
  knot = here;
  return at;
}
