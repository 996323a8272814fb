import type { PageKernel } from '../kernel';
import {
  clearBitmaps,
  countBits,
  dirtyRange,
  holdRange,
  mergeDirty,
  startRound0,
  uniteDirty,
} from './bitmap';
import { dirtyRuns, dirtySplits } from './dirtying';
import { TwinFrames } from './frames';
import { TwinMemory } from './memory';
import { TwinSample } from './sample';
import { TwinSender } from './sending';
import { Thinning } from './thinning';
import { ZeroPages } from './zero-pages';

/**
 * The page kernel in JavaScript. Each file is the twin of one in `assembly/`. It runs if
 * WebAssembly is refused, and tests compare the core with it bit by bit.
 */
export function createTwin(): PageKernel {
  const m = new TwinMemory();
  const zeroPages = new ZeroPages(m);
  const sender = new TwinSender(m, zeroPages);
  const thinning = new Thinning(m);
  const frames = new TwinFrames(m, zeroPages, thinning);
  const sample = new TwinSample(m, zeroPages, thinning);
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
    clearBitmaps: () => clearBitmaps(m),
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
    holdRange: (first, last) => holdRange(m, first, last),
    uniteDirty: () => uniteDirty(m),
    fillPages: (first, last) => zeroPages.fill(first, last),
    setZeroPages: (...shape) => zeroPages.set(...shape),
    zerosBefore: (page) => zeroPages.before(page),
    emit: (first, last) => sender.emit(first, last),
    emitTouched: () => sender.emitTouched(),
    emitSkipping: (first, last, batch) => sender.emitSkipping(first, last, batch),
    measure: (...walk) => sender.measure(...walk),
    walkedPages: () => sender.pages,
    walkedZeros: () => sender.zeros,
    walkedSkips: () => sender.skips,
    setMoment: (...moment) => thinning.setMoment(...moment),
    setScan: (cursor, reached, wrapped, wrapBytes, pageCost, zeroCost) =>
      void (thinning.scan = {
        cursor,
        reached,
        wrapped: wrapped !== 0,
        wrapBytes,
        pageCost,
        zeroCost,
      }),
    setSweep: (...sweep) => thinning.setSweep(...sweep),
    survey: (...words) => frames.survey(...words),
    absentPages: () => frames.absentPages,
    dirtyPages: () => frames.dirtyPages,
    stalePages: () => frames.stalePages,
    locateSample: (count, cursor) => sample.locate(count, cursor),
    sample: (count, settle) => sample.sample(count, settle),
  };
}
