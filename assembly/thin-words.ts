// The rule of thinning.ts for the 64 pages of a word at once. If the first and the last of many
// pages to be sent give the same result, so do all between. That saves computing most
// exponentials.
import { ZEROS, sendBitmap, words } from './layout';
import { firstBy, firstByNow, guestEnd, guestNow, useClass, writtenSince } from './chances';
import { NO_CLASS, classOfWord, splitsOf } from './classes';
import { firstBelow, firstLot, secondBelow, secondLot } from './lots';
import { bytesAfter, cursor, guestAhead, guestAt } from './scan';
import { isSweep, isWrittenAfter, sweptBetween } from './thinning';
import { hasZeroPages } from './zero-pages';

/** The words that share their bounds. */
export const SHARING: u32 = 64;
/** From this many written pages on, the lots of a whole word are drawn at once. */
const MANY: u64 = 8;

/** In the current word: pages written by now, and pages written after they were sent. */
export let dirtyNow: u64 = 0;
export let staleNow: u64 = 0;

/** Pages of this part of the walk before the current word, with content and without. */
let fullBefore: i32 = 0;
let zeroBefore: i32 = 0;

/**
 * The first of the words with shared bounds, the pages before it, and the bounds in guest seconds.
 */
let firstShared: u32 = 0;
let fullShared: i32 = 0;
let zeroShared: i32 = 0;
let early: f64 = 0;
let late: f64 = 0;
/** Classes whose chances at the bounds are computed. */
let bounded: u64 = 0;

// Chances of a class at the bounds, f64 each, at these offsets of its 64 bytes.
const FIRST_BY_EARLY: usize = 24;
const FIRST_BY_LATE: usize = 32;
const SINCE_EARLY: usize = 40;
const SINCE_LATE: usize = 48;

/** Pages of the word whose first lot, or second, is below the chance of that name. */
let byNow: u64 = 0;
let byEarly: u64 = 0;
let byLate: u64 = 0;
let sinceEarly: u64 = 0;
let sinceLate: u64 = 0;

/** Starts shared bounds at this word; near the start of the scan, every word has its own. */
@inline
export function shareBounds(word: u32, full: i32, zero: i32): void {
  if ((word & (SHARING - 1)) != 0 && word >>> 6 != cursor >>> 12) return;
  bounded = 0;
  firstShared = word;
  fullShared = full;
  zeroShared = zero;
}

/**
 * The rule for the `written` pages of a word, of which `waiting` were to be sent and `sent` have
 * been sent. `full` and `zero` pages were sent before in this part of the walk. Words must come in
 * ascending order.
 */
export function thinWord(
  word: u32,
  written: u64,
  sent: u64,
  waiting: u64,
  blanks: u64,
  full: i32,
  zero: i32,
): void {
  dirtyNow = 0;
  staleNow = 0;
  if (guestEnd < 0) {
    dirtyNow = written;
    staleNow = written;
    return;
  }
  fullBefore = full;
  zeroBefore = zero;
  if (isSweep()) {
    thinSweep(word, written, sent, waiting, blanks);
    return;
  }
  const rateClass = classOfWord(word);
  if (rateClass != NO_CLASS) {
    thinClass(word, written, sent, waiting, blanks, rateClass);
    return;
  }
  for (let at = splitsOf(word); load<u32>(at) == word; at += 16) {
    const part = written & load<u64>(at, 8);
    if (part) thinClass(word, part, sent, waiting, blanks, load<u32>(at, 4));
  }
}

/** When the page with this bit is sent, in guest seconds. */
@inline
function leavesAt(bit: u64, waiting: u64, blanks: u64): f64 {
  const some = waiting & (bit - 1);
  return guestAt(
    bytesAfter(
      fullBefore + <i32>popcnt(some & ~blanks),
      zeroBefore + <i32>popcnt(some & blanks),
    ),
  );
}

