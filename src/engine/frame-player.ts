import { MAX_CELLS, pagesPerCell, sampledPage } from '../model/page-state';
import type { RoundRecord, Scenario } from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { aimAt, aimOutside } from './aim';
import { drains } from './countable';
import { type Frame, type PageCounts, estimate } from './frame';
import type { Interval } from './interval';
import type { PageKernel } from './kernel';
import { SAMPLE, STATES } from './layout';
import { Migration } from './migration';
import { finish } from './run';

export type { Frame };

/** The facts about a round that let seeking skip it. */
type KnownRound = Pick<RoundRecord, 'startMs' | 'pagesDirtied'>;

/** Words of 64 pages that are read before other work gets a turn. */
const PART_WORDS = 2 ** 14;

/**
 * Shows a migration at any moment. It repeats the run up to the interval that holds the moment,
 * and reads the state from the kernel. A map needs sampled pages only; counts need every page.
 */
export class FramePlayer {
  readonly #kernel: PageKernel;
  readonly #scenario: Scenario;
  readonly #policy: PrecopyPolicy;
  readonly #rounds: readonly KnownRound[];
  #migration: Migration;
  #interval: Interval | null = null;
  /** The interval's writes are drawn, and the kernel knows what waits before the sampled pages. */
  #isWritten = false;
  #isLocated = false;
  /** The next interval is not planned yet. */
  #isDue = false;
  /** The stale bitmap is correct for every page, not only for the sampled ones. */
  #isWhole = true;
  /** Some pages are settled and others are not, because a count was abandoned. */
  #isTorn = false;

