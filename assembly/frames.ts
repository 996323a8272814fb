// The state of every page at a moment inside an interval, exact in law.
//
// The dirty bitmap holds the pages written somewhere in the interval. Given that, the first write
// falls by guest time e with probability (1 - exp(-r e)) / (1 - exp(-r E)); a hash of the page
// decides when. If it precedes the page's send, writes after the send are again a Poisson process,
// and a second hash decides whether one fell by now. Sweeps write at known moments.
import {
  CELLS,
  CHANCES,
  KNOTS,
  PLANS,
  RUNS,
  SPLITS,
  ZEROS,
  absentBitmap,
  dirtyBitmap,
  sendBitmap,
  staleBitmap,
  words,
} from './layout';
import { maskBefore, maskFrom } from './bitmap';
import { expNegative } from './exponential';
import { firstBelow, firstLot, secondBelow, secondLot, setLots } from './lots';
import { drawZeros, hasZeroPages } from './zero-pages';

const NO_CLASS: u32 = 64;

let guestNow: f64 = 0;
let guestEnd: f64 = 0;

let cursor: u32 = 0;
let reached: u32 = 0;
let wrapped: bool = false;
let wrapBytes: f64 = 0;
let pageCost: f64 = 0;
let zeroCost: f64 = 0;

let sweepWrites: f64 = 0;
let sweepSince: f64 = 0;
let sweepFirst: u32 = 0;
let sweepPages: f64 = 0;

/** Classes whose chances are known for this moment, and for the bounds below. */
let prepared: u64 = 0;
let bounded: u64 = 0;
/** Bytes that left before the scan came to its first page, and pages since, with and without content. */
let gone: f64 = 0;
let fullPages: i32 = 0;
let zeroPages: i32 = 0;
/** The first of the words that share bounds, what left before it, and the bounds. */
let firstShared: u32 = 0;
let earlyFull: i32 = 0;
let earlyZero: i32 = 0;
let early: f64 = 0;
let late: f64 = 0;
/** The words that share their bounds. */
const SHARING: u32 = 64;

// Chances of a class, f64 each, at these offsets of its 64 bytes.
const RATE: usize = 0;
const SCALE: usize = 8;
const FIRST_BY_NOW: usize = 16;
const AFTER_EARLY: usize = 24;
const AFTER_LATE: usize = 32;
const AGAIN_EARLY: usize = 40;
const AGAIN_LATE: usize = 48;

/** Pages of the word at hand whose first lot, or second, is below the chance of that name. */
let byNow: u64 = 0;
let byLate: u64 = 0;
let byEarly: u64 = 0;
let againByLate: u64 = 0;
let againByEarly: u64 = 0;

let rate: f64 = 0;
let scale: f64 = 0;

let dirtyNow: u64 = 0;
let staleNow: u64 = 0;
let knot: usize = KNOTS;

/**
 * Sets the interval's key and the guest seconds since its start: now, and at its end. A negative
 * end says that everything in the dirty bitmap was written by now, after its send.
 */
export function setMoment(hash0: u32, hash1: u32, now: f64, end: f64): void {
  setLots(hash0, hash1);
  guestNow = now;
  guestEnd = end;
  prepared = 0;
}

/** Sets where the scan of this interval began, how far it has come, and what pages cost. */
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

/** Sets a sweep of `pages` pages from `first`, at `writes` a guest second, `since` seconds old. */
export function setSweep(writes: f64, since: f64, first: u32, pages: f64): void {
  sweepWrites = writes;
  sweepSince = since;
  sweepFirst = first;
  sweepPages = pages;
}

/**
 * Counts absent, dirty, stale and zero pages of every cell of 2^shift pages into CELLS (four u16 a
 * cell). With `settle` nothing is counted; the stale bitmap moves on to this moment.
 */
