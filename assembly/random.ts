// Random numbers with counters as seeds: values for a range of memory depend only on its
// interval's key and its own address. So neither chunks nor order can change a result.
//
// Threefry-2x32 with 20 rounds: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as
// 1, 2, 3", SC'11. xorshift128+: Vigna, "Further scramblings of Marsaglia's xorshift generators",
// 2014.
import { RANDOM_STATE } from './layout';

export let drawn0: u32 = 0;
export let drawn1: u32 = 0;

/** Draws the 64 bits of (key, counter) into `drawn0` and `drawn1`. */
export function threefry(key0: u32, key1: u32, counter0: u32, counter1: u32): void {
  const key2 = key0 ^ key1 ^ 0x1bd11bda;
  let x = counter0 + key0;
  let y = counter1 + key1;
  for (let group: u32 = 1; group <= 5; group++) {
    const odd = (group & 1) != 0;
    x += y;
    y = rotl<u32>(y, odd ? 13 : 17) ^ x;
    x += y;
    y = rotl<u32>(y, odd ? 15 : 29) ^ x;
    x += y;
    y = rotl<u32>(y, odd ? 26 : 16) ^ x;
    x += y;
    y = rotl<u32>(y, odd ? 6 : 24) ^ x;
    const turn = group % 3;
    x += turn == 0 ? key0 : turn == 1 ? key1 : key2;
    y += (turn == 0 ? key1 : turn == 1 ? key2 : key0) + group;
  }
  drawn0 = x;
  drawn1 = y;
}

/** A uniform number in [0, 1) with 53 bits, from the key and a counter. */
export function uniform(key0: u32, key1: u32, counter0: u32, counter1: u32): f64 {
  threefry(key0, key1, counter0, counter1);
  return ((<f64>(drawn0 >>> 5)) * 67108864.0 + <f64>(drawn1 >>> 6)) * 1.1102230246251565e-16;
}

@inline
function rotl4(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

/** Four Threefry draws at once, counters first … first + 3, stored as x0..3 then y0..3. */
function threefry4(key0: u32, key1: u32, counter0: u32, first: u32, out: usize): void {
  const key2 = key0 ^ key1 ^ 0x1bd11bda;
  let x = i32x4.splat(counter0 + key0);
  let y = i32x4.add(i32x4.splat(first + key1), i32x4(0, 1, 2, 3));
  for (let group: u32 = 1; group <= 5; group++) {
    if (group & 1) {
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 13), x);
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 15), x);
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 26), x);
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 6), x);
    } else {
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 17), x);
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 29), x);
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 16), x);
      x = i32x4.add(x, y);
      y = v128.xor(rotl4(y, 24), x);
    }
    const turn = group % 3;
    x = i32x4.add(x, i32x4.splat(turn == 0 ? key0 : turn == 1 ? key1 : key2));
    y = i32x4.add(y, i32x4.splat((turn == 0 ? key1 : turn == 1 ? key2 : key0) + group));
  }
  v128.store(out, x);
  v128.store(out, y, 16);
}

/** Seeds two two-lane xorshift128+ generators for the range that starts at `word`. */
export function seedStreams(key0: u32, key1: u32, word: u32): void {
  threefry4(key0, key1, word, 0, RANDOM_STATE);
  threefry4(key0, key1, word, 4, RANDOM_STATE + 32);
}
