import type { Frame } from '../engine/frame-player';
import { Latest } from '../engine/latest';
import type { Run } from '../model/run/run';

export type { Frame };

/** Asks for the memory at a moment of the run, ms. Exact counts of pages take longer than a map. */
type Ask = (ms: number, isCounted: boolean) => Promise<Frame | null>;

/**
 * The memory of both hosts at a moment of a run. It is requested while the playhead moves, and the
 * last answer is kept.
 */
export class Frames {
  /** Null before the first answer. */
  frame: Frame | null = $state.raw(null);
  /** The run to which the frame belongs. */
  #of: Run | null = null;
  readonly #ask: Ask;
  readonly #latest: Latest<number, Frame | null>;

  constructor(ask: Ask) {
    this.#ask = ask;
    this.#latest = new Latest((ms) => ask(ms, false));
  }

  /** Shows the frame of a run, if there is one. */
  show(run: Run, frame: Frame | null): void {
    if (!frame) return;
    this.frame = frame;
    this.#of = run;
  }

  /**
   * Asks for the frame at a moment of a run, ms, and at rest also for exact counts. `isWanted`
   * tells whether answers are still needed.
   */
  async follow(run: Run, ms: number, isAtRest: boolean, isWanted: () => boolean): Promise<void> {
    const isShown = () => this.#of === run && this.frame?.ms === ms;
    const take = (frame: Frame | null) => isWanted() && this.show(run, frame);
    if (!isShown()) take(await this.#latest.request(ms));
    if (!isAtRest || !isShown() || this.frame!.isCounted) return;
    const counted = await this.#ask(ms, true);
    if (isShown()) take(counted);
  }
}
