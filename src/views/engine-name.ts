import type { EngineInfo } from '../state/slot.svelte';

/** Which engine runs, in words. */
export function sayEngine({ engine, place }: EngineInfo): string {
  const language = engine === 'wasm-simd' ? 'WebAssembly' : 'JavaScript';
  return `${language} ${place === 'worker' ? 'in a worker' : 'on the main thread'}`;
}