/** Written pages of one class. */
function thinClass(
  word: u32,
  written: u64,
  sent: u64,
  waiting: u64,
  blanks: u64,
  rateClass: u32,
): void {
  compareLots(word, written, sent, boundsOf(rateClass));
  const dirty = written & byNow;
  const passed = dirty & sent & byLate;
  const before = passed & byEarly;
  const again = before & sinceLate;
  dirtyNow |= dirty;
  staleNow |= (dirty & ~passed) | again;
  // Pages that the bounds do not decide are handled one by one.
  for (let rest = passed & ~again & ~(before & ~sinceEarly); rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    if (isWrittenAfter((word << 6) + <u32>ctz(rest), leavesAt(bit, waiting, blanks)))
      staleNow |= bit;
  }
}

function thinSweep(word: u32, written: u64, sent: u64, waiting: u64, blanks: u64): void {
  for (let rest = written; rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    const page = (word << 6) + <u32>ctz(rest);
    const sentAt = sent & bit ? leavesAt(bit, waiting, blanks) : 0;
    if (sweptBetween(page, 0, guestNow)) dirtyNow |= bit;
    if (sweptBetween(page, sentAt, guestNow)) staleNow |= bit;
  }
}

/** Computes the chances of a class at the bounds; returns their address. */
function boundsOf(rateClass: u32): usize {
  const at = useClass(rateClass);
  const bit = (<u64>1) << rateClass;
  if (bounded & bit) return at;
  if (!bounded) findBounds();
  store<f64>(at, firstBy(early), FIRST_BY_EARLY);
  store<f64>(at, firstBy(late), FIRST_BY_LATE);
  store<f64>(at, writtenSince(early), SINCE_EARLY);
  store<f64>(at, writtenSince(late), SINCE_LATE);
  bounded |= bit;
  return at;
}

/** The guest seconds between which the pages of the words with shared bounds are sent. */
function findBounds(): void {
  const isAlone = firstShared >>> 6 == cursor >>> 12;
  const end = isAlone ? firstShared + 1 : min(words, firstShared + SHARING);
  const zeros = hasZeroPages();
  let full = fullShared;
  let zero = zeroShared;
  for (let at = firstShared; at < end; at++) {
    const blanks = zeros ? load<u64>(ZEROS + ((<usize>(at & 511)) << 3)) : 0;
    const waiting = load<u64>(sendBitmap + ((<usize>at) << 3));
    full += <i32>popcnt(waiting & ~blanks);
    zero += <i32>popcnt(waiting & blanks);
  }
  early = guestAhead(bytesAfter(fullShared, zeroShared));
  late = guestAhead(bytesAfter(full, zero));
}

/**
 * Compares the lots of a word's written pages with the chances of their class. If many were
 * written, it compares all 64 pages at once. Otherwise it goes one by one, without a branch that
 * could be mispredicted.
 */
function compareLots(word: u32, written: u64, sent: u64, at: usize): void {
  const earlyChance = load<f64>(at, FIRST_BY_EARLY);
  const lateChance = load<f64>(at, FIRST_BY_LATE);
  const againEarly = load<f64>(at, SINCE_EARLY);
  const againLate = load<f64>(at, SINCE_LATE);
  byNow = 0;
  byLate = 0;
  byEarly = 0;
  sinceLate = 0;
  sinceEarly = 0;
  if (popcnt(written) >= MANY) {
    byNow = firstBelow(word, firstByNow);
    if (!(written & byNow & sent)) return;
    byLate = firstBelow(word, lateChance);
    byEarly = firstBelow(word, earlyChance);
    sinceLate = secondBelow(word, againLate);
    sinceEarly = secondBelow(word, againEarly);
    return;
  }
  for (let rest = written; rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    const page = (word << 6) + <u32>ctz(rest);
    const first = firstLot(page);
    const second = secondLot(page);
    byNow |= select<u64>(bit, 0, first < firstByNow);
    byLate |= select<u64>(bit, 0, first < lateChance);
    byEarly |= select<u64>(bit, 0, first < earlyChance);
    sinceLate |= select<u64>(bit, 0, second < againLate);
    sinceEarly |= select<u64>(bit, 0, second < againEarly);
  }
}
