import { type RateClass, rateClasses } from '../model/rate-classes';
import type { Scenario } from '../model/types';
import { type ClassLayout, layOutClasses } from './class-layout';
import { planFill, tabulatePoisson } from './fill-plan';
import type { Interval } from './interval';
import type { PageKernel } from './kernel';
import { MAX_TABLE_ENTRIES, PLANS, TABLES, TABLE_INDEX } from './layout';

/**
 * Guest seconds by which a sweep is ahead of a sweep that starts at the first page when round 0
 * starts.
 */
export function sweepLead({ sweepFrom, writesPerSecond }: Scenario['workload']): number {
  // A sweep that hardly moves gets no lead, since the division would not be finite.
  return writesPerSecond > 1e-6 ? sweepFrom / writesPerSecond : 0;
}

/**
 * The lead of a sweep that keeps its position when its settings change, after so many guest
 * seconds.
 */
export function leadAfter(
  before: Scenario['workload'],
  after: Scenario['workload'],
  lead: number,
  guestSeconds: number,
): number {
  const { writesPerSecond, sweepFrom } = after;
  const goesOn = before.kind === 'sequential' && before.sweepFrom === sweepFrom;
  if (goesOn && before.writesPerSecond === writesPerSecond) return lead;
  if (writesPerSecond <= 1e-6) return 0;
  const at = (before.writesPerSecond * (guestSeconds + lead)) % before.workingSetPages;
  const from = goesOn && before.writesPerSecond > 1e-6 ? at : sweepFrom;
  return from / writesPerSecond - guestSeconds;
}

/**
 * Turns an interval of guest time into written pages: random draws for rate classes, ranges for
 * sweeps.
 */
export class GuestWrites {
  readonly #kernel: PageKernel;
  readonly #workload: Scenario['workload'];
  readonly #classes: RateClass[];
  readonly #layout: ClassLayout;
  readonly #lead: number;

  /** `lead` is that of a sweep, unless the scenario gives it. */
  constructor(kernel: PageKernel, scenario: Scenario, lead = sweepLead(scenario.workload)) {
    this.#kernel = kernel;
    this.#lead = lead;
    this.#workload = scenario.workload;
    this.#classes = rateClasses(scenario.workload);
    this.#layout = layOutClasses(kernel, scenario, this.#classes);
  }

  /** Dirties part `chunk` of `chunks` of the interval's pages; returns how many are newly dirty. */
  write(
    interval: Pick<Interval, 'guestStart' | 'guestSeconds'>,
    key: [number, number],
    chunk: number,
    chunks: number,
  ): number {
    if (this.#workload.kind === 'sequential') return chunk === 0 ? this.#sweep(interval) : 0;
    const { runs, splits } = this.#layout;
    const first = Math.floor((runs * chunk) / chunks);
    const last = Math.floor((runs * (chunk + 1)) / chunks);
    if (chunk > 0) return this.#kernel.dirtyRuns(first, last, ...key);
    this.#tellPlans(interval.guestSeconds);
    return (
      this.#kernel.dirtyRuns(first, last, ...key) + this.#kernel.dirtySplits(0, splits, ...key)
    );
  }

  /** A sequential sweep dirties one or two ranges. */
  #sweep({ guestStart, guestSeconds }: Pick<Interval, 'guestStart' | 'guestSeconds'>): number {
    const { writesPerSecond, firstPage, workingSetPages } = this.#workload;
    const start = guestStart + this.#lead;
    const from = Math.floor(writesPerSecond * start);
    const to = Math.floor(writesPerSecond * (start + guestSeconds));
    const count = Math.min(workingSetPages, to - from);
    const begin = from % workingSetPages;
    const end = Math.min(begin + count, workingSetPages);
    return (
      this.#kernel.dirtyRange(firstPage + begin, firstPage + end) +
      this.#kernel.dirtyRange(firstPage, firstPage + begin + count - end)
    );
  }

  /** Writes to the kernel how each class is drawn over so many guest seconds. */
  #tellPlans(guestSeconds: number): void {
    const { u32, f64 } = this.#kernel;
    let entries = 0;
    const plans = this.#classes.map(({ writesPerPage }, rateClass) => {
      const plan = planFill(writesPerPage * guestSeconds);
      const at = PLANS + rateClass * 32;
      f64[at / 8] = plan.probability;
      u32[at / 4 + 2] = plan.passes;
      u32[at / 4 + 3] = plan.odds;
      u32[at / 4 + 4] = plan.inverted ? 1 : 0;
      f64[at / 8 + 3] = writesPerPage;
      return plan;
    });
    for (const [rateClass, size] of this.#layout.sizes) {
      const mean = plans[rateClass]!.leftover * (1 << size);
      const { length, first } = tabulatePoisson(mean, f64, TABLES / 8 + entries);
      const index = TABLE_INDEX / 4 + rateClass * 64 + size * 4;
      u32[index] = entries;
      u32[index + 1] = length;
      u32[index + 2] = first;
      entries += length;
      if (entries > MAX_TABLE_ENTRIES)
        throw new RangeError('The Poisson tables do not fit into their place.');
    }
  }
}
