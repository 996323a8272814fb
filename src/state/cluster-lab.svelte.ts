import { explainMissing, explainUndo, orderFor } from '../hyperv/cluster-lab';
import { type StepId, labStep } from '../hyperv/cluster-steps';
import { clusterText } from '../text/cluster';

/** A cluster that is built step by step. A step that cannot be done is refused with the reason. */
export class ClusterLab {
  /** The steps that are done, in the order in which they were done. */
  #steps: readonly StepId[] = $state.raw([]);
  /** The last refusal and its reason; empty if there is none. */
  message: string = $state('');

  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew, never changed
  readonly done: ReadonlySet<StepId> = $derived(new Set(this.#steps));
  /** The step that was done last; null before the first. */
  readonly last: StepId | null = $derived(this.#steps.at(-1) ?? null);

  /** Does a step; returns whether it could be done. */
  run(id: StepId): boolean {
    this.message = this.done.has(id)
      ? clusterText.doneAlready(labStep(id).number)
      : (explainMissing(id, this.done) ?? '');
    if (this.message) return false;
    this.#steps = [...this.#steps, id];
    return true;
  }

  /** Undoes a step, the last one unless another is named; returns whether it could be undone. */
  undo(id: StepId | null = this.last): boolean {
    this.message = id === null ? clusterText.nothingToUndo : (explainUndo(id, this.done) ?? '');
    if (this.message) return false;
    this.#steps = this.#steps.filter((step) => step !== id);
    return true;
  }

  /** Undoes a step that something else does not allow, with the reason. */
  refuse(id: StepId, reason: string): void {
    this.undo(id);
    this.message = reason;
  }

  /** Does all remaining steps, in order. */
  buildAll(): void {
    this.message = '';
    const left = orderFor('all').filter((id) => !this.done.has(id));
    this.#steps = [...this.#steps, ...left];
  }

  reset(): void {
    this.message = '';
    this.#steps = [];
  }
}
