import { expectedDirtyPages } from '../../model/dirty-rate';
import { faultSlowdown, writeShare } from '../../model/guest-speed';
import { GuestClock } from '../../model/guest-clock';
import { oneMinusExpNegative } from '../../model/math';
import { type RateClass, rateClasses } from '../../model/rate-classes';
import type { MigrationResult, RoundRecord } from '../../model/types';
import { copyStartMs } from '../../model/storage-move';
import { count, duration } from '../../text/format';
import { formulasText } from '../../text/formulas';
import type { Values } from './explanation';

/** The share of vCPU time that throttling took from the VM in a live round. */
export function throttleOf({ scenario }: MigrationResult, round: RoundRecord): number {
  const { timing, vm } = scenario;
  const { pagesDirtied, durationMs, guestSpeed } = round;
  if (durationMs === 0) return 0;
  const slowdown = faultSlowdown(pagesDirtied, durationMs, timing.faultMicros, vm.vcpus);
  // The rest of the speed without faults; sums differ in their last digits.
  return Math.max(0, Math.round((1 - guestSpeed / slowdown) * 1e6) / 1e6);
}

/** Seconds of the guest's own clock that pass in a live round. */
function guestSeconds(result: MigrationResult, round: RoundRecord): number {
  const { workload } = result.scenario;
  const startMs = copyStartMs(result);
  const clock = new GuestClock(workload.phases);
  const at = (ms: number) => clock.at((ms - startMs) / 1000);
  const passed = at(round.startMs + round.durationMs) - at(round.startMs);
  return passed * writeShare(throttleOf(result, round), workload);
}

/** Distinct pages of a class that are dirty after so many guest seconds, on average. */
const expected = ({ pages, writesPerPage }: RateClass, seconds: number) =>
  pages * oneMinusExpNegative(writesPerPage * seconds);

/** The formula for the number of pages that the VM dirties in a live round. */
export function lawOf({ scenario }: MigrationResult): string[] {
  const { workload } = scenario;
  if (workload.kind === 'sequential') return ['sweep'];
  const { length } = rateClasses(workload);
  if (length === 0) return [];
  return [length === 1 ? 'oneClass' : length === 2 ? 'hotAndCold' : 'manyClasses'];
}

/** The values of this formula in a live round. */
export function lawValues(result: MigrationResult, round: RoundRecord): Values {
  const { workload } = result.scenario;
  const seconds = guestSeconds(result, round);
  const time = duration(seconds * 1000);
  if (workload.kind === 'sequential') {
    const { workingSetPages, writesPerSecond } = workload;
    return {
      time,
      pages: count(workingSetPages),
      writes: formulasText.perSecond(writesPerSecond),
      expected: count(expectedDirtyPages(workload, seconds)),
    };
  }
  const classes = rateClasses(workload);
  const [hot, cold] = classes;
  return {
    time,
    expected: count(expectedDirtyPages(workload, seconds)),
    classes: count(classes.length),
    ...(hot && {
      pages: count(hot.pages),
      rate: formulasText.perSecond(hot.writesPerPage),
      hotPages: count(hot.pages),
      hotRate: formulasText.perSecond(hot.writesPerPage),
      hot: count(expected(hot, seconds)),
    }),
    ...(cold && {
      coldPages: count(cold.pages),
      coldRate: formulasText.perSecond(cold.writesPerPage),
      cold: count(expected(cold, seconds)),
    }),
  };
}