export function frame(shift: u32, settle: u32): void {
  const zeros = hasZeroPages();
  let run: usize = RUNS;
  let split: usize = SPLITS;
  gone = wrapBytes;
  knot = KNOTS;
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
      gone = 0;
      full = -(<i32>popcnt(before & ~blanks));
      zero = -(<i32>popcnt(before & blanks));
      knot = KNOTS;
    }
    if ((word & (SHARING - 1)) == 0 || word >>> 6 == from >>> 6) beginBounds(word, full, zero);
    // Where nothing waits and nothing was written, nothing becomes stale or current.
    if (settle && !(waiting | written)) continue;
    const sent = waiting
      ? word > from && word < to
        ? waiting
        : waiting & scanned(word)
      : 0;
    dirtyNow = 0;
    staleNow = 0;
    // What never came cannot be out of date there.
    if (written && (settle || written & ~(absent & ~sent))) {
      fullPages = full;
      zeroPages = zero;
      if (guestEnd < 0) {
        dirtyNow = written;
        staleNow = written;
      } else if (sweepPages > 0) observe(word, written, sent, waiting, blanks, NO_CLASS);
      else {
        while (load<u32>(run) + <u32>load<u16>(run, 4) <= word) run += 8;
        while (load<u32>(split) < word) split += 16;
        if (load<u32>(run) <= word) {
          observe(word, written, sent, waiting, blanks, <u32>load<u8>(run, 6));
        } else {
          for (let at = split; load<u32>(at) == word; at += 16) {
            const part = written & load<u64>(at, 8);
            if (part) observe(word, part, sent, waiting, blanks, load<u32>(at, 4));
          }
        }
      }
    }
    full += <i32>popcnt(waiting & ~blanks);
    if (zeros) zero += <i32>popcnt(waiting & blanks);
    const staleThen = (stale & ~sent) | staleNow;
    const absentThen = absent & ~sent;
    if (settle) {
      store<u64>(staleBitmap + offset, staleThen);
      continue;
    }
    const dirty = (dirtyNow | (waiting & ~sent)) & ~absentThen;
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

/** Bytes that have left before a page: those of whole words, and of `some` pages of its own. */
@inline
function bytesBefore(some: u64, blanks: u64): f64 {
  return bytesOf(
    fullPages + <i32>popcnt(some & ~blanks),
    zeroPages + <i32>popcnt(some & blanks),
  );
}

@inline
function bytesOf(full: i32, zero: i32): f64 {
  return gone + (<f64>full * pageCost + <f64>zero * zeroCost);
}

/** The pages of a word that the scan has passed. */
@inline
function scanned(word: u32): u64 {
  const after = word > cursor >>> 6 ? u64.MAX_VALUE : word == cursor >>> 6 ? maskFrom(cursor) : 0;
  const before =
    word < reached >>> 6
      ? u64.MAX_VALUE
      : word == reached >>> 6 && (reached & 63) != 0
        ? maskBefore(reached)
        : 0;
  return wrapped ? after | before : after & before;
}

/** Guest seconds from the interval's start to the moment `bytes` have left. */
function guestAt(bytes: f64): f64 {
  while (load<f64>(knot, 16) <= bytes) knot += 16;
  const from = load<f64>(knot);
  const since = load<f64>(knot, 8);
  return since + ((bytes - from) * (load<f64>(knot, 24) - since)) / (load<f64>(knot, 16) - from);
}

/** From this word on others share its bounds; where the scan begins, every word has its own. */
@inline
function beginBounds(word: u32, full: i32, zero: i32): void {
  bounded = 0;
  firstShared = word;
  earlyFull = full;
  earlyZero = zero;
}

/**
 * The guest seconds between which the pages of the words that share bounds leave. What holds for
 * the first and the last of them holds for all between, which spares most pages their exponentials.
 */
function findBounds(): void {
  const isAlone = firstShared >>> 6 == cursor >>> 12;
  const end = isAlone ? firstShared + 1 : min(words, firstShared + SHARING);
  const zeros = hasZeroPages();
  let full = earlyFull;
  let zero = earlyZero;
  for (let at = firstShared; at < end; at++) {
    const blanks = zeros ? load<u64>(ZEROS + ((<usize>(at & 511)) << 3)) : 0;
    const waiting = load<u64>(sendBitmap + ((<usize>at) << 3));
    full += <i32>popcnt(waiting & ~blanks);
    zero += <i32>popcnt(waiting & blanks);
  }
  const here = knot;
  early = guestAt(bytesOf(earlyFull, earlyZero));
  late = guestAt(bytesOf(full, zero));
  knot = here;
}

/** Makes the chances of a class known; returns where they stand. */
function chancesOf(rateClass: u32): usize {
  const at = CHANCES + ((<usize>rateClass) << 6);
  const bit = (<u64>1) << rateClass;
  rate = load<f64>(at, RATE);
  scale = load<f64>(at, SCALE);
  if (!(prepared & bit)) {
    rate = load<f64>(PLANS + ((<usize>rateClass) << 5), 24);
    scale = 1 / (1 - expNegative(rate * guestEnd));
    store<f64>(at, rate, RATE);
    store<f64>(at, scale, SCALE);
    store<f64>(at, firstBy(guestNow), FIRST_BY_NOW);
    prepared |= bit;
    bounded &= ~bit;
  }
  if (!(bounded & bit)) {
    if (!bounded) findBounds();
    store<f64>(at, firstBy(early), AFTER_EARLY);
    store<f64>(at, firstBy(late), AFTER_LATE);
    store<f64>(at, writtenSince(early), AGAIN_EARLY);
    store<f64>(at, writtenSince(late), AGAIN_LATE);
    bounded |= bit;
  }
  return at;
}

