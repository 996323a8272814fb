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
/** Where chance could end the move, it has not done so in so many comparisons: it never will. */
const COMPARISONS = 500;

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
  /** Chance varies the pages of a scaled run by so much more than those of the full VM. */
  readonly #luck: number;
  readonly #mayCome: boolean;
  #found: Found[] = [];
  /** The mean of the waiting pages in each comparison since something last changed. */
  #means: number[] = [];
  #throttle = 0;

  constructor(scenario: Scenario, policy: PrecopyPolicy) {
    this.#scenario = scenario;
    this.#rounds = ROUNDS[policy.cadence];
    this.#luck = Math.sqrt(policy.mechanism.scale);
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
    const neverEnds = few && ask({ ...stats, ...few }).action === 'continue';
    if (!neverEnds && !this.#hasWaitedLong()) return null;
    return { code: 'never-ends', values: { pages: stats.waitingPages } };
  }

  /** The best numbers that any later sync may find; null if they are not known yet. */
  #leastOf(
    { waitingPages: pages, bandwidthBytesPerSecond: bandwidth }: PrecopyStats,
    nowMs: number,
    { vcpuThrottle = 0 }: Decision,
  ): Pick<PrecopyStats, 'waitingPages' | 'bandwidthBytesPerSecond'> | null {
    if (vcpuThrottle !== this.#throttle || this.#isChanging(nowMs)) {
      this.#found = [];
      this.#means = [];
    }
    this.#throttle = vcpuThrottle;
    this.#found.push({ pages, bandwidth, ms: nowMs });
    const { phases } = this.#scenario.workload;
    const phasesMs = phases.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
    const passedMs = nowMs - this.#found[0]!.ms;
    if (this.#found.length < this.#rounds || passedMs < 4 * phasesMs) return null;
    this.#means.push(mean(this.#found.map((each) => each.pages)));
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
    if (!isSteady(pages, hasPhases ? SAME_WITH_PHASES : SAME)) return null;
    if (hasPhases) return 0.9 * Math.min(...pages);
    const byChance = mean(pages) - (BY_CHANCE * spreadOf(pages)) / this.#luck;
    return Math.max(0, Math.min(byChance, ...pages));
  }

  /** Whether the pages have stayed the same for so long that nothing will end the move. */
  #hasWaitedLong(): boolean {
    if (this.#means.length < COMPARISONS) return false;
    const means = this.#means;
    this.#means = [];
    return isSteady(means, SAME);
  }
}

/** Whether the means of both halves are equal, up to a share of them or to chance. */
function isSteady(values: readonly number[], same: number): boolean {
  const half = Math.floor(values.length / 2);
  const [early, late] = [mean(values.slice(0, half)), mean(values.slice(half))];
  const chance = (2 * spreadOf(values)) / Math.sqrt(half);
  return Math.abs(late - early) <= Math.max(same * mean(values), chance);
}

/** The standard deviation. */
function spreadOf(values: readonly number[]): number {
  const all = mean(values);
  return Math.sqrt(mean(values.map((each) => (each - all) ** 2)));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
