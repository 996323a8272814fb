import { PLANS, RUNS, SCRATCH, SPLITS, TABLES, TABLE_INDEX } from '../layout';
import { addWord } from './bitmap';
import { lowestBit, popcount, type TwinMemory } from './memory';
import { laneState, seedStreams, stepLane, sumHigh, uniform } from './random';

const POISSON = 0x80000000;
const PAGE = 0x40000000;
const BLOCK = SCRATCH / 4;

export function dirtyRuns(
  m: TwinMemory,
  first: number,
  last: number,
  key0: number,
  key1: number,
): number {
  let added = 0;
  for (let run = first; run < last; run++) {
    const at = RUNS / 4 + run * 2;
    const shape = m.u32[at + 1]!;
    added += fillRun(
      m,
      m.u32[at]!,
      shape & 0xffff,
      (shape >>> 16) & 0xff,
      shape >>> 24,
      key0,
      key1,
    );
  }
  return added;
}

export function dirtySplits(
  m: TwinMemory,
  first: number,
  last: number,
  key0: number,
  key1: number,
): number {
  let added = 0;
  for (let split = first; split < last; split++) {
    const at = SPLITS / 4 + split * 4;
    const word = m.u32[at]!;
    const probability = m.f64[PLANS / 8 + m.u32[at + 1]! * 4]!;
    for (let half = 0; half < 2; half++) {
      let hit = 0;
      for (let mask = m.u32[at + 2 + half]!; mask; mask &= mask - 1) {
        const bit = lowestBit(mask);
        if (uniform(key0, key1, word, PAGE + half * 32 + bit) < probability) hit |= 1 << bit;
      }
      added += addWord(m, word * 2 + half, hit);
    }
  }
  return added;
}

function fillRun(
  m: TwinMemory,
  word: number,
  count: number,
  rateClass: number,
  size: number,
  key0: number,
  key1: number,
): number {
  const plan = PLANS / 4 + rateClass * 8;
  const passes = m.u32[plan + 2]!;
  const inverted = m.u32[plan + 4] !== 0;
  const events = poisson(m, rateClass, size, uniform(key0, key1, word, POISSON));
  if (!passes && !inverted) {
    if (!events) return 0;
    seedStreams(m, key0, key1, word);
    return scatter(m, count * 64, events, size, (page) =>
      addWord(m, word * 2 + (page >>> 5), 1 << (page & 31)),
    );
  }
  if (passes || events) seedStreams(m, key0, key1, word);
  if (passes) dense(m, count * 8, m.u32[plan + 3]!, passes);
  else m.u32.fill(0, BLOCK, BLOCK + count * 2);
  scatter(m, count * 64, events, size, (page) => {
    m.u32[BLOCK + (page >>> 5)]! |= 1 << (page & 31);
    return 0;
  });
  return mergeScratch(m, word * 2, count * 2, inverted ? -1 : 0);
}

function poisson(m: TwinMemory, rateClass: number, size: number, u: number): number {
  const index = TABLE_INDEX / 4 + rateClass * 64 + size * 4;
  const table = TABLES / 8 + m.u32[index]!;
  let low = 0;
  let high = m.u32[index + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (u < m.f64[table + middle]!) high = middle;
    else low = middle + 1;
  }
  return low + m.u32[index + 2]!;
}

/** Writes Bernoulli(P / 2^K) bits to the scratch block. */
export function dense(m: TwinMemory, bytes: number, probability: number, passes: number): void {
  let bit = lowestBit(probability);
  pass(m, bytes, 0);
  for (bit++; bit < passes; bit++) pass(m, bytes, (probability >>> bit) & 1 ? 1 : 2);
}

function pass(m: TwinMemory, bytes: number, operation: number): void {
  const end = BLOCK + Math.ceil(bytes / 32) * 8;
  for (let lane = 0; lane < 4; lane++)
    passLane(m.u32, laneState(lane), BLOCK + lane * 2, end, operation);
}

function passLane(
  u32: Uint32Array,
  state: number,
  first: number,
  end: number,
  operation: number,
): void {
  let aLow = u32[state]! | 0;
  let aHigh = u32[state + 1]! | 0;
  let bLow = u32[state + 4]! | 0;
  let bHigh = u32[state + 5]! | 0;
  for (let at = first; at < end; at += 8) {
    const low = (aLow + bLow) | 0;
    const high = (aHigh + bHigh + (low >>> 0 < aLow >>> 0 ? 1 : 0)) | 0;
    const tHigh = aHigh ^ ((aHigh << 23) | (aLow >>> 9));
    const tLow = aLow ^ (aLow << 23);
    aLow = bLow;
    aHigh = bHigh;
    bLow = tLow ^ aLow ^ ((tLow >>> 18) | (tHigh << 14)) ^ ((aLow >>> 5) | (aHigh << 27));
    bHigh = tHigh ^ aHigh ^ (tHigh >>> 18) ^ (aHigh >>> 5);
    if (operation === 0) {
      u32[at] = low;
      u32[at + 1] = high;
    } else if (operation === 1) {
      u32[at]! |= low;
      u32[at + 1]! |= high;
    } else {
      u32[at]! &= low;
      u32[at + 1]! &= high;
    }
  }
  u32[state] = aLow;
  u32[state + 1] = aHigh;
  u32[state + 4] = bLow;
  u32[state + 5] = bHigh;
}

/** Draws `events` positions below 2^size, eight to a vector, and uses those below `pages`. */
function scatter(
  m: TwinMemory,
  pages: number,
  events: number,
  size: number,
  put: (page: number) => number,
): number {
  const shift = 16 - size;
  let added = 0;
  const draw = (bits: number) => {
    if (events-- <= 0) return;
    const page = (bits & 0xffff) >>> shift;
    if (page < pages) added += put(page);
  };
  while (events > 0) {
    for (let lane = 0; lane < 2; lane++) {
      const low = stepLane(m, lane);
      const high = sumHigh;
      draw(low);
      draw(low >>> 16);
      draw(high);
      draw(high >>> 16);
    }
  }
  return added;
}

function mergeScratch(m: TwinMemory, word: number, count: number, flip: number): number {
  const { u32 } = m;
  let added = 0;
  for (let i = 0; i < count; i++) {
    const written = u32[BLOCK + i]! ^ flip;
    const before = u32[m.dirty + word + i]!;
    added += popcount(written & ~before);
    u32[m.dirty + word + i] = before | written;
    if (m.marksStale) u32[m.stale + word + i]! |= written;
  }
  return added;
}
