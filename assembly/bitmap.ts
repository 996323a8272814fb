// Elementary work on the bitmaps, in words of 64 pages.
import {
  absentBitmap,
  bitmapBytes,
  dirtyBitmap,
  filledBitmap,
  heldBitmap,
  sendBitmap,
  staleBitmap,
  words,
} from './layout';

/** Whether writes and sends also update the stale bitmap (the proof). */
export let marksStale: bool = true;

export function setMarksStale(on: bool): void {
  marksStale = on;
}

/** Every page waits to be sent and is missing at the destination; none is dirty. */
export function startRound0(pages: u32): void {
  memory.fill(dirtyBitmap, 0, bitmapBytes);
  fillOnes(sendBitmap, pages);
  if (marksStale || absentBitmap) fillOnes(staleBitmap, pages);
  if (absentBitmap) fillOnes(absentBitmap, pages);
  if (heldBitmap) memory.fill(heldBitmap, 0, bitmapBytes);
}

/** Clears every bitmap: no page waits, is dirty, missing or stale. */
export function clearBitmaps(): void {
  memory.fill(dirtyBitmap, 0, bitmapBytes);
  memory.fill(sendBitmap, 0, bitmapBytes);
  memory.fill(staleBitmap, 0, bitmapBytes);
  if (absentBitmap) memory.fill(absentBitmap, 0, bitmapBytes);
}

function fillOnes(bitmap: usize, pages: u32): void {
  const whole = (<usize>(pages >>> 6)) << 3;
  memory.fill(bitmap, 0xff, whole);
  memory.fill(bitmap + whole, 0, bitmapBytes - whole);
  if (pages & 63) store<u64>(bitmap + whole, ((<u64>1) << (pages & 63)) - 1);
}

/** The guest wrote these pages of a word; returns how many were not dirty before. */
@inline
export function addWord(word: u32, written: u64): u32 {
  const offset = (<usize>word) << 3;
  const before = load<u64>(dirtyBitmap + offset);
  store<u64>(dirtyBitmap + offset, before | written);
  if (marksStale) store<u64>(staleBitmap + offset, load<u64>(staleBitmap + offset) | written);
  return <u32>popcnt(written & ~before);
}

@inline
export function maskFrom(page: u32): u64 {
  return u64.MAX_VALUE << (page & 63);
}

/** The bits of a word before `page`; all bits if `page` starts the next word. */
@inline
export function maskBefore(page: u32): u64 {
  return u64.MAX_VALUE >> ((64 - (page & 63)) & 63);
}

/** Dirties the pages [first, last), as a sweep does; returns the newly dirty pages. */
export function dirtyRange(first: u32, last: u32): u32 {
  if (first >= last) return 0;
  let word = first >>> 6;
  const end = (last - 1) >>> 6;
  if (word == end) return addWord(word, maskFrom(first) & maskBefore(last));
  let added = addWord(word, maskFrom(first));
  for (word++; word < end; word++) added += addWord(word, u64.MAX_VALUE);
  return added + addWord(end, maskBefore(last));
}

/** Moves the dirty log of the words [first, last) into the send bitmap; returns the new pages. */
export function mergeDirty(first: u32, last: u32): u32 {
  let added: u32 = 0;
  for (let word = first; word < last; word++) {
    const offset = (<usize>word) << 3;
    const dirty = load<u64>(dirtyBitmap + offset);
    if (!dirty) continue;
    const waiting = load<u64>(sendBitmap + offset);
    added += <u32>popcnt(dirty & ~waiting);
    store<u64>(sendBitmap + offset, waiting | dirty);
    store<u64>(dirtyBitmap + offset, 0);
  }
  return added;
}

/** An edit writes the pages [first, last): dirty in this round, out of date at the destination. */
export function holdRange(first: u32, last: u32): void {
  setRange(heldBitmap, first, last);
  setRange(staleBitmap, first, last);
}

/** The pages [first, last) are no longer zero. */
export function fillRange(first: u32, last: u32): void {
  setRange(filledBitmap, first, last);
}

/** No page has been filled yet. */
export function clearFilled(): void {
  if (filledBitmap) memory.fill(filledBitmap, 0, bitmapBytes);
}

function setRange(bitmap: usize, first: u32, last: u32): void {
  for (let word = first >>> 6; word < (last + 63) >>> 6; word++) {
    let mask = u64.MAX_VALUE;
    if (word == first >>> 6) mask &= maskFrom(first);
    if (word == (last - 1) >>> 6) mask &= maskBefore(last);
    const at = bitmap + ((<usize>word) << 3);
    store<u64>(at, load<u64>(at) | mask);
  }
}

/** Adds the held pages to the dirty log; returns the pages of the whole log. */
export function uniteDirty(): u32 {
  for (let at: usize = 0; at < (<usize>words) << 3; at += 8) {
    store<u64>(dirtyBitmap + at, load<u64>(dirtyBitmap + at) | load<u64>(heldBitmap + at));
    store<u64>(heldBitmap + at, 0);
  }
  return countBits(dirtyBitmap);
}

/** How many pages are stale. */
export function countStale(): u32 {
  return countBits(staleBitmap);
}

/** How many pages wait to be sent. */
export function countWaiting(): u32 {
  return countBits(sendBitmap);
}

function countBits(bitmap: usize): u32 {
  let count: u32 = 0;
  const end = bitmap + ((<usize>words) << 3);
  for (let at = bitmap; at < end; at += 8) count += <u32>popcnt(load<u64>(at));
  return count;
}
