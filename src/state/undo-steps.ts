import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';
import type { DraftVersion } from './draft-version';
import { isPressing } from './pressing';

/** Changes of the same fields that follow each other within this time are one undo step. */
const ONE_STEP_MS = 500;

const NO_CHANGE = { atMs: -Infinity, isPressing: false };

/** Tells which changes are one undo step. */
export class UndoSteps {
  #last = NO_CHANGE;

  /** Makes the next change a new step. */
  end(): void {
    this.#last = NO_CHANGE;
  }

  /**
   * Whether a change continues the current version. A stroke, a drag, or a key pressed several
   * times is one undo step.
   */
  goesOn(
    { scenario, cause }: DraftVersion,
    { previous, present }: { previous: DraftVersion | null; present: DraftVersion },
  ): boolean {
    if (cause?.stroke) {
      this.end();
      return cause.stroke === present.cause?.stroke;
    }
    if (cause?.by || cause?.turn) return false;
    const last = this.#last;
    this.#last = { atMs: performance.now(), isPressing: isPressing() };
    const isClose = this.#last.atMs - last.atMs < ONE_STEP_MS;
    if (!previous || !(isClose || (last.isPressing && this.#last.isPressing))) return false;
    const changed = (other: Scenario) => differences(scenario, other).map(([path]) => path);
    const paths = changed(present.scenario);
    // Entries of a list are changed one by one, each a step of its own.
    if (paths.includes('moves.vms')) return false;
    return paths.join() === changed(previous.scenario).join();
  }
}
