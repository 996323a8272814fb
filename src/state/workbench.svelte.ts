import type { KeptScenario } from '../catalog/kept';
import type { Look } from '../catalog/look';
import type { Outage } from '../model/outage';
import type { RaceCourse } from '../model/run/race';
import type { Run } from '../model/run/run';
import type { Place } from '../model/timeline';
import { Clock } from './clock.svelte';
import type { SideRun } from './side-run.svelte';
import { Slot, type SlotOptions } from './slot.svelte';

/** What pictures show of a race. */
export interface Racing {
  readonly lanes: readonly { name: string; side: SideRun | null; run: Run | null }[];
  readonly kept: readonly KeptScenario[];
  readonly outage: Outage | null;
}

/**
 * Everything that is simulated on a page: slots with one run each, and one clock for all of them.
 */
export class Workbench {
  readonly slots: readonly Slot[] = $state.raw([]);
  readonly clock: Clock;
  /**
   * What the playhead goes through while several runs race; null before they are simulated,
   * undefined without a race.
   */
  course: RaceCourse | null | undefined = $state.raw(undefined);
  /** The race; null without one. */
  racing: Racing | null = $state.raw(null);
  /** The place of the slot's own run during a race; null for that of the clock. */
  held: Place | null = $state.raw(null);

  constructor(
    options: Omit<SlotOptions, 'place' | 'keepMoment' | 'arrive'>,
    motion: Look['motion'] = 'auto',
  ) {
    this.clock = new Clock(() => this.lead, motion);
    const { clock } = this;
    this.slots = [
      new Slot({
        ...options,
        place: () => this.held ?? clock.place,
        keepMoment: (isKept) => clock.keepMoment(isKept),
        arrive: (run) => clock.arrive(run),
      }),
    ];
  }

  /** The run whose timeline the playhead follows; null before it is simulated. */
  get lead(): Run | null {
    return this.course === undefined ? (this.slots[0]?.run ?? null) : this.course;
  }

  /** The slot that the controls change. */
  get slot(): Slot {
    return this.slots[0]!;
  }
}
