import { maskBefore, maskFrom, popcount, type TwinMemory } from './memory';

function fillOnes(m: TwinMemory, bitmap: number, pages: number): void {
  const whole = pages >>> 5;
  m.u32.fill(0xffffffff, bitmap, bitmap + whole);
  m.u32.fill(0, bitmap + whole, bitmap + m.stride);
  if (pages & 31) m.u32[bitmap + whole] = (1 << (pages & 31)) - 1;
}

export function startRound0(m: TwinMemory, pages: number): void {
  m.u32.fill(0, m.dirty, m.dirty + m.stride);
  fillOnes(m, m.send, pages);
  if (m.marksStale || m.absent) fillOnes(m, m.stale, pages);
  if (m.absent) fillOnes(m, m.absent, pages);
  if (m.held) m.u32.fill(0, m.held, m.held + m.stride);
}

/** Clears every bitmap: no page waits, is dirty, missing or stale. */
export function clearBitmaps(m: TwinMemory): void {
  for (const bitmap of [m.dirty, m.send, m.stale, m.absent])
    if (bitmap) m.u32.fill(0, bitmap, bitmap + m.stride);
}

/** The guest wrote these pages of a word; returns how many were not dirty before. */
export function addWord(m: TwinMemory, word: number, written: number): number {
  const before = m.u32[m.dirty + word]!;
  m.u32[m.dirty + word] = before | written;
  if (m.marksStale) m.u32[m.stale + word]! |= written;
  return popcount(written & ~before);
}

export function dirtyRange(m: TwinMemory, first: number, last: number): number {
  if (first >= last) return 0;
  const begin = first >>> 5;
  const end = (last - 1) >>> 5;
  if (begin === end) return addWord(m, begin, maskFrom(first) & maskBefore(last));
  let added = addWord(m, begin, maskFrom(first));
  for (let word = begin + 1; word < end; word++) added += addWord(m, word, -1);
  return added + addWord(m, end, maskBefore(last));
}

export function mergeDirty(m: TwinMemory, first: number, last: number): number {
  let added = 0;
  for (let word = first * 2; word < last * 2; word++) {
    const dirty = m.u32[m.dirty + word]!;
    if (!dirty) continue;
    const waiting = m.u32[m.send + word]!;
    added += popcount(dirty & ~waiting);
    m.u32[m.send + word] = waiting | dirty;
    m.u32[m.dirty + word] = 0;
  }
  return added;
}

export function holdRange(m: TwinMemory, first: number, last: number): void {
  setRange(m, m.held, first, last);
  setRange(m, m.stale, first, last);
}

export function setRange(m: TwinMemory, bitmap: number, first: number, last: number): void {
  for (let word = first >>> 5; word < (last + 31) >>> 5; word++) {
    let mask = -1;
    if (word === first >>> 5) mask &= maskFrom(first);
    if (word === (last - 1) >>> 5) mask &= maskBefore(last);
    m.u32[bitmap + word]! |= mask;
  }
}

export function uniteDirty(m: TwinMemory): number {
  for (let word = 0; word < m.words; word++) m.u32[m.dirty + word]! |= m.u32[m.held + word]!;
  m.u32.fill(0, m.held, m.held + m.words);
  return countBits(m, m.dirty);
}

export function countBits(m: TwinMemory, bitmap: number): number {
  let count = 0;
  for (let at = bitmap; at < bitmap + m.words; at++) count += popcount(m.u32[at]!);
  return count;
}
