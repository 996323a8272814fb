// The adaptive filler: which pages of a rate class the guest dirties in an interval.
//
// Page writes of a class are a Poisson process, so each page is dirty after an interval with
// p = 1 - exp(-hazard), independently. A run of pages is filled by
//   Bernoulli(P / 2^K) in K bit-sliced passes  OR  Poisson events of the hazard that is left,
// which is exact in law; above p = 1/2 the clean pages are drawn instead. The host chooses P, K
// and the leftover (src/engine/fill-plan.ts) and tabulates the Poisson law, so no logarithm or
// exponential is needed here.
import {
  PLANS,
  RANDOM_STATE,
  RUNS,
  SCRATCH,
  SPLITS,
  TABLES,
  TABLE_INDEX,
  dirtyBitmap,
  staleBitmap,
} from './layout';
import { seedStreams, uniform } from './random';
import { addWord, marksStale } from './bitmap';

const POISSON: u32 = 0x80000000;
const PAGE: u32 = 0x40000000;

/** Dirties the runs [first, last) for the interval with this key; returns the newly dirty pages. */
export function dirtyRuns(first: u32, last: u32, key0: u32, key1: u32): u32 {
  let added: u32 = 0;
  for (let run = first; run < last; run++) {
    const record = RUNS + ((<usize>run) << 3);
    const word = load<u32>(record);
    const count = <u32>load<u16>(record, 4);
    added += fillRun(word, count, <u32>load<u8>(record, 6), <u32>load<u8>(record, 7), key0, key1);
  }
  return added;
}

/** Dirties the pages of words with several classes, or at the edge of the working set. */
export function dirtySplits(first: u32, last: u32, key0: u32, key1: u32): u32 {
  let added: u32 = 0;
  for (let split = first; split < last; split++) {
    const record = SPLITS + ((<usize>split) << 4);
    const word = load<u32>(record);
    const probability = load<f64>(PLANS + ((<usize>load<u32>(record, 4)) << 5));
    let hit: u64 = 0;
    for (let mask = load<u64>(record, 8); mask; mask &= mask - 1) {
      const page = <u32>ctz(mask);
      if (uniform(key0, key1, word, PAGE + page) < probability) hit |= (<u64>1) << page;
    }
    added += addWord(word, hit);
  }
  return added;
}

function fillRun(word: u32, count: u32, rateClass: u32, size: u32, key0: u32, key1: u32): u32 {
  const plan = PLANS + ((<usize>rateClass) << 5);
  const passes = load<u32>(plan, 8);
  const inverted = load<u32>(plan, 16) != 0;
  const events = poisson(rateClass, size, uniform(key0, key1, word, POISSON));
  if (!passes && !inverted) {
    if (!events) return 0;
    seedStreams(key0, key1, word);
    return scatterIntoMemory(word, count, events, size);
  }
  if (passes || events) seedStreams(key0, key1, word);
  const bytes = count << 3;
  if (passes) dense(bytes, load<u32>(plan, 12), passes);
  else memory.fill(SCRATCH, 0, bytes);
  if (events) scatterIntoScratch(count << 6, events, size);
  return mergeScratch(word, count, inverted ? u64.MAX_VALUE : 0);
}

/** Inverts the tabulated Poisson law at u. */
function poisson(rateClass: u32, size: u32, u: f64): u32 {
  const index = TABLE_INDEX + (((<usize>rateClass) << 8) | ((<usize>size) << 4));
  const table = TABLES + ((<usize>load<u32>(index)) << 3);
  if (u < load<f64>(table)) return load<u32>(index, 8);
  let low: u32 = 0;
  let high = load<u32>(index, 4) - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (u < load<f64>(table + ((<usize>middle) << 3))) high = middle;
    else low = middle + 1;
  }
  return low + load<u32>(index, 8);
}

/** Writes Bernoulli(P / 2^K) bits to the scratch block: K passes, minus the trailing zeros of P. */
export function dense(bytes: u32, probability: u32, passes: u32): void {
  const end = SCRATCH + bytes;
  let bit = ctz(probability);
  setPass(end);
  for (bit++; bit < passes; bit++) {
    if ((probability >>> bit) & 1) orPass(end);
    else andPass(end);
  }
}

function setPass(end: usize): void {
  pass(end, 0);
}
function orPass(end: usize): void {
  pass(end, 1);
}
function andPass(end: usize): void {
  pass(end, 2);
}