  /** `rounds` of the run, if known, make seeking faster for policies that drain. */
  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    policy: PrecopyPolicy,
    rounds: readonly KnownRound[] = [],
  ) {
    this.#kernel = kernel;
    // A round that an edit cuts has several intervals, so it is not skipped.
    const isKnown =
      drains(policy) && policy.mechanism.slicePages === null && scenario.edits.length === 0;
    this.#rounds = isKnown ? rounds : [];
    this.#scenario = scenario;
    this.#policy = policy;
    this.#migration = this.#restart();
  }

  get #cells(): number {
    return Math.ceil(this.#migration.pages / this.#pagesPerCell);
  }

  get #pagesPerCell(): number {
    return pagesPerCell(this.#migration.pages);
  }

  get #isSliced(): boolean {
    return this.#policy.mechanism.slicePages !== null;
  }

  /** Whether the state is known only at the ends of the interval. */
  #isCoarse(interval: Interval): boolean {
    return this.#isSliced || interval.isPull;
  }

  #restart(): Migration {
    const options = { proof: this.#isSliced, frames: true };
    this.#migration = new Migration(this.#kernel, this.#scenario, this.#policy, options);
    this.#isWhole = true;
    this.#isTorn = false;
    this.#listSample();
    this.#enter();
    return this.#migration;
  }

  #listSample(): void {
    const { pages } = this.#migration;
    const { u32 } = this.#kernel;
    const size = this.#pagesPerCell;
    for (let cell = 0; cell < this.#cells; cell++)
      u32[SAMPLE / 4 + cell] = sampledPage(cell, size, pages);
  }

  #enter(): void {
    this.#isWritten = false;
    this.#isLocated = false;
    this.#isDue = true;
    this.#interval = null;
  }

  #plan(): void {
    this.#interval = this.#migration.plan();
    this.#isDue = false;
    // An edit may have given zero pages content.
    this.#isLocated = false;
  }

  /**
   * Planning may let the guest touch pages, or let an edit give them content, so it waits for its
   * time.
   */
  #planUntil(ms: number): void {
    const { work, nowMs } = this.#migration;
    if (this.#isDue && (work.pull ? ms > nowMs : ms >= nowMs)) this.#plan();
  }

  /** Draws the interval's writes, if not done yet. */
  #write(interval: Interval): void {
    if (!this.#isWritten) this.#migration.work.dirty(interval);
    this.#isWritten = true;
  }

  #locate(): void {
    if (!this.#isLocated) this.#kernel.locateSample(this.#cells, this.#interval?.cursor ?? 0);
    this.#isLocated = true;
  }

  /** Ends the interval: settles what is stale at its end, and sends its pages. */
  *#leave(interval: Interval, isWhole: boolean): Generator<void, void> {
    this.#write(interval);
    if (!this.#isCoarse(interval) && interval.cutMs === null) {
      this.#aim(interval, interval.endMs);
      if (isWhole) {
        this.#isTorn = true;
        yield* this.#survey(1);
        this.#isTorn = false;
      } else {
        this.#locate();
        this.#kernel.sample(this.#cells, 1);
        this.#isWhole = false;
      }
    }
    this.#migration.work.send(interval);
    this.#migration.finish(interval);
    this.#enter();
  }

  /** Reads every page, one part at a time. */
  *#survey(settle: number): Generator<void, void> {
    const words = Math.ceil(this.#migration.pages / 64);
    for (let word = 0; word < words; word += PART_WORDS) {
      this.#kernel.survey(word, Math.min(words, word + PART_WORDS), settle);
      yield;
    }
  }

  /**
   * Skips a round with a known result. Its written pages are sent in the next round, so only the
   * two rounds before the moment matter.
   */
  #pass(interval: Interval, ms: number): boolean {
    const round = this.#rounds[interval.index];
    const afterNext = this.#rounds[interval.index + 2];
    if (this.#isWritten || !round || !afterNext || ms < afterNext.startMs) return false;
    const afterThat = this.#rounds[interval.index + 3];
    if (afterThat && ms >= afterThat.startMs) this.#migration.pass(interval, round.pagesDirtied);
    else {
      this.#kernel.clearBitmaps();
      this.#isWhole = true;
      this.#migration.work.dirty(interval);
      this.#migration.finish(interval);
    }
    this.#enter();
    return true;
  }

  /** Moves to the interval that holds a moment; yields now and then. */
  seek(ms: number): Generator<void, void> {
    return this.#seek(ms, false);
  }

  *#seek(ms: number, isWhole: boolean): Generator<void, void> {
    const isPast = this.#interval ? ms < this.#interval.startMs : ms < this.#migration.nowMs;
    if (isPast || this.#isTorn || (isWhole && !this.#isWhole)) this.#restart();
    this.#planUntil(ms);
    while (this.#interval && isOver(this.#interval, ms)) {
      if (!this.#pass(this.#interval, ms)) yield* this.#leave(this.#interval, isWhole);
      yield;
      this.#planUntil(ms);
    }
    if (this.#interval && !this.#isCoarse(this.#interval)) this.#write(this.#interval);
  }

  /** The frame at a moment of the current interval. */
  show(ms: number): Frame {
    const interval = this.#interval;
    const isSending = interval !== null && ms >= interval.startMs;
    const cursor = this.#aim(interval, ms);
    this.#locate();
    this.#kernel.sample(this.#cells, 0);
    const cells = new Uint8Array(this.#kernel.u32.buffer).slice(STATES, STATES + this.#cells);
    const { pages } = this.#migration;
    return {
      ms,
      pagesPerCell: this.#pagesPerCell,
      pages,
      cells,
      cursor: isSending && interval.bytes > 0 ? cursor : null,
      ...estimate(cells, pages),
      isCounted: pages <= MAX_CELLS,
    };
  }

  /** Counts the pages of all memory at a moment; yields now and then. */
  *count(ms: number): Generator<void, PageCounts> {
    yield* this.#seek(ms, true);
    this.#aim(this.#interval, ms);
    yield* this.#survey(0);
    const kernel = this.#kernel;
    return {
      absentPages: kernel.absentPages(),
      dirtyPages: kernel.dirtyPages(),
      stalePages: kernel.stalePages(),
    };
  }

  /** Returns the frame at a moment, ms since the start of the migration; yields now and then. */
  *find(ms: number, isCounted: boolean): Generator<void, Frame> {
    if (!isCounted) {
      yield* this.seek(ms);
      return this.show(ms);
    }
    const counts = yield* this.count(ms);
    return { ...this.show(ms), ...counts, isCounted: true };
  }

  /** The frame at a moment, with counts of every page. */
  frameAt(ms: number): Frame {
    return finish(this.find(ms, true));
  }

  /** Sets the kernel to a moment of the interval; returns the page that the scan has reached. */
  #aim(interval: Interval | null, ms: number): number {
    const migration = this.#migration;
    if (interval && ms >= interval.startMs && !this.#isCoarse(interval))
      return aimAt(this.#kernel, migration.work.surroundingsOf(interval), interval, ms).walk
        .reached;
    const isOpen = interval !== null && !this.#isCoarse(interval);
    aimOutside(this.#kernel, migration.conditions.scan, isOpen);
    return interval?.reached ?? 0;
  }
}

/**
 * Whether a moment is after an interval. The moment of an edit belongs to the time before the
 * edit.
 */
const isOver = ({ endMs, cutMs }: Interval, ms: number): boolean =>
  cutMs === null ? ms >= endMs : ms > cutMs;
