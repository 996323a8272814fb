// Zero pages are scattered over the memory outside the working set. They are the same in every
// round, so they need no bitmap. The mask of a block is drawn again from the seed each time it is
// needed.
import { BLOCK_PAGES, BLOCK_WORDS, RANDOM_STATE, SCRATCH, ZEROS, filledBitmap, words } from './layout';
import { dense } from './dirtying';
import { clearFilled, fillRange, maskBefore, maskFrom } from './bitmap';
import { seedStreams } from './random';

let share: f64 = 0;
let key0: u32 = 0;
let key1: u32 = 0;
let pages: u32 = 0;
let busyFirst: u32 = 0;
let busyLast: u32 = 0;
let drawnBlock: u32 = u32.MAX_VALUE;

/** Sets the share of zero pages among the pages outside the working set [first, last). */
export function setZeroPages(
  count: u32,
  first: u32,
  last: u32,
  zeroShare: f64,
  seed0: u32,
  seed1: u32,
): void {
  pages = count;
  busyFirst = first;
  busyLast = last;
  share = zeroShare;
  key0 = seed0;
  key1 = seed1;
  drawnBlock = u32.MAX_VALUE;
  clearFilled();
}

/** The pages [first, last) are no longer zero. */
export function fillPages(first: u32, last: u32): void {
  fillRange(first, last);
  drawnBlock = u32.MAX_VALUE;
}

export function hasZeroPages(): bool {
  return share > 0;
}

/** Pages below `page` that may be zero. */
function eligibleBefore(page: u32): u32 {
  const end = min(page, pages);
  return end - (max(min(end, busyLast), busyFirst) - busyFirst);
}

/** Zero pages below `page`: each block gets its share of the total, exact over the whole memory. */
export function zerosBefore(page: u32): u32 {
  return <u32>floor(<f64>eligibleBefore(page) * share + 0.5);
}

/** Draws the zero mask of a block into ZEROS: exactly its quota, every subset equally likely. */
export function drawZeros(block: u32): void {
  if (block == drawnBlock) return;
  drawnBlock = block;
  drawMask(block);
  if (!filledBitmap) return;
  const from = block * BLOCK_WORDS;
  for (let word = from; word < min(words, from + BLOCK_WORDS); word++) {
    const at = ZEROS + ((<usize>(word - from)) << 3);
    store<u64>(at, load<u64>(at) & ~load<u64>(filledBitmap + ((<usize>word) << 3)));
  }
}

function drawMask(block: u32): void {
  const first = block * BLOCK_PAGES;
  const last = first + BLOCK_PAGES;
  const eligible = eligibleBefore(last) - eligibleBefore(first);
  const quota = zerosBefore(last) - zerosBefore(first);
  memory.fill(ZEROS, 0, BLOCK_WORDS << 3);
  markEligible(first, min(last, pages));
  if (quota == eligible) return;
  if (quota == 0) {
    memory.fill(ZEROS, 0, BLOCK_WORDS << 3);
    return;
  }
  seedStreams(key0, key1, block);
  const odds = <u32>((<u64>quota * 256) / <u64>eligible);
  if (odds) dense(BLOCK_WORDS << 3, odds, 8);
  else memory.fill(SCRATCH, 0, BLOCK_WORDS << 3);
  settle(quota, first);
}

function markEligible(first: u32, end: u32): void {
  if (end <= busyFirst || first >= busyLast) setZeros(0, end - first);
  else {
    if (first < busyFirst) setZeros(0, busyFirst - first);
    if (end > busyLast) setZeros(busyLast - first, end - first);
  }
}

function setZeros(from: u32, to: u32): void {
  for (let word = from >>> 6; word <= (to - 1) >>> 6; word++) {
    let mask = u64.MAX_VALUE;
    if (word == from >>> 6) mask &= maskFrom(from);
    if (word == (to - 1) >>> 6) mask &= maskBefore(to);
    const at = ZEROS + ((<usize>word) << 3);
    store<u64>(at, load<u64>(at) | mask);
  }
}

/**
 * Keeps the drawn bits that may be zero pages, then adds or removes random ones until the quota is
 * met.
 */
function settle(quota: u32, first: u32): void {
  let count: u32 = 0;
  for (let at: usize = 0; at < BLOCK_WORDS << 3; at += 8) {
    const zero = load<u64>(SCRATCH + at) & load<u64>(ZEROS + at);
    store<u64>(ZEROS + at, zero);
    count += <u32>popcnt(zero);
  }
  while (count != quota) {
    const page = nextPage();
    const address = first + page;
    if (address >= pages || (address >= busyFirst && address < busyLast)) continue;
    const at = ZEROS + ((<usize>(page >>> 6)) << 3);
    const bit = (<u64>1) << (page & 63);
    const set = (load<u64>(at) & bit) != 0;
    if (count < quota && !set) {
      store<u64>(at, load<u64>(at) | bit);
      count++;
    } else if (count > quota && set) {
      store<u64>(at, load<u64>(at) & ~bit);
      count--;
    }
  }
}

/** One 15-bit page number from the first lane of the generator. */
function nextPage(): u32 {
  const a = load<u64>(RANDOM_STATE);
  const b = load<u64>(RANDOM_STATE, 16);
  const t = a ^ (a << 23);
  store<u64>(RANDOM_STATE, b);
  store<u64>(RANDOM_STATE, t ^ b ^ (t >> 18) ^ (b >> 5), 16);
  return <u32>((a + b) >> 49);
}
