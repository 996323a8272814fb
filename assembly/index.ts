// Everything the core exports; no logic.
export { reserve, swapBitmaps, dirtyBitmap, sendBitmap, staleBitmap } from './layout';
export {
  setMarksStale,
  startRound0,
  clearBitmaps,
  dirtyRange,
  mergeDirty,
  countStale,
  countWaiting,
  holdRange,
  uniteDirty,
} from './bitmap';
export { dirtyRuns, dirtySplits } from './dirtying';
export { setZeroPages, fillPages, zerosBefore } from './zero-pages';
export {
  emit,
  emitTouched,
  emitSkipping,
  measure,
  walkedPages,
  walkedZeros,
  walkedSkips,
} from './sending';
export { setMoment } from './chances';
export { setScan } from './scan';
export { setSweep } from './thinning';
export { survey, absentPages, dirtyPages, stalePages } from './frames';
export { locateSample, sample } from './sample';
export { fillDense } from './testing';
