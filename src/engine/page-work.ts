import { Stream } from '../model/random';
import type { PageRange } from '../model/types';
import type { Surroundings } from './aim';
import type { Cuttable } from './cut';
import { cutting } from './cutting';
import { type Interval, planOf } from './interval';
import type { PageKernel } from './kernel';
import { parts } from './parts';
import type { Progress } from './progress';
import type { Pull } from './pull';
import type { Conditions } from './conditions';
import type { Windows } from './windows';

/** Options beside those of `Cuttable`. */
type PageWorkOptions = Pick<Cuttable, 'pages' | 'marksStale' | 'isSliced'>;

/** What a migration does to pages: sends them, lets the guest write them, and takes the dirty log. */
export class PageWork implements Cuttable {
  readonly kernel: PageKernel;
  readonly conditions: Conditions;
  readonly pages: number;
  readonly marksStale: boolean;
  readonly isSliced: boolean;
  pull: Pull | null = null;
  /** Returns QEMU's thread to the start of the interval; null for policies without checks. */
  rewind: () => Windows | null = () => null;
  readonly #progress: Progress;
  /** Distinct pages written in the round. */
  #dirtied = 0;
  /** Whether an edit has cut the round. */
  #isCut = false;

  constructor(
    kernel: PageKernel,
    conditions: Conditions,
    progress: Progress,
    options: PageWorkOptions,
  ) {
    this.kernel = kernel;
    this.conditions = conditions;
    this.#progress = progress;
    this.pages = options.pages;
    this.marksStale = options.marksStale;
    this.isSliced = options.isSliced;
  }

  /** Starts a round. */
  open(): void {
    this.#dirtied = 0;
    this.#isCut = false;
  }

  /** Sends the pages of an interval: part `chunk` of `chunks`. */
  send(interval: Interval, chunk = 0, chunks = 1): void {
    if (interval.emitted || interval.cutMs !== null) return;
    this.conditions.scan.emit(interval, chunk, chunks);
  }

  /** Draws the guest's writes of an interval into the dirty bitmap: part `chunk` of `chunks`. */
  dirty(interval: Interval, chunk = 0, chunks = 1): void {
    if (!interval.live || interval.guestSeconds <= 0) return;
    if (interval.cutMs === null) this.#dirtied += this.draw(interval, chunk, chunks);
    else if (!this.isSliced) {
      // `cut` decides which of these writes come before it, and which pages they make stale.
      this.kernel.setMarksStale(false);
      this.draw(interval, chunk, chunks);
      this.kernel.setMarksStale(this.marksStale);
    }
  }

  draw(interval: Interval, chunk = 0, chunks = 1): number {
    if (interval.guestSeconds <= 0) return 0;
    const key = this.#progress.key(interval.index, Stream.interval);
    return this.conditions.guest.write(interval, key, chunk, chunks);
  }

  surroundingsOf(interval: Interval): Surroundings {
    return this.#progress.surroundingsOf(interval);
  }

  /** Assumes that so many pages were written in the round. */
  assume(dirtied: number): void {
    this.#dirtied = dirtied;
  }

  /** Does the part of an interval before its edit, and returns that part. */
  cut(interval: Interval): Interval {
    const piece = cutting.loaded.cut(this, interval, interval.cutMs!);
    this.#dirtied += piece.dirtied;
    this.#isCut = true;
    return piece;
  }

  /** The guest writes pages at this moment; returns how many it fetches first, during a pull. */
  write(ranges: readonly PageRange[]): number {
    const { ground, sender } = this.conditions;
    ground.fill(ranges);
    if (!this.pull) {
      this.#dirtied += cutting.loaded.writePages(this, ranges);
      return 0;
    }
    ground.settle(sender);
    const pages = this.pull.write(ranges, sender.nowMs);
    sender.waiting -= pages;
    return pages;
  }

  /**
   * Takes the dirty log at the end of a round. Returns the pages written in it, and how many of
   * them now wait in addition.
   */
  sync(): { dirtied: number; added: number } {
    const { sender, ground } = this.conditions;
    const { first, last } = ground.written;
    if (this.#isCut && !this.isSliced) this.#dirtied = this.kernel.uniteDirty();
    const dirtied = this.#dirtied;
    let added = dirtied;
    if (sender.left === 0) this.kernel.swapBitmaps();
    else added = this.kernel.mergeDirty(Math.floor(first / 64), Math.ceil(last / 64));
    sender.waiting += added;
    return { dirtied, added };
  }

  /** From a moment on the guest runs at the destination without the waiting pages. */
  startPull(startMs: number, scale: number, proof: boolean): void {
    const { conditions } = this;
    conditions.move(startMs);
    const { sender, clock, scan, scenario } = conditions;
    const { memoryStartMs } = this.#progress;
    sender.cursor = 0;
    sender.nowMs = startMs;
    const { Pull } = parts.loaded;
    const at = { startMs, memoryStartMs, proof, scale };
    this.pull = new Pull(
      this.kernel,
      scenario,
      scan,
      conditions.pullLink(),
      clock,
      at,
      sender.left,
    );
  }

  /** The next pages that the guest requests and the source pushes; null at the end of the pull. */
  planPull(): Interval | null {
    const { sender, deadline } = this.conditions;
    const pull = this.pull!;
    if ((sender.left === 0 && !pull.isOwing) || sender.nowMs >= deadline.ms) return null;
    const key = this.#progress.key(this.#progress.index, Stream.pull);
    const { endMs, walk, faults, guestSeconds } = pull.step(sender, key);
    return {
      ...this.#progress.next(planOf(endMs, { ...walk, pages: walk.pages + faults })),
      live: false,
      guestSeconds,
      isPull: true,
      endsRound: false,
    };
  }

  /** Out-of-date pages of the destination that will never be sent again. */
  stalePages(): number {
    // If a pull was cut short, the missing pages are known, and the guest stops at them.
    const missing = this.conditions.sender.left > 0 ? this.kernel.countWaiting() : 0;
    return this.kernel.countStale() - missing;
  }
}
