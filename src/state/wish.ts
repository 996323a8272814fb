import type { Preset } from '../catalog/presets';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';

/** What made a change that something else may want to find again. */
export interface Cause {
  by?: 'hosts' | 'cluster';
  /** The playhead stays at its moment. */
  isAtMoment?: boolean;
  /** The reader's own link, bytes a second, where a failure took its place. */
  ownLink?: number;
}

/** A scenario as somebody wanted it, and the preset that it is or began as. */
export interface Wish {
  scenario: Scenario;
  preset: Preset | null;
  cause?: Cause | undefined;
}

/** Whether two scenarios say the same; an option that only one of them names makes them different. */
export const isSameScenario = (one: Scenario, other: Scenario): boolean =>
  differences(one, other).length + differences(other, one).length === 0;

/** Whether a wish is there already; one of no preset leaves that which is chosen. */
export const isSameWish = (wish: Wish, present: Wish): boolean =>
  (wish.preset === null || wish.preset === present.preset) &&
  isSameScenario(wish.scenario, present.scenario);
