import { type ForkNode, forkedAt, grown, inForceAt, listed } from '../model/fork';
import { digitsOf } from '../model/fingerprint';
import { hundredthMs } from '../model/timeline';
import type { Scenario } from '../model/types';
import { isSameScenario } from './draft-version';
import type { EnginePool } from '../engine/pool';
import type { Clock } from './clock.svelte';
import type { Keeping } from './keeping.svelte';
import type { Slot } from './slot.svelte';

/** The lab whose move is changed. */
interface ForkedLab {
  readonly slot: Slot;
  readonly clock: Clock;
  readonly keeping: Keeping;
  readonly pool: EnginePool;
}

/** How long before two versions part their memories are compared, ms. */
const BEFORE_MS = 0.01;

/** The versions of a move that were changed from a moment on. */
export class Forks {
  readonly #slot: Slot;
  readonly #clock: Clock;
  readonly #keeping: Keeping;
  readonly #pool: EnginePool;
  #tree: readonly ForkNode[] = $state.raw([]);
  #ids = 0;
  /** The version from which the current changes start; null while the whole move is changed. */
  #parent: number | null = $state(null);

  constructor({ slot, clock, keeping, pool }: ForkedLab) {
    this.#slot = slot;
    this.#clock = clock;
    this.#keeping = keeping;
    this.#pool = pool;
    $effect.root(() => {
      $effect(() => this.#follow(slot.draft.scenario));
    });
  }

  /** From when on settings are changed, ms; null while the whole move is changed. */
  get fromMs(): number | null {
    return this.#slot.draft.fork?.atMs ?? null;
  }

  /** The versions in the order in which they are listed. */
  get versions(): readonly { node: ForkNode; depth: number }[] {
    return listed(this.#tree);
  }

  /** The version that is shown; null if it is none of the tree. */
  get current(): ForkNode | null {
    const { scenario } = this.#slot.draft;
    return this.#tree.find((node) => isSameScenario(node.scenario, scenario)) ?? null;
  }

  /** From the playhead on, changes leave the past as it is. The old future is kept beside it. */
  async begin(): Promise<void> {
    const { draft } = this.#slot;
    const { scenario } = draft;
    if (!this.current) this.#grow({ parent: null, atMs: null, scenario });
    this.#parent = this.current!.id;
    const atMs = hundredthMs(this.#clock.ms);
    const kept = await this.#keeping.load();
    const same = kept.runs.find(({ side }) => isSameScenario(side.scenario, scenario));
    if (same) kept.choose(same);
    else {
      if (kept.isFull) kept.forget(kept.runs[0]!);
      await kept.keep();
    }
    draft.fork = {
      atMs,
      inForce: (given) => inForceAt(given, atMs),
      change: (given, after) => forkedAt(given, after, atMs),
    };
  }

  /** Changes count for the whole move again. */
  end(): void {
    this.#slot.draft.fork = null;
    this.#parent = null;
  }

  /** Shows a version again. */
  async goTo({ scenario }: ForkNode): Promise<void> {
    this.end();
    const take = (draft: Scenario) => Object.assign(draft, structuredClone(scenario));
    await this.#slot.draft.change(take, { isAtMoment: true });
  }

  /**
   * Hashes of the memory of both hosts just before a version was changed, in the version before it
   * and in itself; null if one of them has gone.
   */
  async hashesBefore({
    parent,
    atMs,
    scenario,
  }: ForkNode): Promise<readonly [string, string] | null> {
    const before = this.#tree.find(({ id }) => id === parent);
    if (!before || atMs === null) return null;
    const hash = (given: Scenario) => this.#hashAt(given, Math.max(0, atMs - BEFORE_MS));
    return [await hash(before.scenario), await hash(scenario)];
  }

  async #hashAt(scenario: Scenario, ms: number): Promise<string> {
    const key = Symbol('past');
    try {
      await this.#pool.run(key, scenario, { proof: false, isBackground: true });
      const frame = await this.#pool.frame(key, ms, true);
      return frame
        ? digitsOf([[...frame.cells], frame.dirtyPages, frame.stalePages, frame.absentPages])
        : '';
    } finally {
      this.#pool.release(key);
    }
  }

  /** Forgets all versions but keeps the current one. */
  clear(): void {
    this.end();
    this.#tree = [];
  }

  #grow(node: Omit<ForkNode, 'id'>): void {
    this.#tree = grown(this.#tree, { ...node, id: ++this.#ids });
  }

  /** While a fork is changed, it is one version, however often it changes. */
  #follow(scenario: Scenario): void {
    const { fromMs } = this;
    if (fromMs === null || this.current) return;
    const newest = this.#tree.at(-1);
    const isGrown = newest?.parent === this.#parent && newest.atMs === fromMs;
    if (isGrown)
      this.#tree = this.#tree.map((node) => (node === newest ? { ...node, scenario } : node));
    else this.#grow({ parent: this.#parent, atMs: fromMs, scenario });
  }
}
