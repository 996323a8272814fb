// The memory map: the only file of the core with addresses. `src/engine/layout.ts` repeats the
// table addresses; a test compares the two.

/** 4 KiB of bitmap, 32,768 pages: the unit of random filling and of the zero-page mask. */
export const BLOCK_WORDS: u32 = 512;
export const BLOCK_PAGES: u32 = 32768;

export const SCRATCH: usize = 0x1000;
export const ZEROS: usize = 0x2000;
export const RANDOM_STATE: usize = 0x3000;
/** Up to 64 rate classes x 32 bytes. */
export const PLANS: usize = 0x3800;
/** 64 classes x 16 sizes x 16 bytes: the position of the Poisson table of (class, log2 pages). */
export const TABLE_INDEX: usize = 0x4000;
/** Up to 1,024 x 16 bytes: wire bytes to guest seconds, for frames. */
export const KNOTS: usize = 0x8000;
/** Up to 64 rate classes x 64 bytes: the values of each class for frames. */
export const CHANCES: usize = 0xc000;
/** Two random words, u32 each, for the 64 pages of a word. */
export const LOTS: usize = 0xd000;
/** 131,072 x 8 bytes of cumulative Poisson probabilities. */
export const TABLES: usize = 0x10000;
/** Up to 16,384 pages that a map shows, u32 each, ascending. */
export const SAMPLE: usize = 0x110000;
/** Pages that wait before each of them, with content and without: u32 each. */
export const BEFORE: usize = 0x120000;
/** The state of each of them: a byte. */
export const STATES: usize = 0x140000;
/** 16,384 runs x 8 bytes. */
export const RUNS: usize = 0x190000;
/** 256 splits x 16 bytes. */
export const SPLITS: usize = 0x1b0000;
const BITMAPS: usize = 0x1c0000;

/** Pages written since the last sync. */
export let dirtyBitmap: usize = 0;
/** Pages waiting to be sent. */
export let sendBitmap: usize = 0;
/** Pages whose copy at the destination is missing or out of date. */
export let staleBitmap: usize = 0;
/** Pages that never reached the destination; reserved for frames only. */
export let absentBitmap: usize = 0;
/** Pages written earlier in a round that an edit cut; reserved for runs with edits only. */
export let heldBitmap: usize = 0;
/** Pages that were zero until an edit wrote them; reserved if there are any. */
export let filledBitmap: usize = 0;
export let words: u32 = 0;
export let bitmapBytes: usize = 0;

/** Allocates `count` bitmaps of `pages` pages; returns 0 if memory is refused. */
export function reserve(pages: u32, count: u32): u32 {
  words = (pages + 63) >>> 6;
  bitmapBytes = (((<usize>words) << 3) + 4095) & ~4095;
  dirtyBitmap = BITMAPS;
  sendBitmap = BITMAPS + bitmapBytes;
  staleBitmap = BITMAPS + 2 * bitmapBytes;
  absentBitmap = count > 3 ? BITMAPS + 3 * bitmapBytes : 0;
  heldBitmap = count > 4 ? BITMAPS + 4 * bitmapBytes : 0;
  filledBitmap = count > 5 ? BITMAPS + 5 * bitmapBytes : 0;
  const need = <i32>((BITMAPS + <usize>count * bitmapBytes + 65535) >>> 16);
  const have = memory.size();
  if (need > have && memory.grow(need - have) < 0) return 0;
  return 1;
}

/** Makes the newly dirty pages the ones to send; the send bitmap must be empty. */
export function swapBitmaps(): void {
  const drained = sendBitmap;
  sendBitmap = dirtyBitmap;
  dirtyBitmap = drained;
}
