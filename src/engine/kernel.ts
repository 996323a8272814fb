/**
 * The page kernel: bitmaps of 4 KiB or 2 MiB pages, and the operations of guest and sender on
 * them. Two implementations give the same bits: the AssemblyScript core (`core.ts`) and its
 * JavaScript twin (`twin/`). Pages and words (64 pages) are numbered from 0; ranges exclude their
 * end.
 */
export interface PageKernel {
  readonly engine: 'wasm-simd' | 'javascript';
  /** Views of the tables and bitmaps; `reserve` replaces them. */
  readonly u32: Uint32Array;
  readonly f64: Float64Array;
  /** Allocates 3 to 6 bitmaps (see assembly/layout.ts); throws RangeError if memory is refused. */
  reserve(pages: number, bitmaps: number): void;
  setMarksStale(on: boolean): void;
  startRound0(pages: number): void;
  clearBitmaps(): void;
  swapBitmaps(): void;
  dirtyBitmap(): number;
  sendBitmap(): number;
  staleBitmap(): number;
  dirtyRuns(first: number, last: number, key0: number, key1: number): number;
  dirtySplits(first: number, last: number, key0: number, key1: number): number;
  dirtyRange(first: number, last: number): number;
  mergeDirty(firstWord: number, lastWord: number): number;
  countStale(): number;
  countWaiting(): number;
  /** For runs with edits, which reserve a fifth bitmap; see assembly/bitmap.ts. */
  holdRange(first: number, last: number): void;
  uniteDirty(): number;
  /** Needs a sixth bitmap. */
  fillPages(first: number, last: number): void;
  setZeroPages(
    pages: number,
    busyFirst: number,
    busyLast: number,
    share: number,
    key0: number,
    key1: number,
  ): void;
  zerosBefore(page: number): number;
  emit(first: number, last: number): void;
  emitTouched(): number;
  emitSkipping(first: number, last: number, batch: number): number;
  measure(
    first: number,
    last: number,
    maxPages: number,
    maxBytes: number,
    pageCost: number,
    zeroCost: number,
  ): number;
  walkedPages(): number;
  walkedZeros(): number;
  walkedSkips(): number;
  setMoment(key0: number, key1: number, guestNow: number, guestEnd: number): void;
  setScan(
    cursor: number,
    reached: number,
    wrapped: number,
    wrapBytes: number,
    pageCost: number,
    zeroCost: number,
  ): void;
  setSweep(writesPerSecond: number, since: number, first: number, pages: number): void;
  /** Reads every page of the words [first, last): counts them, or updates the stale bitmap. */
  survey(firstWord: number, lastWord: number, settle: number): void;
  absentPages(): number;
  dirtyPages(): number;
  stalePages(): number;
  /** Prepares `sample` for an interval that scans from `cursor`, for the listed pages. */
  locateSample(count: number, cursor: number): void;
  /** Reads only the listed pages: finds their states, or updates their stale bits. */
  sample(count: number, settle: number): void;
}
