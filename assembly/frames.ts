// The state of every page at a moment inside an interval, exact in law.
//
// The dirty bitmap holds the pages written somewhere in the interval. Given that, the first write
// falls by guest time e with probability (1 - exp(-r e)) / (1 - exp(-r E)); a hash of the page
// decides when. If it precedes the page's send, writes after the send are again a Poisson process,
// and a second hash decides whether one fell by now. Sweeps write at known moments.
import {
  CELLS,
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
import { drawZeros, hasZeroPages } from './zero-pages';

const NO_CLASS: u32 = 64;

let key0: u32 = 0;
let key1: u32 = 0;
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

let rate: f64 = 0;
let firstByNow: f64 = 0;
let scale: f64 = 0;
let preparedClass: u32 = u32.MAX_VALUE;

let dirtyNow: u64 = 0;
let staleNow: u64 = 0;
let knot: usize = KNOTS;

/**
 * Sets the interval's key and the guest seconds since its start: now, and at its end. A negative
 * end says that everything in the dirty bitmap was written by now, after its send.
 */
export function setMoment(hash0: u32, hash1: u32, now: f64, end: f64): void {
  key0 = hash0;
  key1 = hash1;
  guestNow = now;
  guestEnd = end;
  preparedClass = u32.MAX_VALUE;
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
  let bytes = wrapBytes;
  knot = KNOTS;
  for (let word: u32 = 0; word < words; word++) {
    const offset = (<usize>word) << 3;
    const waiting = load<u64>(sendBitmap + offset);
    const written = load<u64>(dirtyBitmap + offset);
    const stale = load<u64>(staleBitmap + offset);
    const absent = load<u64>(absentBitmap + offset);
    if (zeros && (word & 511) == 0) drawZeros(word >>> 9);
    const blanks = zeros ? load<u64>(ZEROS + ((<usize>(word & 511)) << 3)) : 0;
    if (word == cursor >>> 6) {
      bytes = -cost(waiting & ~maskFrom(cursor), blanks);
      knot = KNOTS;
    }
    // Where nothing waits and nothing was written, nothing becomes stale or current.
    if (settle && !(waiting | written)) continue;
    const sent = waiting & scanned(word);
    dirtyNow = 0;
    staleNow = 0;
    if (written) {
      if (guestEnd < 0) {
        dirtyNow = written;
        staleNow = written;
      } else if (sweepPages > 0) observe(word, written, sent, waiting, blanks, bytes, NO_CLASS);
      else {
        while (load<u32>(run) + <u32>load<u16>(run, 4) <= word) run += 8;
        while (load<u32>(split) < word) split += 16;
        if (load<u32>(run) <= word) {
          observe(word, written, sent, waiting, blanks, bytes, <u32>load<u8>(run, 6));
        } else {
          for (let at = split; load<u32>(at) == word; at += 16) {
            const part = written & load<u64>(at, 8);
            if (part) observe(word, part, sent, waiting, blanks, bytes, load<u32>(at, 4));
          }
        }
      }
    }
    bytes += cost(waiting, blanks);
    const staleThen = (stale & ~sent) | staleNow;
    const absentThen = absent & ~sent;
    if (settle) {
      store<u64>(staleBitmap + offset, staleThen);
      continue;
    }
    const dirty = (dirtyNow | (waiting & ~sent)) & ~absentThen;
    fillCells(word, shift, absentThen, dirty, staleThen & ~absentThen, blanks);
  }
}

@inline
function cost(pages: u64, blanks: u64): f64 {
  return <f64>popcnt(pages & ~blanks) * pageCost + <f64>popcnt(pages & blanks) * zeroCost;
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

function prepare(rateClass: u32): void {
  preparedClass = rateClass;
  rate = load<f64>(PLANS + ((<usize>rateClass) << 5), 24);
  scale = 1 / (1 - expNegative(rate * guestEnd));
  firstByNow = (1 - expNegative(rate * guestNow)) * scale;
}

/** lowbias32 of Chris Wellons' hash prospector, twice keyed, as a number in (0, 1). */
@inline
function hash(page: u32, salt: u32): f64 {
  let x = page ^ key0 ^ salt;
  x = (x ^ (x >>> 16)) * 0x7feb352d;
  x = (x ^ (x >>> 15)) * 0x846ca68b;
  x = x ^ (x >>> 16) ^ key1;
  x = (x ^ (x >>> 16)) * 0x7feb352d;
  x = (x ^ (x >>> 15)) * 0x846ca68b;
  return (<f64>(x ^ (x >>> 16)) + 0.5) * 2.3283064365386963e-10;
}

/** Decides for the written pages of one class in a word whether they are dirty and stale by now. */
function observe(
  word: u32,
  written: u64,
  sent: u64,
  waiting: u64,
  blanks: u64,
  bytes: f64,
  rateClass: u32,
): void {
  if (rateClass == NO_CLASS) {
    observeSweep(word, written, sent, waiting, blanks, bytes);
    return;
  }
  if (rateClass != preparedClass) prepare(rateClass);
  // The pages of a word leave one after the other; what holds for the first and the last of them
  // holds for all between, which spares most pages their exponentials.
  const wordKnot = knot;
  const early = sent ? guestAt(bytes) : 0;
  const late = sent ? guestAt(bytes + cost(waiting, blanks)) : 0;
  knot = wordKnot;
  const afterEarly = sent ? firstBy(early) : 0;
  const afterLate = sent ? firstBy(late) : 0;
  const againEarly = sent ? writtenSince(early) : 0;
  const againLate = sent ? writtenSince(late) : 0;
  for (let rest = written; rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    const page = (word << 6) + <u32>ctz(rest);
    const first = hash(page, 0);
    if (first >= firstByNow) continue;
    dirtyNow |= bit;
    if (!(sent & bit) || first >= afterLate) {
      staleNow |= bit;
      continue;
    }
    const second = hash(page, 0x9e3779b9);
    if (first < afterEarly && second < againLate) {
      staleNow |= bit;
      continue;
    }
    if (first < afterEarly && second >= againEarly) continue;
    const sentAt = guestAt(bytes + cost(waiting & (bit - 1), blanks));
    if (first >= firstBy(sentAt) || second < writtenSince(sentAt)) staleNow |= bit;
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
  bytes: f64,
): void {
  for (let rest = written; rest; rest &= rest - 1) {
    const bit = rest & (0 - rest);
    const page = (word << 6) + <u32>ctz(rest);
    const sentAt = sent & bit ? guestAt(bytes + cost(waiting & (bit - 1), blanks)) : 0;
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

@inline
function addCell(cell: u32, absent: u64, dirty: u64, stale: u64, blanks: u64): void {
  const at = CELLS + ((<usize>cell) << 3);
  const counts =
    popcnt(absent) | (popcnt(dirty) << 16) | (popcnt(stale) << 32) | (popcnt(blanks) << 48);
  store<u64>(at, load<u64>(at) + counts);
}

function fillCells(
  word: u32,
  shift: u32,
  absent: u64,
  dirty: u64,
  stale: u64,
  blanks: u64,
): void {
  if (shift >= 6) {
    addCell(word >>> (shift - 6), absent, dirty, stale, blanks);
    return;
  }
  const pages: u32 = 1 << shift;
  const part = ((<u64>1) << pages) - 1;
  for (let bit: u32 = 0; bit < 64; bit += pages) {
    const mask = part << bit;
    addCell(((word << 6) + bit) >>> shift, absent & mask, dirty & mask, stale & mask, blanks & mask);
  }
}

/** Empties the first `count` cells. */
export function clearCells(count: u32): void {
  memory.fill(CELLS, 0, (<usize>count) << 3);
}
