import type { HiddenFault } from './hidden-fault.svelte';

/** Holds the fault that is to be found; null before the Hosts screen was shown. */
export class FaultPlace {
  fault: HiddenFault | null = $state.raw(null);
}
