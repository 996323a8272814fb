import type { PageKernel } from './kernel';
import { NoMemoryError } from './no-memory';

type Exports = Record<string, (...args: number[]) => number> & {
  memory: WebAssembly.Memory;
} & Record<
    | 'dirtyBitmap'
    | 'sendBitmap'
    | 'staleBitmap'
    | 'walkedPages'
    | 'walkedZeros'
    | 'walkedSkips'
    | 'absentPages'
    | 'dirtyPages'
    | 'stalePages',
    WebAssembly.Global<'i32'>
  >;

/**
 * Starts the AssemblyScript core from its module or bytes as a page kernel.
 * Throws CompileError or LinkError where WebAssembly or its SIMD is refused.
 */
export async function startCore(source: BufferSource | WebAssembly.Module): Promise<PageKernel> {
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  const instance = await WebAssembly.instantiate(module, {
    env: {
      abort: (_message: number, _file: number, line: number) => {
        throw new Error(`The core stopped at line ${line}.`);
      },
    },
  });
  return wrapCore(instance.exports as unknown as Exports);
}

function wrapCore(core: Exports): PageKernel {
  let u32 = new Uint32Array(core.memory.buffer);
  let f64 = new Float64Array(core.memory.buffer);
  const unsigned = (value: number) => value >>> 0;
  const call = (name: string) => core[name] as (...args: number[]) => number;
  return {
    engine: 'wasm-simd',
    get u32() {
      return u32;
    },
    get f64() {
      return f64;
    },
    reserve(pages, bitmaps) {
      if (!call('reserve')(pages, bitmaps)) throw new NoMemoryError(pages);
      u32 = new Uint32Array(core.memory.buffer);
      f64 = new Float64Array(core.memory.buffer);
    },
    setMarksStale: (on) => void call('setMarksStale')(on ? 1 : 0),
    startRound0: (pages) => void call('startRound0')(pages),
    clearBitmaps: () => void call('clearBitmaps')(),
    swapBitmaps: () => void call('swapBitmaps')(),
    dirtyBitmap: () => core.dirtyBitmap.value,
    sendBitmap: () => core.sendBitmap.value,
    staleBitmap: () => core.staleBitmap.value,
    dirtyRuns: call('dirtyRuns'),
    dirtySplits: call('dirtySplits'),
    dirtyRange: call('dirtyRange'),
    mergeDirty: call('mergeDirty'),
    countStale: call('countStale'),
    countWaiting: call('countWaiting'),
    holdRange: (first, last) => void call('holdRange')(first, last),
    uniteDirty: call('uniteDirty'),
    fillPages: (first, last) => void call('fillPages')(first, last),
    setZeroPages: (...shape) => void call('setZeroPages')(...shape),
    zerosBefore: call('zerosBefore'),
    emit: (first, last) => void call('emit')(first, last),
    emitTouched: call('emitTouched'),
    emitSkipping: call('emitSkipping'),
    measure: call('measure'),
    walkedPages: () => unsigned(core.walkedPages.value),
    walkedZeros: () => unsigned(core.walkedZeros.value),
    walkedSkips: () => unsigned(core.walkedSkips.value),
    setMoment: (...moment) => void call('setMoment')(...moment),
    setScan: (...scan) => void call('setScan')(...scan),
    setSweep: (...sweep) => void call('setSweep')(...sweep),
    survey: (...words) => void call('survey')(...words),
    absentPages: () => unsigned(core.absentPages.value),
    dirtyPages: () => unsigned(core.dirtyPages.value),
    stalePages: () => unsigned(core.stalePages.value),
    locateSample: (...list) => void call('locateSample')(...list),
    sample: (...list) => void call('sample')(...list),
  };
}
