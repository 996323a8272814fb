import { FIELDS } from '../model/scenario/fields';
import type { Decision, PrecopyStats, Reason, Scenario } from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';

/** Live rounds that are compared, where a policy looks often, and where it waits for whole rounds. */
const ROUNDS = { look: 200, round: 40 } as const;
/** Means of two halves that differ by less than this share are the same. */
const SAME = 0.002;
const SAME_WITH_PHASES = 0.05;
/** So many standard deviations below the mean nothing comes by chance. */
const BY_CHANCE = 8;

/** What a sync found, as far as it is compared. */
interface Found {
  pages: number;
  bandwidth: number;
  ms: number;
}

/**
 * Ends a migration that its policy does not end: at the caller's cap on rounds, or where no rule of
 * the policy ever will. That is so where the pages that wait have stopped falling, nothing that is
 * known will change that, and far fewer would still not be few enough. A cap that was given is
 * walked to.
 */
export class Caps {
  readonly #scenario: Scenario;
  readonly #rounds: number;
  readonly #mayCome: boolean;
  #found: Found[] = [];
  #throttle = 0;

  constructor(scenario: Scenario, policy: PrecopyPolicy) {
    this.#scenario = scenario;
    this.#rounds = ROUNDS[policy.cadence];
    const { maxSeconds, maxRounds } = scenario.limits;
    this.#mayCome =
      (policy.mayGoOnForEver?.(scenario.policy.options) ?? false) &&
      maxSeconds === FIELDS['limits.maxSeconds'].default &&
      maxRounds === FIELDS['limits.maxRounds'].default;
  }

  /**
   * Takes in what a sync found and what the policy said; `ask` asks it what it would say to other
   * numbers. Returns why the move ends here, or null.
   */
  reached(
    stats: PrecopyStats,
    nowMs: number,
    decision: Decision,
    ask: (stats: PrecopyStats) => Decision,
  ): Reason | null {
    if (decision.action !== 'continue') return null;
    const { maxRounds } = this.#scenario.limits;
    if (stats.liveRounds >= maxRounds) return { code: 'round-cap', values: { maxRounds } };
    const few = this.#mayCome ? this.#leastOf(stats, nowMs, decision) : null;
    if (few === null || ask({ ...stats, ...few }).action !== 'continue') return null;
    return { code: 'never-ends', values: { pages: stats.waitingPages } };
  }

  /** The best that any later sync may find; null where that is not known yet. */
  #leastOf(
    { waitingPages: pages, bandwidthBytesPerSecond: bandwidth }: PrecopyStats,
    nowMs: number,
    { vcpuThrottle = 0 }: Decision,
  ): Pick<PrecopyStats, 'waitingPages' | 'bandwidthBytesPerSecond'> | null {
    if (vcpuThrottle !== this.#throttle || this.#isChanging(nowMs)) this.#found = [];
    this.#throttle = vcpuThrottle;
    this.#found.push({ pages, bandwidth, ms: nowMs });
    const { phases } = this.#scenario.workload;
    const phasesMs = phases.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
    const passedMs = nowMs - this.#found[0]!.ms;
    if (this.#found.length < this.#rounds || passedMs < 4 * phasesMs) return null;
    const waitingPages = this.#fewest(phases.length > 0);
    const bandwidthBytesPerSecond = Math.max(...this.#found.map((each) => each.bandwidth));
    this.#found = [];
    return waitingPages === null ? null : { waitingPages, bandwidthBytesPerSecond };
  }

  /** Whether something is still to come that may change how the move goes on. */
  #isChanging(nowMs: number): boolean {
    const { edits, link } = this.#scenario;
    return [...edits, ...link.changes].some(({ atMs }) => atMs > nowMs);
  }

  /** The fewest pages that may wait at any later sync; null where they still change. */
  #fewest(hasPhases: boolean): number | null {
    const pages = this.#found.map((each) => each.pages);
    const half = Math.floor(pages.length / 2);
    const [early, late] = [mean(pages.slice(0, half)), mean(pages.slice(half))];
    const all = mean(pages);
    const spread = Math.sqrt(mean(pages.map((each) => (each - all) ** 2)));
    const chance = (2 * spread) / Math.sqrt(half);
    const same = hasPhases ? SAME_WITH_PHASES : SAME;
    if (Math.abs(late - early) > Math.max(same * all, chance)) return null;
    return hasPhases ? 0.9 * Math.min(...pages) : Math.max(0, all - BY_CHANCE * spread);
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
