import type { Frame } from '../engine/frames';
import { Latest } from '../engine/latest';
import type { Run } from '../model/run/run';

export type { Frame };

/** The memory of both hosts at a moment of a run: asked for as the playhead moves, the last answer kept. */
export class Frames {
  /** Null before the first answer. */
  frame: Frame | null = $state.raw(null);
  /** The run that the frame is of. */
  #of: Run | null = null;
  readonly #latest: Latest<number, Frame | null>;

  constructor(ask: (ms: number) => Promise<Frame | null>) {
    this.#latest = new Latest(ask);
  }

  /** Takes the frame that came with a run, if one did. */
  show(run: Run, frame: Frame | null): void {
    if (!frame) return;
    this.frame = frame;
    this.#of = run;
  }

  /** Asks for the frame at a moment of a run, ms; `isWanted` tells whether the answer still is. */
  async follow(run: Run, ms: number, isWanted: () => boolean): Promise<void> {
    if (this.#of === run && this.frame?.ms === ms) return;
    const frame = await this.#latest.request(ms);
    if (isWanted()) this.show(run, frame);
  }
}
