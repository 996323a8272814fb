import type { ReadLink } from '../catalog/link';
import type { Beside } from '../catalog/scenario-file';
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

  /** What is kept, as files hold it; null if nothing is. */
  get beside(): Beside | null {
    const { kept } = this;
    return kept?.runs.length
      ? { kept: kept.list, align: kept.isBeside ? kept.alignment : null }
      : null;
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

  /** Keeps what a file holds. */
  async open({ kept, align }: Beside): Promise<void> {
    const opened = await this.load();
    opened.isChanged = true;
    opened.replace(kept, align);
  }

  /** Keeps the current run, if there is room for it. */
  async keep(name = ''): Promise<void> {
    try {
      (await this.load()).keep(name);
    } catch (error) {
      this.#lab.notices.fail(error);
    }
  }
}
