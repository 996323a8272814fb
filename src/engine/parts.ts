import type { DeltaCosts } from './delta-cache';
import { Later } from './later';
import type { Pull, placingRate } from './pull';
import type { Windows } from './windows';

/** Parts that only some policies need. */
export const parts = new Later<{
  Windows: typeof Windows;
  Pull: typeof Pull;
  placingRate: typeof placingRate;
  DeltaCosts: typeof DeltaCosts;
}>();
