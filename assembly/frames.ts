// The state of every page at a moment inside an interval.
import { CELLS, ZEROS, absentBitmap, dirtyBitmap, sendBitmap, staleBitmap, words } from './layout';
import { maskFrom } from './bitmap';
import { firstClass } from './classes';
import { cursor, reached, scanned, startScan, startWalk, wrapped } from './scan';
import { SHARING, dirtyNow, shareBounds, staleNow, thinWord } from './thin-words';
import { drawZeros, hasZeroPages } from './zero-pages';

/**
 * Counts absent, dirty, stale and zero pages of every cell of 2^shift pages into CELLS (four u16 a
 * cell). With `settle` nothing is counted; the stale bitmap moves on to this moment.
 */
export function frame(shift: u32, settle: u32): void {
  const zeros = hasZeroPages();
  startWalk();
  firstClass();
  // In locals, as this loop is the time a frame takes.
  let full: i32 = 0;
  let zero: i32 = 0;
  const from = cursor >>> 6;
  const to = reached >>> 6;
  let counts: u64 = 0;
  const canSkip = !zeros && !settle && shift >= 6 && shift <= 12;
  const wordsInCell: u32 = shift < 6 ? 0 : (1 << (shift - 6)) - 1;
  for (let word: u32 = 0; word < words; word++) {
    // Whole stretches that were never written and have passed, or all wait, need no look at pages.
    if ((word & (SHARING - 1)) == 0 && canSkip && word + SHARING <= words && counts == 0) {
      const passed = passes(word, from, to);
      if (passed >= 0 && isUntouched(word, passed == 1)) {
        if (!passed)
          for (let at = word; at < word + SHARING; at += wordsInCell + 1)
            store<u64>(CELLS + ((<usize>(at >>> (shift - 6))) << 3), (wordsInCell + 1) << 6);
        full += SHARING << 6;
        word += SHARING - 1;
        continue;
      }
    }
    const offset = (<usize>word) << 3;
    const waiting = load<u64>(sendBitmap + offset);
    const written = load<u64>(dirtyBitmap + offset);
    const stale = load<u64>(staleBitmap + offset);
    const absent = load<u64>(absentBitmap + offset);
    if (zeros && (word & 511) == 0) drawZeros(word >>> 9);
    const blanks = zeros ? load<u64>(ZEROS + ((<usize>(word & 511)) << 3)) : 0;
    if (word == from) {
      const before = waiting & ~maskFrom(cursor);
      startScan();
      full = -(<i32>popcnt(before & ~blanks));
      zero = -(<i32>popcnt(before & blanks));
    }
    shareBounds(word, full, zero);
    // Where nothing waits and nothing was written, nothing becomes stale or current.
    if (settle && !(waiting | written)) continue;
    const sent = waiting
      ? word > from && word < to
        ? waiting
        : waiting & scanned(word)
      : 0;
    // What never came cannot be out of date there.
    const isOpen = written && (settle || written & ~(absent & ~sent));
    if (isOpen) thinWord(word, written, sent, waiting, blanks, full, zero);
    full += <i32>popcnt(waiting & ~blanks);
    if (zeros) zero += <i32>popcnt(waiting & blanks);
    const staleThen = (stale & ~sent) | (isOpen ? staleNow : 0);
    const absentThen = absent & ~sent;
    if (settle) {
      store<u64>(staleBitmap + offset, staleThen);
      continue;
    }
    const dirty = ((isOpen ? dirtyNow : 0) | (waiting & ~sent)) & ~absentThen;
    const staleHere = staleThen & ~absentThen;
    if (shift < 6) {
      fillCells(word, shift, absentThen, dirty, staleHere, blanks);
      continue;
    }
    if (absentThen | dirty | staleHere | blanks)
      counts += countsOf(absentThen, dirty, staleHere, blanks);
    if (((word + 1) & wordsInCell) == 0 || word + 1 == words) {
      store<u64>(CELLS + ((<usize>(word >>> (shift - 6))) << 3), counts);
      counts = 0;
    }
  }
}

/** Whether the scan has passed a whole stretch of words (1), or none of it (0); else -1. */
@inline
function passes(word: u32, from: u32, to: u32): i32 {
  const end = word + SHARING;
  if (wrapped || (word <= from && from < end) || (word <= to && to < end)) return -1;
  return word > from && end <= to ? 1 : 0;
}

/**
 * Whether every page of a stretch waits and none was written; where none has passed, none may be
 * there yet, and where all have, what was stale or absent before does not matter.
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

/** Four counts of pages, u16 each. */
@inline
function countsOf(absent: u64, dirty: u64, stale: u64, blanks: u64): u64 {
  return popcnt(absent) | (popcnt(dirty) << 16) | (popcnt(stale) << 32) | (popcnt(blanks) << 48);
}

/** Counts a word whose pages belong to several cells. */
function fillCells(
  word: u32,
  shift: u32,
  absent: u64,
  dirty: u64,
  stale: u64,
  blanks: u64,
): void {
  const pages: u32 = 1 << shift;
  const part = ((<u64>1) << pages) - 1;
  for (let bit: u32 = 0; bit < 64; bit += pages) {
    const mask = part << bit;
    const at = CELLS + ((<usize>(((word << 6) + bit) >>> shift)) << 3);
    store<u64>(at, countsOf(absent & mask, dirty & mask, stale & mask, blanks & mask));
  }
}

/** Empties the first `count` cells. */
export function clearCells(count: u32): void {
  memory.fill(CELLS, 0, (<usize>count) << 3);
}
