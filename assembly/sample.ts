// The state of only those pages that a map shows, at a moment inside an interval. Tables hold the
// pages (SAMPLE), their states (STATES) and the pages that wait before them (BEFORE).
import {
  BEFORE,
  SAMPLE,
  STATES,
  ZEROS,
  absentBitmap,
  dirtyBitmap,
  heldBitmap,
  sendBitmap,
  staleBitmap,
} from './layout';
import { maskBefore } from './bitmap';
import { classOfPage, firstClass } from './classes';
import { bytesAfter, cursor, scanned, startScan, startWalk } from './scan';
import { WRITTEN, WRITTEN_SINCE_SENT, thinPage } from './thinning';
import { drawZeros, hasZeroPages } from './zero-pages';

// Bits of a state; `src/model/page-state.ts` has the same.
const ABSENT: u32 = 1;
const DIRTY: u32 = 2;
const STALE: u32 = 4;
const ZERO: u32 = 8;

/** In BEFORE, a bit of the page itself: it is a zero page. */
const BLANK: u32 = 0x80000000;

/** Pages waiting before the last position, with content and without. */
let wordAt: u32 = 0;
let fullAt: u32 = 0;
let zeroAt: u32 = 0;
/** The same before the cursor of the interval. */
let fullAtCursor: u32 = 0;
let zeroAtCursor: u32 = 0;

/**
 * Counts the pages that wait before each of the first `count` listed pages, and before the scan's
 * first page. Valid until the send bitmap changes.
 */
export function locateSample(count: u32, scanFrom: u32): void {
  wordAt = 0;
  fullAt = 0;
  zeroAt = 0;
  let isPast = false;
  for (let i: u32 = 0; i < count; i++) {
    const page = load<u32>(SAMPLE + ((<usize>i) << 2));
    if (!isPast && page >>> 6 >= scanFrom >>> 6) {
      isPast = true;
      locateCursor(scanFrom);
    }
    walkTo(page >>> 6);
    const blanks = blanksOf(wordAt);
    const some = waitingBefore(page);
    const at = BEFORE + ((<usize>i) << 3);
    store<u32>(at, fullAt + <u32>popcnt(some & ~blanks));
    const isBlank = (blanks >>> (page & 63)) & 1;
    store<u32>(at, (zeroAt + <u32>popcnt(some & blanks)) | (isBlank ? BLANK : 0), 4);
  }
}

function locateCursor(page: u32): void {
  walkTo(page >>> 6);
  const blanks = blanksOf(wordAt);
  const some = waitingBefore(page);
  fullAtCursor = fullAt + <u32>popcnt(some & ~blanks);
  zeroAtCursor = zeroAt + <u32>popcnt(some & blanks);
}

/** The pages of the current word that wait before a page of it. */
@inline
function waitingBefore(page: u32): u64 {
  return page & 63 ? load<u64>(sendBitmap + ((<usize>wordAt) << 3)) & maskBefore(page) : 0;
}

@inline
function blanksOf(word: u32): u64 {
  if (!hasZeroPages()) return 0;
  drawZeros(word >>> 9);
  return load<u64>(ZEROS + ((<usize>(word & 511)) << 3));
}

/** Counts the waiting pages up to a word. */
function walkTo(word: u32): void {
  if (!hasZeroPages()) {
    let full: u64 = 0;
    for (; wordAt < word; wordAt++) full += popcnt(load<u64>(sendBitmap + ((<usize>wordAt) << 3)));
    fullAt += <u32>full;
    return;
  }
  for (; wordAt < word; wordAt++) {
    const waiting = load<u64>(sendBitmap + ((<usize>wordAt) << 3));
    if (!waiting) continue;
    const blanks = blanksOf(wordAt);
    fullAt += <u32>popcnt(waiting & ~blanks);
    zeroAt += <u32>popcnt(waiting & blanks);
  }
}

/**
 * Finds the state of the first `count` listed pages; with `settle`, updates their bits of the
 * stale bitmap to this moment instead.
 */
export function sample(count: u32, settle: u32): void {
  startWalk();
  firstClass();
  const from = cursor >>> 6;
  let fullFrom: u32 = 0;
  let zeroFrom: u32 = 0;
  let isPast = false;
  for (let i: u32 = 0; i < count; i++) {
    const page = load<u32>(SAMPLE + ((<usize>i) << 2));
    const word = page >>> 6;
    if (!isPast && word >= from) {
      isPast = true;
      startScan();
      fullFrom = fullAtCursor;
      zeroFrom = zeroAtCursor;
    }
    const at = BEFORE + ((<usize>i) << 3);
    const zeros = load<u32>(at, 4);
    const full = <i32>(load<u32>(at) - fullFrom);
    const zero = <i32>((zeros & ~BLANK) - zeroFrom);
    const state = stateOf(page, full, zero, settle) | (zeros & BLANK ? ZERO : 0);
    if (settle) settlePage(page, (state & STALE) != 0);
    else store<u8>(STATES + <usize>i, state);
  }
}

/** The state of a page with so many sent before it; a missing page is neither dirty nor stale. */
@inline
function stateOf(page: u32, full: i32, zero: i32, settle: u32): u32 {
  const offset = (<usize>(page >>> 6)) << 3;
  const bit = page & 63;
  const isWaiting = <u32>(load<u64>(sendBitmap + offset) >>> bit) & 1;
  const isSent = isWaiting & <u32>(scanned(page >>> 6) >>> bit);
  const isAbsent = <u32>(load<u64>(absentBitmap + offset) >>> bit) & 1 & ~isSent;
  if (isAbsent && !settle) return ABSENT;
  const isWritten = <u32>(load<u64>(dirtyBitmap + offset) >>> bit) & 1;
  const known = isWritten
    ? thinPage(page, classOfPage(page), isSent != 0, bytesAfter(full, zero))
    : 0;
  const isHeld = heldBitmap ? <u32>(load<u64>(heldBitmap + offset) >>> bit) & 1 : 0;
  const wasStale = <u32>(load<u64>(staleBitmap + offset) >>> bit) & 1 & ~isSent;
  return (
    ((known & WRITTEN) | isHeld | (isWaiting & ~isSent) ? DIRTY : 0) |
    ((known & WRITTEN_SINCE_SENT) | wasStale ? STALE : 0)
  );
}

@inline
function settlePage(page: u32, isStale: bool): void {
  const at = staleBitmap + ((<usize>(page >>> 6)) << 3);
  const bit = (<u64>1) << (page & 63);
  const others = load<u64>(at) & ~bit;
  store<u64>(at, isStale ? others | bit : others);
}
