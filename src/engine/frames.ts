import { Stream } from '../model/random';
import type { RoundRecord, Scenario } from '../model/types';
import type { PrecopyPolicy } from '../policies/policy';
import { drains } from './countable';
import { sweepLead } from './guest-writes';
import type { PageKernel } from './kernel';
import { CELLS, KNOTS, MAX_KNOTS } from './memory-map';
import type { Interval } from './interval';
import { Migration } from './migration';
import { finish } from './run';

const MAX_CELLS = 16384;

/** The memory of both hosts at one moment. */
export interface Frame {
  ms: number;
  /** Each cell stands for this many pages, a power of two. */
  pagesPerCell: number;
  pages: number;
  /** Four counts a cell: pages absent at the destination, dirty at the source, stale, zero. */
  cells: Uint16Array;
  /** The page the sender has reached, or null when nothing is being sent. */
  cursor: number | null;
  /** Pages missing at the destination, dirty at the source, out of date at the destination. */
  absentPages: number;
  dirtyPages: number;
  stalePages: number;
}

const PHASE_KNOTS = 512;
const FIRST_KNOT = KNOTS / 8;

/**
 * Shows a migration at any moment. It runs the same migration again up to the interval that holds
 * the moment, which costs a fraction of the first run, and asks the kernel for the state within.
 */
export class FramePlayer {
  readonly #kernel: PageKernel;
  readonly #scenario: Scenario;
  readonly #policy: PrecopyPolicy;
  readonly #shift: number;
  readonly #roundStarts: readonly number[];
  #migration: Migration;
  #interval: Interval | null = null;
  #isWritten = false;
  /** The next interval is still to be planned. */
  #isDue = false;

  /** `rounds` of the run, where they are known, make seeking in draining policies faster. */
  constructor(
    kernel: PageKernel,
    scenario: Scenario,
    policy: PrecopyPolicy,
    rounds: readonly Pick<RoundRecord, 'startMs'>[] = [],
  ) {
    this.#kernel = kernel;
    this.#roundStarts = rounds.map(({ startMs }) => startMs);
    this.#scenario = scenario;
    this.#policy = policy;
    this.#migration = this.#restart();
    let shift = 0;
    while (Math.ceil(this.#migration.pages / (1 << shift)) > MAX_CELLS) shift++;
    this.#shift = shift;
  }

  get #isSliced(): boolean {
    return this.#policy.mechanism.slicePages !== null;
  }

  /** Whether the state is known at the ends of the interval only. */
  #isCoarse(interval: Interval): boolean {
    return this.#isSliced || interval.isPull;
  }

  #restart(): Migration {
    const options = { proof: this.#isSliced, frames: true };
    const migration = new Migration(this.#kernel, this.#scenario, this.#policy, options);
    this.#migration = migration;
    this.#enter();
    return migration;
  }

  #enter(): void {
    this.#isWritten = false;
    this.#isDue = true;
    this.#interval = null;
    // To plan a step of a pull is to let the guest touch pages: not before its time has come.
    if (!this.#migration.pull) this.#plan();
  }

  #plan(): void {
    this.#interval = this.#migration.plan();
    this.#isDue = false;
  }

  #planUntil(ms: number): void {
    if (this.#isDue && ms > this.#migration.nowMs) this.#plan();
  }

  /** Draws the interval's writes, once. */
  #write(interval: Interval): void {
    if (!this.#isWritten) this.#migration.dirty(interval);
    this.#isWritten = true;
  }

