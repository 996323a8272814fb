import { startCore } from './core';
import type { PageKernel } from './kernel';

export type EnginePreference = 'auto' | 'javascript';

/** The core's address, or its bytes. */
export type CoreSource = string | BufferSource;

/** Makes kernels of one kind; each has its own memory. */
export interface Kernels {
  engine: PageKernel['engine'];
  make(): Promise<PageKernel>;
}

/**
 * Finds out which kernels can run: those of the core, or of its twin. The twin is used on request,
 * and if WebAssembly or the core's file is refused.
 */
export async function startKernels(
  core: CoreSource,
  preference: EnginePreference,
): Promise<Kernels> {
  if (preference === 'auto') {
    try {
      const module = await WebAssembly.compile(await bytesOf(core));
      // Starting one shows whether the core can run.
      const made = [await startCore(module)];
      return { engine: 'wasm-simd', make: async () => made.pop() ?? startCore(module) };
    } catch {
      // WebAssembly is refused by a policy, missing, or without SIMD: the twin gives the same
      // bits.
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
