import { startCore } from './core';
import type { PageKernel } from './kernel';

export type EnginePreference = 'auto' | 'javascript';

/**
 * Starts two kernels, one for runs and one for previews: the core from `url`, or its twin where
 * WebAssembly or the file is refused, or when JavaScript is asked for.
 */
export async function startKernels(
  url: string,
  preference: EnginePreference,
): Promise<[PageKernel, PageKernel]> {
  if (preference === 'auto') {
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`The core answers ${response.status}.`);
      const module = await WebAssembly.compile(await response.arrayBuffer());
      return [await startCore(module), await startCore(module)];
    } catch {
      // Refused by policy, missing, or without SIMD: the twin gives the same bits.
    }
  }
  const { createTwin } = await import('./twin');
  return [createTwin(), createTwin()];
}