@inline
function pass(end: usize, operation: i32): void {
  let a = v128.load(RANDOM_STATE);
  let b = v128.load(RANDOM_STATE, 16);
  let c = v128.load(RANDOM_STATE, 32);
  let d = v128.load(RANDOM_STATE, 48);
  for (let at = SCRATCH; at < end; at += 32) {
    let r = i64x2.add(a, b);
    a = v128.xor(a, i64x2.shl(a, 23));
    a = v128.xor(v128.xor(a, b), v128.xor(i64x2.shr_u(a, 18), i64x2.shr_u(b, 5)));
    const swapAB = a;
    a = b;
    b = swapAB;
    let s = i64x2.add(c, d);
    c = v128.xor(c, i64x2.shl(c, 23));
    c = v128.xor(v128.xor(c, d), v128.xor(i64x2.shr_u(c, 18), i64x2.shr_u(d, 5)));
    const swapCD = c;
    c = d;
    d = swapCD;
    if (operation == 1) {
      r = v128.or(r, v128.load(at));
      s = v128.or(s, v128.load(at, 16));
    } else if (operation == 2) {
      r = v128.and(r, v128.load(at));
      s = v128.and(s, v128.load(at, 16));
    }
    v128.store(at, r);
    v128.store(at, s, 16);
  }
  v128.store(RANDOM_STATE, a);
  v128.store(RANDOM_STATE, b, 16);
  v128.store(RANDOM_STATE, c, 32);
  v128.store(RANDOM_STATE, d, 48);
}

/** The next 128 random bits of the first generator, as eight 16-bit draws. */
@inline
function nextVector(): v128 {
  const a = v128.load(RANDOM_STATE);
  const b = v128.load(RANDOM_STATE, 16);
  const t = v128.xor(a, i64x2.shl(a, 23));
  v128.store(RANDOM_STATE, b);
  v128.store(
    RANDOM_STATE,
    v128.xor(v128.xor(t, b), v128.xor(i64x2.shr_u(t, 18), i64x2.shr_u(b, 5))),
    16,
  );
  return i64x2.add(a, b);
}

// Positions are the upper `size` bits of 16-bit draws over the power of two that holds the run;
// those beyond the run are dropped, which thins the Poisson process exactly.

@inline
function scratchEvent(draw: u32, shift: u32, pages: u32): void {
  const page = (draw & 0xffff) >>> shift;
  if (page >= pages) return;
  const at = SCRATCH + ((page >>> 5) << 2);
  store<u32>(at, load<u32>(at) | (1 << (page & 31)));
}

function scatterIntoScratch(pages: u32, events: u32, size: u32): void {
  const shift = 16 - size;
  while (events > 0) {
    const vector = nextVector();
    let draws = <u64>i64x2.extract_lane(vector, 0);
    let many = min<u32>(events, 4);
    events -= many;
    for (; many > 0; many--, draws >>= 16) scratchEvent(<u32>draws, shift, pages);
    draws = <u64>i64x2.extract_lane(vector, 1);
    many = min<u32>(events, 4);
    events -= many;
    for (; many > 0; many--, draws >>= 16) scratchEvent(<u32>draws, shift, pages);
  }
}

@inline
function memoryEvent(word: u32, draw: u32, shift: u32, pages: u32): u32 {
  const page = (draw & 0xffff) >>> shift;
  if (page >= pages) return 0;
  return addWord(word + (page >>> 6), (<u64>1) << (page & 63));
}

function scatterIntoMemory(word: u32, count: u32, events: u32, size: u32): u32 {
  const shift = 16 - size;
  const pages = count << 6;
  let added: u32 = 0;
  while (events > 0) {
    const vector = nextVector();
    let draws = <u64>i64x2.extract_lane(vector, 0);
    let many = min<u32>(events, 4);
    events -= many;
    for (; many > 0; many--, draws >>= 16) added += memoryEvent(word, <u32>draws, shift, pages);
    draws = <u64>i64x2.extract_lane(vector, 1);
    many = min<u32>(events, 4);
    events -= many;
    for (; many > 0; many--, draws >>= 16) added += memoryEvent(word, <u32>draws, shift, pages);
  }
  return added;
}

/** Writes go to the dirty bitmap and, independently, to the stale bitmap. */
function mergeScratch(word: u32, count: u32, flip: u64): u32 {
  let added: u32 = 0;
  const offset = (<usize>word) << 3;
  const stale = marksStale ? staleBitmap + offset : 0;
  const dirty = dirtyBitmap + offset;
  const bytes = (<usize>count) << 3;
  if (stale) {
    for (let at: usize = 0; at < bytes; at += 8) {
      const written = load<u64>(SCRATCH + at) ^ flip;
      const before = load<u64>(dirty + at);
      added += <u32>popcnt(written & ~before);
      store<u64>(dirty + at, before | written);
      store<u64>(stale + at, load<u64>(stale + at) | written);
    }
  } else {
    for (let at: usize = 0; at < bytes; at += 8) {
      const written = load<u64>(SCRATCH + at) ^ flip;
      const before = load<u64>(dirty + at);
      added += <u32>popcnt(written & ~before);
      store<u64>(dirty + at, before | written);
    }
  }
  return added;
}
