// The sender: walks the send bitmap in address order. Sending a page clears its bit in the send
// bitmap and, in the same place, in the stale bitmap. No other code clears a stale bit.
import { BLOCK_PAGES, ZEROS, absentBitmap, dirtyBitmap, sendBitmap, staleBitmap, words } from './layout';
import { marksStale, maskBefore, maskFrom } from './bitmap';
import { drawZeros, hasZeroPages } from './zero-pages';

/** The results of the last walk: pages with content, zero pages, skipped pages. */
export let walkedPages: u32 = 0;
export let walkedZeros: u32 = 0;
export let walkedSkips: u32 = 0;

@inline
function emitWord(word: u32, mask: u64): void {
  const offset = (<usize>word) << 3;
  const waiting = load<u64>(sendBitmap + offset);
  const sent = waiting & mask;
  store<u64>(sendBitmap + offset, waiting & ~mask);
  if (marksStale) store<u64>(staleBitmap + offset, load<u64>(staleBitmap + offset) & ~sent);
  if (absentBitmap) store<u64>(absentBitmap + offset, load<u64>(absentBitmap + offset) & ~sent);
}

/** Sends every waiting page of [first, last). */
export function emit(first: u32, last: u32): void {
  if (first >= last) return;
  let word = first >>> 6;
  const end = (last - 1) >>> 6;
  if (word == end) {
    emitWord(word, maskFrom(first) & maskBefore(last));
    return;
  }
  emitWord(word, maskFrom(first));
  for (word++; word < end && word & 1; word++) emitWord(word, u64.MAX_VALUE);
  const even = end & ~1;
  if (word < even) {
    emitWhole((<usize>word) << 3, (<usize>even) << 3);
    word = even;
  }
  for (; word < end; word++) emitWord(word, u64.MAX_VALUE);
  emitWord(end, maskBefore(last));
}

/** Sends the whole words from one offset to another, both multiples of 16 bytes. */
function emitWhole(from: usize, to: usize): void {
  if (marksStale) clearSent(staleBitmap, from, to);
  if (absentBitmap) clearSent(absentBitmap, from, to);
  memory.fill(sendBitmap + from, 0, to - from);
}

function clearSent(bitmap: usize, from: usize, to: usize): void {
  for (let at = from; at < to; at += 16)
    v128.store(bitmap + at, v128.andnot(v128.load(bitmap + at), v128.load(sendBitmap + at)));
}

/**
 * Sends every waiting page that the guest has touched and clears the touches; returns how many
 * were sent.
 */
export function emitTouched(): u32 {
  let sent: u32 = 0;
  for (let word: u32 = 0; word < words; word++) {
    const at = dirtyBitmap + ((<usize>word) << 3);
    const touched = load<u64>(at);
    if (!touched) continue;
    sent += <u32>popcnt(load<u64>(sendBitmap + ((<usize>word) << 3)) & touched);
    emitWord(word, touched);
    store<u64>(at, 0);
  }
  return sent;
}

@inline
function waitingIn(word: u32, first: u32, last: u32): u64 {
  let waiting = load<u64>(sendBitmap + ((<usize>word) << 3));
  if (word == first >>> 6) waiting &= maskFrom(first);
  if (word == (last - 1) >>> 6) waiting &= maskBefore(last);
  return waiting;
}

@inline
function zerosIn(word: u32): u64 {
  return load<u64>(ZEROS + ((<usize>(word & 511)) << 3));
}

/**
 * Measures how far from `first` towards `last` the sender gets with a budget of pages and of
 * bytes. Returns the page after the last one it can send, and leaves the counts.
 */
