import type { Outage } from '../model/outage';

/** The lanes of the race as a link has them, and when their links are cut; null for the usual. */
export class RaceChoice {
  lanes: string | null = $state(null);
  cut: Outage | null = $state.raw(null);

  constructor(lanes: string | null, cut: Outage | null) {
    this.lanes = lanes;
    this.cut = cut;
  }
}
