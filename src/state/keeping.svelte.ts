import type { ReadLink } from '../catalog/link';
import type { EnginePool } from '../engine/pool';
import type { Kept } from './kept.svelte';
import type { Notices } from './notices.svelte';
import type { Slot } from './slot.svelte';

/** The lab of which runs are kept. */
interface KeepingLab {
  readonly pool: EnginePool;
  readonly notices: Notices;
  readonly slot: Slot;
}

/** The runs that are kept for comparison; their code is loaded with the first of them. */
export class Keeping {
  readonly #lab: KeepingLab;
  /** Null until something is kept. */
  kept: Kept | null = $state.raw(null);

  constructor(lab: KeepingLab) {
    this.#lab = lab;
  }

  /** Loads what keeps runs. */
  async load(): Promise<Kept> {
    const { pool, notices, slot } = this.#lab;
    const { Kept } = await import('./kept.svelte');
    return (this.kept ??= new Kept(pool, notices, slot));
  }

  /** Keeps what a link holds. */
  async follow({ kept, look }: Pick<ReadLink, 'kept' | 'look'>): Promise<void> {
    if (!kept.length && !this.kept) return;
    (await this.load()).replace(kept, look.align);
  }

  /** Keeps the current run, if there is room for it. */
  async keep(name = ''): Promise<void> {
    try {
      await (await this.load()).keep(name);
    } catch (error) {
      this.#lab.notices.fail(error);
    }
  }
}
