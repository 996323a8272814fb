import { threefry } from '../../model/random';
import { RANDOM_STATE } from '../layout';
import type { TwinMemory } from './memory';

const STATE = RANDOM_STATE / 4;

/** A uniform number in [0, 1) with 53 bits, from the key and a counter. */
export function uniform(key0: number, key1: number, counter0: number, counter1: number): number {
  const [x, y] = threefry(key0, key1, counter0, counter1);
  return ((x >>> 5) * 67108864 + (y >>> 6)) * 1.1102230246251565e-16;
}

/** Seeds two two-lane xorshift128+ generators: vectors a, b, c, d of four words each. */
export function seedStreams(m: TwinMemory, key0: number, key1: number, word: number): void {
  for (let draw = 0; draw < 8; draw++) {
    const [x, y] = threefry(key0, key1, word, draw);
    const at = STATE + (draw >> 2) * 8 + (draw & 3);
    m.u32[at] = x;
    m.u32[at + 4] = y;
  }
}

/**
 * The index of the first half of 64-bit lanes 0 to 3 (a or c); the second half (b or d) is 4
 * further.
 */
export function laneState(lane: number): number {
  return STATE + (lane >> 1) * 8 + (lane & 1) * 2;
}

/** Advances one 64-bit lane; returns the sum's low word and leaves the high word in `sumHigh`. */
export let sumHigh = 0;
export function stepLane(m: TwinMemory, lane: number): number {
  const at = laneState(lane);
  const aLow = m.u32[at]!;
  const aHigh = m.u32[at + 1]!;
  const bLow = m.u32[at + 4]!;
  const bHigh = m.u32[at + 5]!;
  const low = (aLow + bLow) >>> 0;
  sumHigh = (aHigh + bHigh + (low < aLow ? 1 : 0)) >>> 0;
  const tHigh = aHigh ^ ((aHigh << 23) | (aLow >>> 9));
  const tLow = aLow ^ (aLow << 23);
  m.u32[at] = bLow;
  m.u32[at + 1] = bHigh;
  m.u32[at + 4] = tLow ^ bLow ^ ((tLow >>> 18) | (tHigh << 14)) ^ ((bLow >>> 5) | (bHigh << 27));
  m.u32[at + 5] = tHigh ^ bHigh ^ (tHigh >>> 18) ^ (bHigh >>> 5);
  return low;
}
