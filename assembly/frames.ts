// The state of every page at a moment inside an interval, counted or stored.
import {
  ZEROS,
  absentBitmap,
  dirtyBitmap,
  heldBitmap,
  sendBitmap,
  staleBitmap,
} from './layout';
import { maskFrom } from './bitmap';
import { firstClass } from './classes';
import { cursor, reached, scanned, startScan, startWalk, wrapped } from './scan';
import { SHARING, dirtyNow, shareBounds, staleNow, thinWord } from './thin-words';
import { drawZeros, hasZeroPages } from './zero-pages';

/** Pages missing at the destination, dirty at the source, and out of date at the destination. */
export let absentPages: u32 = 0;
export let dirtyPages: u32 = 0;
export let stalePages: u32 = 0;

/** Pages passed in this part of the walk, with content and without. */
let fullPassed: i32 = 0;
let zeroPassed: i32 = 0;

/**
 * Reads the words [first, last); must be called for all memory in order, in any number of parts.
 * Counts missing, dirty and stale pages. With `settle` it updates the stale bitmap to this moment
 * instead. With 2 the pages dirty by now are also held, and the dirty log starts again.
 */
export function survey(first: u32, last: u32, settle: u32): void {
  if (first == 0) begin();
  const zeros = hasZeroPages();
  // Local variables, because this loop takes most of the time.
  let full = fullPassed;
  let zero = zeroPassed;
  const from = cursor >>> 6;
  const to = reached >>> 6;
  for (let word = first; word < last; word++) {
    // Ranges that were never written and have been passed, or wait as a whole, need no work on
    // pages.
    if ((word & (SHARING - 1)) == 0 && !zeros && !settle && !heldBitmap && word + SHARING <= last) {
      const passed = passes(word, from, to);
      if (passed >= 0 && isUntouched(word, passed == 1)) {
        if (!passed) absentPages += SHARING << 6;
        full += SHARING << 6;
        word += SHARING - 1;
        continue;
      }
    }
    const offset = (<usize>word) << 3;
    const waiting = load<u64>(sendBitmap + offset);
    const written = load<u64>(dirtyBitmap + offset);
    if (zeros && (word == first || (word & 511) == 0)) drawZeros(word >>> 9);
    const blanks = zeros ? load<u64>(ZEROS + ((<usize>(word & 511)) << 3)) : 0;
    if (word == from) {
      const before = waiting & ~maskFrom(cursor);
      startScan();
      full = -(<i32>popcnt(before & ~blanks));
      zero = -(<i32>popcnt(before & blanks));
    }
    shareBounds(word, full, zero);
    // If no page waits and none was written, no page becomes stale or current.
    if (settle && !(waiting | written)) continue;
    const sent = !waiting ? 0 : word > from && word < to ? waiting : waiting & scanned(word);
    const absent = load<u64>(absentBitmap + offset);
    // A page that never arrived cannot be out of date.
    const isOpen = written && (settle || written & ~(absent & ~sent));
    if (isOpen) thinWord(word, written, sent, waiting, blanks, full, zero);
    full += <i32>popcnt(waiting & ~blanks);
    if (zeros) zero += <i32>popcnt(waiting & blanks);
    const stale = (load<u64>(staleBitmap + offset) & ~sent) | (isOpen ? staleNow : 0);
    const dirty = isOpen ? dirtyNow : 0;
    if (settle) {
      store<u64>(staleBitmap + offset, stale);
      if (settle == 2) hold(offset, dirty);
      continue;
    }
    const held = heldBitmap ? load<u64>(heldBitmap + offset) : 0;
    count(absent & ~sent, dirty | held | (waiting & ~sent), stale);
  }
  fullPassed = full;
  zeroPassed = zero;
}

function begin(): void {
  startWalk();
  firstClass();
  fullPassed = 0;
  zeroPassed = 0;
  absentPages = 0;
  dirtyPages = 0;
  stalePages = 0;
}

@inline
function count(absent: u64, dirty: u64, stale: u64): void {
  absentPages += <u32>popcnt(absent);
  dirtyPages += <u32>popcnt(dirty & ~absent);
  stalePages += <u32>popcnt(stale & ~absent);
}

/** Separates the pages of a word that are dirty by now from those written later in the round. */
@inline
function hold(offset: usize, dirty: u64): void {
  store<u64>(heldBitmap + offset, load<u64>(heldBitmap + offset) | dirty);
  store<u64>(dirtyBitmap + offset, 0);
}

/** Whether the scan has passed a whole range of words (1), none of it (0), or a part (-1). */
@inline
function passes(word: u32, from: u32, to: u32): i32 {
  const end = word + SHARING;
  if (wrapped || (word <= from && from < end) || (word <= to && to < end)) return -1;
  return word > from && end <= to ? 1 : 0;
}

/**
 * Whether every page of a range waits and none was written. If none has been passed, all must be
 * missing. If all have been passed, their earlier state does not matter.
 */
function isUntouched(word: u32, hasPassed: bool): bool {
  const from = (<usize>word) << 3;
  const end = from + (SHARING << 3);
  const ones = i64x2.splat(-1);
  let odd = i64x2.splat(0);
  for (let at = from; at < end; at += 16) {
    const waits = v128.load(sendBitmap + at);
    odd = v128.or(odd, v128.or(v128.xor(waits, ones), v128.load(dirtyBitmap + at)));
    if (!hasPassed) odd = v128.or(odd, v128.xor(v128.load(absentBitmap + at), ones));
  }
  return !v128.any_true(odd);
}
