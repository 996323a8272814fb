import type { PageKernel } from '../kernel';
import { countBits, dirtyRange, mergeDirty, startRound0 } from './bitmap';
import { dirtyRuns, dirtySplits } from './dirtying';
import { Frames } from './frames';
import { TwinMemory } from './memory';
import { Sender } from './sending';
import { ZeroPages } from './zero-pages';

/**
 * The page kernel in JavaScript, file by file the twin of `assembly/`: it runs where WebAssembly
 * is refused, and tests hold the core against it bit by bit.
 */
export function createTwin(): PageKernel {
  const m = new TwinMemory();
  const zeroPages = new ZeroPages(m);
  const sender = new Sender(m, zeroPages);
  const frames = new Frames(m, zeroPages);
  return {
    engine: 'javascript',
    get u32() {
      return m.u32;
    },
    get f64() {
      return m.f64;
    },
    reserve: (pages, bitmaps) => m.reserve(pages, bitmaps),
    setMarksStale: (on) => void (m.marksStale = on),
    startRound0: (pages) => startRound0(m, pages),
    swapBitmaps: () => void ([m.send, m.dirty] = [m.dirty, m.send]),
    dirtyBitmap: () => m.dirty * 4,
    sendBitmap: () => m.send * 4,
    staleBitmap: () => m.stale * 4,
    dirtyRuns: (first, last, key0, key1) => dirtyRuns(m, first, last, key0, key1),
    dirtySplits: (first, last, key0, key1) => dirtySplits(m, first, last, key0, key1),
    dirtyRange: (first, last) => dirtyRange(m, first, last),
    mergeDirty: (first, last) => mergeDirty(m, first, last),
    countStale: () => countBits(m, m.stale),
    countWaiting: () => countBits(m, m.send),
    setZeroPages: (...shape) => zeroPages.set(...shape),
    zerosBefore: (page) => zeroPages.before(page),
    emit: (first, last) => sender.emit(first, last),
    emitTouched: () => sender.emitTouched(),
    emitSkipping: (first, last, batch) => sender.emitSkipping(first, last, batch),
    measure: (...walk) => sender.measure(...walk),
    walkedPages: () => sender.pages,
    walkedZeros: () => sender.zeros,
    walkedSkips: () => sender.skips,
    setMoment: (...moment) => frames.setMoment(...moment),
    setScan: (cursor, reached, wrapped, wrapBytes, pageCost, zeroCost) =>
      frames.setScan({ cursor, reached, wrapped: wrapped !== 0, wrapBytes, pageCost, zeroCost }),
    setSweep: (...sweep) => frames.setSweep(...sweep),
    clearCells: (count) => frames.clearCells(count),
    frame: (shift, settle) => frames.frame(shift, settle),
  };
}
