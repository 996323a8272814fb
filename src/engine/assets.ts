import coreUrl from '../../build/core.wasm?url';
import type { CoreSource } from './start-kernel';

/** Where the hosted page finds its engine: files beside it. `assets.single.ts` stands in for this. */
export const coreSource = (): CoreSource => new URL(coreUrl, document.baseURI).href;

export const newWorker = (): Worker =>
  new Worker(new URL('./simulator.worker.ts', import.meta.url), { type: 'module' });
