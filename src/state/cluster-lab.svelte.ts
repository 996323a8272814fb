import { type Built, explainMissing, explainUndo, orderFor } from '../hyperv/cluster-lab';
import { explainPlace, labParts, sayPlaced } from '../hyperv/cluster-places';
import { type PartId, type PlaceId, type StepId, labStep } from '../hyperv/cluster-steps';
import { clusterText } from '../text/cluster';

/** A cluster that is built step by step. A step that cannot be done is refused with the reason. */
export class ClusterLab {
  /** The steps that are done, in the order in which they were done. */
  #steps: readonly StepId[] = $state.raw([]);
  /** The parts that the reader has put in their places. */
  #byHand: readonly PartId[] = $state.raw([]);
  /** The last refusal and its reason; empty if there is none. */
  message: string = $state('');
  /** What is said of the part that is being placed; empty if there is nothing to say. */
  news: string = $state('');

  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew, never changed
  readonly done: ReadonlySet<StepId> = $derived(new Set(this.#steps));
  /** The parts that are in their places; those of a step that is done are too. */
  readonly placed: ReadonlySet<PartId> = $derived(
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew, never changed
    new Set([...this.#byHand, ...this.#steps.flatMap((id) => labStep(id).part)]),
  );
  /** The parts that are not in their places yet. */
  readonly ghosts: readonly PartId[] = $derived(labParts.filter((part) => !this.placed.has(part)));
  /** The step that was done last; null before the first. */
  readonly last: StepId | null = $derived(this.#steps.at(-1) ?? null);

  /** What is built, to begin there again. */
  get built(): Built {
    return { steps: this.#steps, parts: this.#byHand };
  }

  constructor({ steps, parts }: Built) {
    this.#steps = steps;
    this.#byHand = parts;
  }

  /** Puts a part where it belongs; returns whether it does, and says why not. */
  place(part: PartId, places: readonly PlaceId[]): boolean {
    this.#say(explainPlace(part, places) ?? '');
    if (this.message) return false;
    this.#byHand = [...this.#byHand, part];
    this.news = sayPlaced(part, this.placed, this.done);
    return true;
  }

  #say(message: string): void {
    this.message = message;
    this.news = '';
  }

  /** Does a step; returns whether it could be done. */
  run(id: StepId): boolean {
    this.#say(
      this.done.has(id)
        ? clusterText.doneAlready(labStep(id).number)
        : (explainMissing(id, this.done) ?? ''),
    );
    if (this.message) return false;
    this.#steps = [...this.#steps, id];
    return true;
  }

  /** Undoes a step, the last one unless another is named; returns whether it could be undone. */
  undo(id: StepId | null = this.last): boolean {
    this.#say(id === null ? clusterText.nothingToUndo : (explainUndo(id, this.done) ?? ''));
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
    this.#say('');
    const left = orderFor('all').filter((id) => !this.done.has(id));
    this.#steps = [...this.#steps, ...left];
  }

  reset(): void {
    this.#say('');
    this.#byHand = [];
    this.#steps = [];
  }
}
