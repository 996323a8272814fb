import type { Look } from '../catalog/look';
import { Clock } from './clock.svelte';
import { Slot, type SlotOptions } from './slot.svelte';

/**
 * Everything that is simulated on a page: slots with one run each, and one clock for all of them.
 */
export class Workbench {
  readonly slots: readonly Slot[] = $state.raw([]);
  readonly clock: Clock;

  constructor(
    options: Omit<SlotOptions, 'place' | 'keepMoment' | 'arrive'>,
    motion: Look['motion'] = 'auto',
  ) {
    this.clock = new Clock(() => this.slots[0]?.run ?? null, motion);
    const { clock } = this;
    this.slots = [
      new Slot({
        ...options,
        place: () => clock.place,
        keepMoment: (isKept) => clock.keepMoment(isKept),
        arrive: (run) => clock.arrive(run),
      }),
    ];
  }

  /** The slot that the controls change. */
  get slot(): Slot {
    return this.slots[0]!;
  }
}