/** From so many written pages on, the lots of a whole word are drawn at once. */
const MANY: u64 = 8;

/** Decides for the written pages of one class in a word whether they are dirty and stale by now. */
function observe(
  word: u32,
  written: u64,
  sent: u64,
  waiting: u64,
  blanks: u64,
  rateClass: u32,
): void {
  if (rateClass == NO_CLASS) {
    observeSweep(word, written, sent, waiting, blanks);
    return;
  }
  const at = chancesOf(rateClass);
  drawLots(word, written, sent, at);
  const dirty = written & byNow;
  const passed = dirty & sent & byLate;
  const before = passed & byEarly;
  const again = before & againByLate;
  dirtyNow |= dirty;
  staleNow |= (dirty & ~passed) | again;
  // What the bounds leave open goes page by page.
  for (let rest = passed & ~again & ~(before & ~againByEarly); rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    const page = (word << 6) + <u32>ctz(rest);
    const sentAt = guestAt(bytesBefore(waiting & (bit - 1), blanks));
    if (firstLot(page) >= firstBy(sentAt) || secondLot(page) < writtenSince(sentAt))
      staleNow |= bit;
  }
}

/**
 * Compares the lots of a word's written pages with the chances of their class: of all 64 pages at
 * once where many were written, else one by one, without a branch that could be mispredicted.
 */
function drawLots(word: u32, written: u64, sent: u64, at: usize): void {
  const now = load<f64>(at, FIRST_BY_NOW);
  const lateChance = load<f64>(at, AFTER_LATE);
  const earlyChance = load<f64>(at, AFTER_EARLY);
  const againLate = load<f64>(at, AGAIN_LATE);
  const againEarly = load<f64>(at, AGAIN_EARLY);
  byNow = 0;
  byLate = 0;
  byEarly = 0;
  againByLate = 0;
  againByEarly = 0;
  if (popcnt(written) >= MANY) {
    byNow = firstBelow(word, now);
    if (!(written & byNow & sent)) return;
    byLate = firstBelow(word, lateChance);
    byEarly = firstBelow(word, earlyChance);
    againByLate = secondBelow(word, againLate);
    againByEarly = secondBelow(word, againEarly);
    return;
  }
  for (let rest = written; rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    const page = (word << 6) + <u32>ctz(rest);
    const first = firstLot(page);
    const second = secondLot(page);
    byNow |= select<u64>(bit, 0, first < now);
    byLate |= select<u64>(bit, 0, first < lateChance);
    byEarly |= select<u64>(bit, 0, first < earlyChance);
    againByLate |= select<u64>(bit, 0, second < againLate);
    againByEarly |= select<u64>(bit, 0, second < againEarly);
  }
}

/** The chance that a page written in the interval was first written by this guest second. */
@inline
function firstBy(guestSecond: f64): f64 {
  return (1 - expNegative(rate * guestSecond)) * scale;
}

/** The chance that a page is written between this guest second and now. */
@inline
function writtenSince(guestSecond: f64): f64 {
  return 1 - expNegative(rate * max<f64>(0, guestNow - guestSecond));
}

function observeSweep(
  word: u32,
  written: u64,
  sent: u64,
  waiting: u64,
  blanks: u64,
): void {
  for (let rest = written; rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    const page = (word << 6) + <u32>ctz(rest);
    const sentAt = sent & bit ? guestAt(bytesBefore(waiting & (bit - 1), blanks)) : 0;
    if (sweptBetween(page, 0, guestNow)) dirtyNow |= bit;
    if (sweptBetween(page, sentAt, guestNow)) staleNow |= bit;
  }
}

/** Whether the sweep writes the page after guest second `from` and by `to` of the interval. */
function sweptBetween(page: u32, from: f64, to: f64): bool {
  const first = floor(sweepWrites * (sweepSince + from));
  const end = floor(sweepWrites * (sweepSince + to));
  let wait = <f64>(page - sweepFirst) - (first - floor(first / sweepPages) * sweepPages);
  if (wait < 0) wait += sweepPages;
  return first + wait < end;
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
