import { startCore } from './core';
import type { PageKernel } from './kernel';

export type EnginePreference = 'auto' | 'javascript';

/** The core's address, or its bytes. */
export type CoreSource = string | BufferSource;

/**
 * Starts two kernels, one for runs and one for previews: the core, or its twin where
 * WebAssembly or the file is refused, or when JavaScript is asked for.
 */
export async function startKernels(
  core: CoreSource,
  preference: EnginePreference,
): Promise<[PageKernel, PageKernel]> {
  if (preference === 'auto') {
    try {
      const module = await WebAssembly.compile(await bytesOf(core));
      return [await startCore(module), await startCore(module)];
    } catch {
      // Refused by policy, missing, or without SIMD: the twin gives the same bits.
    }
  }
  const { createTwin } = await import('./twin');
  return [createTwin(), createTwin()];
}

async function bytesOf(core: CoreSource): Promise<BufferSource> {
  if (typeof core !== 'string') return core;
  const response = await fetch(core);
  if (!response.ok) throw new Error(`The core answers ${response.status}.`);
  return response.arrayBuffer();
}