  /** Leaves the interval for good: what is stale at its end is settled, its pages are sent. */
  #leave(interval: Interval): void {
    this.#write(interval);
    if (!this.#isCoarse(interval)) {
      this.#aim(interval, interval.endMs);
      this.#kernel.frame(this.#shift, 1);
    }
    this.#migration.send(interval);
    this.#migration.finish(interval);
    this.#enter();
  }

  /**
   * Passes a whole round without settling which pages are stale in it: in a drained round all of
   * them are sent in the next one, so that only the round before the moment shown matters.
   */
  #rush(interval: Interval): void {
    this.#kernel.setMarksStale(true);
    this.#migration.send(interval);
    this.#migration.dirty(interval);
    this.#kernel.setMarksStale(false);
    this.#migration.finish(interval);
    this.#enter();
  }

  #canRush(interval: Interval, ms: number): boolean {
    if (this.#isWritten || !drains(this.#policy) || this.#isSliced) return false;
    const afterNext = this.#roundStarts[interval.index + 2];
    return afterNext !== undefined && ms >= afterNext;
  }

  /** The frame at a moment, ms since the start of the migration. */
  frameAt(ms: number): Frame {
    finish(this.seek(ms));
    return this.show(ms);
  }

  /** Moves to the interval that holds a moment; yields after every interval passed. */
  *seek(ms: number): Generator<void, void> {
    if (this.#interval ? ms < this.#interval.startMs : ms < this.#migration.nowMs) this.#restart();
    this.#planUntil(ms);
    while (this.#interval && ms >= this.#interval.endMs) {
      if (this.#canRush(this.#interval, ms)) this.#rush(this.#interval);
      else this.#leave(this.#interval);
      yield;
      this.#planUntil(ms);
    }
    if (this.#interval) this.#write(this.#interval);
  }

  /** The frame at a moment of the interval that was sought. */
  show(ms: number): Frame {
    const interval = this.#interval;
    const isSending = interval !== null && ms >= interval.startMs;
    const cursor = this.#aim(interval, ms);
    const cellCount = Math.ceil(this.#migration.pages / (1 << this.#shift));
    this.#kernel.clearCells(cellCount);
    this.#kernel.frame(this.#shift, 0);
    const at = CELLS / 2;
    const cells = new Uint16Array(this.#kernel.u32.buffer).slice(at, at + cellCount * 4);
    let [absentPages, dirtyPages, stalePages] = [0, 0, 0];
    for (let i = 0; i < cells.length; i += 4) {
      absentPages += cells[i]!;
      dirtyPages += cells[i + 1]!;
      stalePages += cells[i + 2]!;
    }
    return {
      ms,
      pagesPerCell: 1 << this.#shift,
      pages: this.#migration.pages,
      cells,
      cursor: isSending && interval.bytes > 0 ? cursor : null,
      absentPages,
      dirtyPages,
      stalePages,
    };
  }

  /** Points the kernel at a moment of the interval; returns the page the scan has reached. */
  #aim(interval: Interval | null, ms: number): number {
    const { scan, memoryStartMs, clock } = this.#migration;
    const { pageCost, zeroCost } = scan;
    const kernel = this.#kernel;
    if (!interval || ms < interval.startMs || this.#isCoarse(interval)) {
      kernel.setMoment(0, 0, 0, interval && !this.#isCoarse(interval) ? 1 : -1);
      kernel.setSweep(0, 0, 0, 0);
      kernel.setScan(0, 0, 0, 0, pageCost, zeroCost);
      return interval?.reached ?? 0;
    }
    const link = interval.live ? this.#migration.live : this.#migration.paused;
    const carried = link.bytesBetween(interval.startMs, ms) * interval.stretch;
    const sent = Math.min(carried, interval.bytes);
    const walk =
      ms >= interval.endMs ? interval : scan.walk(interval.cursor, Infinity, sent * (1 + 1e-12));
    const passed = (toMs: number) =>
      clock.at((toMs - memoryStartMs) / 1000) - clock.at((interval.startMs - memoryStartMs) / 1000);
    const whole = passed(interval.endMs);
    const speed = whole > 0 ? interval.guestSeconds / whole : 0;
    const guestAt = (toMs: number) => Math.min(passed(toMs) * speed, interval.guestSeconds);
    kernel.setMoment(
      ...this.#migration.key(interval, Stream.frame),
      guestAt(ms),
      interval.guestSeconds,
    );
    const { kind, writesPerSecond, firstPage, workingSetPages } = this.#scenario.workload;
    if (kind === 'sequential') {
      const start = interval.guestStart + sweepLead(this.#scenario.workload);
      kernel.setSweep(writesPerSecond, start, firstPage, workingSetPages);
    } else kernel.setSweep(0, 0, 0, 0);
    this.#tellKnots(interval, guestAt);
    kernel.setScan(
      interval.cursor,
      walk.reached,
      walk.wrapped ? 1 : 0,
      walk.wrapBytes,
      pageCost,
      zeroCost,
    );
    return walk.reached;
  }

  /** Tabulates guest seconds over wire bytes of the interval, for the moment each page leaves. */
  #tellKnots(interval: Interval, guestAt: (ms: number) => number): void {
    const link = interval.live ? this.#migration.live : this.#migration.paused;
    const { startMs, endMs, bytes, stretch } = interval;
    const moments = [startMs, ...link.changesBetween(startMs, endMs)];
    const sentMs = Math.min(endMs, link.finish(startMs, bytes / stretch));
    if (!this.#migration.clock.isUniform)
      for (let i = 1; i < PHASE_KNOTS; i++)
        moments.push(startMs + ((sentMs - startMs) * i) / PHASE_KNOTS);
    moments.push(sentMs);
    moments.sort((a, b) => a - b);
    const { f64 } = this.#kernel;
    let at = FIRST_KNOT;
    for (const moment of moments.slice(0, MAX_KNOTS - 1)) {
      f64[at++] = link.bytesBetween(startMs, moment) * stretch;
      f64[at++] = guestAt(moment);
    }
    f64[at] = 1e300;
    f64[at + 1] = guestAt(endMs);
  }
}
