import { startCore } from './core';
import type { PageKernel } from './kernel';

export type EnginePreference = 'auto' | 'javascript';

/** The core's address, or its bytes. */
export type CoreSource = string | BufferSource;

/** Makes kernels of one kind; each has its memory for itself. */
export interface Kernels {
  engine: PageKernel['engine'];
  make(): Promise<PageKernel>;
}

/**
 * Finds out which kernels there are: the core's, or its twin's where WebAssembly or the file is
 * refused, or when JavaScript is asked for.
 */
export async function startKernels(
  core: CoreSource,
  preference: EnginePreference,
): Promise<Kernels> {
  if (preference === 'auto') {
    try {
      const module = await WebAssembly.compile(await bytesOf(core));
      // The first one shows that they start.
      const made = [await startCore(module)];
      return { engine: 'wasm-simd', make: async () => made.pop() ?? startCore(module) };
    } catch {
      // Refused by policy, missing, or without SIMD: the twin gives the same bits.
    }
  }
  const { createTwin } = await import('./twin');
  return { engine: 'javascript', make: async () => createTwin() };
}

async function bytesOf(core: CoreSource): Promise<BufferSource> {
  if (typeof core !== 'string') return core;
  const response = await fetch(core);
  if (!response.ok) throw new Error(`The core answers ${response.status}.`);
  return response.arrayBuffer();
}