export function measure(
  first: u32,
  last: u32,
  maxPages: f64,
  maxBytes: f64,
  pageCost: f64,
  zeroCost: f64,
): u32 {
  walkedPages = 0;
  walkedZeros = 0;
  const zeros = hasZeroPages();
  let reached = first;
  for (let at = first; at < last; ) {
    const end = min(at - (at % BLOCK_PAGES) + BLOCK_PAGES, last);
    if (zeros) drawZeros(at / BLOCK_PAGES);
    let pages: u32 = 0;
    let blank: u32 = 0;
    for (let word = at >>> 6; word <= (end - 1) >>> 6; word++) {
      const waiting = waitingIn(word, at, end);
      pages += <u32>popcnt(waiting);
      if (zeros) blank += <u32>popcnt(waiting & zerosIn(word));
    }
    const allPages = <f64>(walkedPages + pages - blank);
    const allZeros = <f64>(walkedZeros + blank);
    if (allPages + allZeros >= maxPages || allPages * pageCost + allZeros * zeroCost > maxBytes)
      return measurePages(at, end, reached, maxPages, maxBytes, pageCost, zeroCost);
    walkedPages += pages - blank;
    walkedZeros += blank;
    reached = end;
    at = end;
  }
  return reached;
}

/** The block in which the budget may run out; goes page by page. */
function measurePages(
  first: u32,
  last: u32,
  reachedBefore: u32,
  maxPages: f64,
  maxBytes: f64,
  pageCost: f64,
  zeroCost: f64,
): u32 {
  const zeros = hasZeroPages();
  let reached = reachedBefore;
  for (let word = first >>> 6; word <= (last - 1) >>> 6; word++) {
    const blanks = zeros ? zerosIn(word) : 0;
    for (let waiting = waitingIn(word, first, last); waiting; waiting &= waiting - 1) {
      const bit = <u32>ctz(waiting);
      const blank = <u32>((blanks >> bit) & 1);
      const pages = walkedPages + 1 - blank;
      const zeroPages = walkedZeros + blank;
      if (<f64>(pages + zeroPages) > maxPages) return reached;
      if (<f64>pages * pageCost + <f64>zeroPages * zeroCost > maxBytes) return reached;
      walkedPages = pages;
      walkedZeros = zeroPages;
      reached = (word << 6) + bit + 1;
    }
  }
  return reached;
}

/**
 * Sends up to `batch` waiting pages from `first` on. Pages that are dirty again are skipped and
 * stay in the send bitmap. Returns the page after the last one read.
 */
export function emitSkipping(first: u32, last: u32, batch: u32): u32 {
  walkedPages = 0;
  walkedZeros = 0;
  walkedSkips = 0;
  const zeros = hasZeroPages();
  let sent: u32 = 0;
  for (let word = first >>> 6; word <= (last - 1) >>> 6; word++) {
    const waiting = waitingIn(word, first, last);
    if (!waiting) continue;
    if (zeros) drawZeros(word >>> 9);
    const blanks = zeros ? zerosIn(word) : 0;
    const dirty = load<u64>(dirtyBitmap + ((<usize>word) << 3));
    let ready = waiting & ~dirty;
    let passed = waiting & dirty;
    const room = batch - sent;
    if (<u32>popcnt(ready) >= room) {
      const end = nthBit(ready, room);
      const upTo = (u64.MAX_VALUE >> (63 - end)) as u64;
      ready &= upTo;
      passed &= upTo;
      count(ready, blanks, passed);
      emitWord(word, ready);
      return (word << 6) + <u32>end + 1;
    }
    count(ready, blanks, passed);
    emitWord(word, ready);
    sent += <u32>popcnt(ready);
  }
  return last;
}

@inline
function count(ready: u64, blanks: u64, passed: u64): void {
  const blank = <u32>popcnt(ready & blanks);
  walkedPages += <u32>popcnt(ready) - blank;
  walkedZeros += blank;
  walkedSkips += <u32>popcnt(passed);
}

/** The position of the n-th set bit, n from 1. */
function nthBit(bits: u64, n: u32): u64 {
  for (; n > 1; n--) bits &= bits - 1;
  return ctz(bits);
}
