import { DEFAULT_LIMITS } from '../model/derived-defaults';
import type { Decision, PrecopyStats, Reason, Scenario } from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';

/**
 * Live rounds that are compared, for policies that check often and for those that wait for whole
 * rounds.
 */
const ROUNDS = { look: 200, round: 40 } as const;
/** The means of two halves are equal if they differ by less than this share. */
const SAME = 0.002;
const SAME_WITH_PHASES = 0.05;
/** A value this many standard deviations below the mean does not occur by chance. */
const BY_CHANCE = 8;

/** The results of a sync that are compared. */
interface Found {
  pages: number;
  bandwidth: number;
  ms: number;
}

/**
 * Ends a migration that its policy does not end: at the user's limit on rounds, or when no rule of
 * the policy can ever end it. The latter holds when three things are true. The waiting pages have
 * stopped falling. Nothing known in advance will change that. Even far fewer pages would be too
 * many. A limit on rounds that the user gave is always reached.
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
      maxSeconds === DEFAULT_LIMITS.maxSeconds &&
      maxRounds === DEFAULT_LIMITS.maxRounds;
  }

  /**
   * Records a sync and the policy's decision. `ask` returns the decision for other numbers.
   * Returns why the move ends here, or null.
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

  /** The best numbers that any later sync may find; null if they are not known yet. */
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

  /** Whether a known later event may change how the move goes on. */
  #isChanging(nowMs: number): boolean {
    const { edits, link } = this.#scenario;
    return [...edits, ...link.changes].some(({ atMs }) => atMs > nowMs);
  }

  /** The fewest pages that may wait at any later sync; null while they still change. */
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
