// Each page gets two random numbers in (0, 1) from a hash of its number, its lots. They do not
// change within an interval. A frame compares them with chances, one by one or for the 64 pages of
// a word at once.
import { LOTS } from './layout';

let key0: u32 = 0;
let key1: u32 = 0;
/** The words whose lots are in memory; two kinds, 64 u32 each. */
let firstWord: u32 = u32.MAX_VALUE;
let secondWord: u32 = u32.MAX_VALUE;

const SECOND: u32 = 0x9e3779b9;
const SECOND_LOTS: usize = LOTS + 256;

/** Sets the interval's key. */
export function setLots(hash0: u32, hash1: u32): void {
  key0 = hash0;
  key1 = hash1;
  firstWord = u32.MAX_VALUE;
  secondWord = u32.MAX_VALUE;
}

/** The constants of lowbias32, Chris Wellons' hash prospector. */
@inline
function scramble(x: u32): u32 {
  x = (x ^ (x >>> 16)) * 0x7feb352d;
  x = (x ^ (x >>> 15) ^ key1) * 0x846ca68b;
  return x ^ (x >>> 16);
}

@inline
function share(x: u32): f64 {
  return (<f64>x + 0.5) * 2.3283064365386963e-10;
}

/** The page's first lot: when it was first written. */
@inline
export function firstLot(page: u32): f64 {
  return share(scramble(page ^ key0));
}

/** The page's second lot, computed from the first: when it was written again. */
@inline
export function secondLot(page: u32): f64 {
  return share(scramble(scramble(page ^ key0) ^ SECOND));
}

@inline
function scrambleFour(x: v128, key: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = v128.xor(v128.xor(x, i32x4.shr_u(x, 15)), key);
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

function drawFirst(word: u32): void {
  let pages = i32x4.add(i32x4.splat(word << 6), i32x4(0, 1, 2, 3));
  const before = i32x4.splat(key0);
  const key = i32x4.splat(key1);
  for (let at = LOTS; at < SECOND_LOTS; at += 16) {
    v128.store(at, scrambleFour(v128.xor(pages, before), key));
    pages = i32x4.add(pages, i32x4.splat(4));
  }
}

function drawSecond(): void {
  const salt = i32x4.splat(SECOND);
  const key = i32x4.splat(key1);
  for (let at = LOTS; at < SECOND_LOTS; at += 16)
    v128.store(at, scrambleFour(v128.xor(v128.load(at), salt), key), 256);
}

/** The pages of a word whose first lot is below a chance. */
export function firstBelow(word: u32, chance: f64): u64 {
  if (firstWord != word) {
    drawFirst(word);
    firstWord = word;
  }
  return below(LOTS, chance);
}

/** The same for the second lots; the first ones of the word must have been computed. */
export function secondBelow(word: u32, chance: f64): u64 {
  if (secondWord != word) {
    drawSecond();
    secondWord = word;
  }
  return below(SECOND_LOTS, chance);
}

/** Share and chance are compared as whole numbers: (x + 0.5) / 2^32 < chance. */
function below(lots: usize, chance: f64): u64 {
  const limit = ceil(chance * 4294967296.0 - 0.5);
  if (limit <= 0) return 0;
  if (limit >= 4294967296.0) return u64.MAX_VALUE;
  const most = i32x4.splat(<i32>(<u32>limit));
  let bits: u64 = 0;
  for (let part: u32 = 0; part < 64; part += 16) {
    const at = lots + ((<usize>part) << 2);
    const a = i32x4.lt_u(v128.load(at), most);
    const b = i32x4.lt_u(v128.load(at, 16), most);
    const c = i32x4.lt_u(v128.load(at, 32), most);
    const d = i32x4.lt_u(v128.load(at, 48), most);
    const packed = i8x16.narrow_i16x8_s(
      i16x8.narrow_i32x4_s(a, b),
      i16x8.narrow_i32x4_s(c, d),
    );
    bits |= (<u64>(<u32>i8x16.bitmask(packed))) << part;
  }
  return bits;
}
