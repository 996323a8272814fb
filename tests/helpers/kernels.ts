import { readFileSync } from 'node:fs';
import { startCore } from '../../src/engine/core';
import type { PageKernel } from '../../src/engine/kernel';

const bytes = readFileSync(new URL('../../build/core.wasm', import.meta.url));

/** A fresh core. */
export function newCore(): Promise<PageKernel> {
  return startCore(bytes);
}
