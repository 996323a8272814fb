import { OWN } from '../catalog/kept';
import { alignedMs } from '../model/run/align';
import type { SlotRun } from '../model/run/race';
import type { Lab } from './lab';

/** A run that is shown at the playhead. */
export interface OnClock extends SlotRun {
  /** The moment of this run at a moment of the playhead, both in ms. */
  msAt(ms: number): number;
}

const same = (ms: number) => ms;

/** Every run that is shown at the playhead: those that race, or the current one and one beside it. */
export function runsOnClock({ bench, slot, keeping: { kept }, look }: Lab): OnClock[] {
  const { course } = bench;
  if (course) return course.lanes.map((lane) => ({ ...lane, msAt: same }));
  const { run } = slot;
  if (course === null || !run || run.isPreview) return [];
  const own = { slot: OWN, run, msAt: same };
  const chosen = kept?.isBeside || look.ui === 'compare' ? kept?.chosen : null;
  const other = chosen?.side.run;
  if (!kept || !chosen || !other) return [own];
  const msAt = (ms: number) => alignedMs(run.at(ms), other, kept.alignment);
  return [own, { slot: kept.slotOf(chosen), run: other, msAt }];
}
