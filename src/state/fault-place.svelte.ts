import type { SetupFailure } from '../model/types';
import type { HiddenFault } from './hidden-fault.svelte';
import { HIDDEN_FAULT, rememberedInTab } from './remembered';

/** Holds the fault that is to be found; null before the Hosts screen was shown. */
export class FaultPlace {
  fault: HiddenFault | null = $state.raw(null);

  /**
   * Whether the cause of a failure is not told yet. After a reload, before the fault is there, that
   * is so for every failure.
   */
  hides(failure: SetupFailure | null): boolean {
    if (this.fault) return this.fault.hides(failure);
    return failure !== null && Boolean(rememberedInTab(HIDDEN_FAULT));
  }
}
