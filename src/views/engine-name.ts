import type { EngineInfo } from '../state/slot.svelte';
import { engineNameText as t } from '../text/engine-name';

/** The name of the engine that runs. */
export const sayEngine = ({ engine, place }: EngineInfo): string =>
  t[engine === 'wasm-simd' ? 'wasm' : 'js'][place === 'worker' ? 'worker' : 'main'];
