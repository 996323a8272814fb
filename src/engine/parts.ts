import type { DeltaCosts } from './delta-cache';
import type { Pull, placingRate } from './pull';
import type { Windows } from './windows';

/** Parts of the engine that only some policies need, and the first run on the page does not. */
export interface Parts {
  Windows: typeof Windows;
  Pull: typeof Pull;
  placingRate: typeof placingRate;
  DeltaCosts: typeof DeltaCosts;
}

let loaded: Parts | null = null;

/** `all-parts.ts` brings them. */
export function provideParts(parts: Parts): void {
  loaded = parts;
}

/** The parts; throws where nobody has brought them. */
export function loadedParts(): Parts {
  if (!loaded) throw new Error('The engine is not loaded whole.');
  return loaded;
}
