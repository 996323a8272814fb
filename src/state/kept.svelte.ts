import {
  KEPT_LETTERS,
  MOST_KEPT,
  type KeptScenario,
  type SlotName,
  keptUnder,
  plainName,
} from '../catalog/kept';
import type { Alignment } from '../model/alignments';
import { alignedMs } from '../model/run/align';
import type { Moment, Run } from '../model/run/run';
import type { Scenario } from '../model/types';
import type { EnginePool } from '../engine/pool';
import { isSameScenario } from './draft-version';
import type { Notices } from './notices.svelte';
import { SideRun } from './side-run.svelte';
import type { Slot } from './slot.svelte';
import { wait } from './wait';

/** The letters of the kept runs, and of the current one after them. */
const LETTERS = [...KEPT_LETTERS, 'd'].map((letter) => letter.toUpperCase());

/** A run that is kept, and its name. */
export interface KeptRun {
  name: string;
  side: SideRun;
}

/** The runs that are kept for comparison with the one that the controls change. */
export class Kept {
  readonly #pool: EnginePool;
  readonly #notices: Notices;
  readonly #slot: Slot;
  runs: readonly KeptRun[] = $state.raw([]);
  /** Which of them the current run is compared with. */
  #chosen: number = $state(0);
  /** Whether they are drawn in charts, timeline and map. */
  areGhosts: boolean = $state(true);
  /** Whether the compared run has a stage of its own. */
  isBeside: boolean = $state(false);
  alignment: Alignment = $state('time');
  /** The run that was forgotten last, and its place. */
  #forgotten: { kept: KeptRun; index: number } | null = $state.raw(null);
  /** The name that a swap gave the run of the controls, and its scenario. */
  #own: KeptScenario | null = null;
  /** Whether the reader has changed what is kept, so that the address must tell it. */
  isChanged = false;

  constructor(pool: EnginePool, notices: Notices, slot: Slot) {
    this.#pool = pool;
    this.#notices = notices;
    this.#slot = slot;
  }

  /** The run with which the current one is compared; null if none is kept. */
  get chosen(): KeptRun | null {
    return this.runs[this.#chosen] ?? this.runs[0] ?? null;
  }

  get isFull(): boolean {
    return this.runs.length >= MOST_KEPT;
  }

  /** The finished runs that are drawn behind the current one. */
  readonly ghosts = $derived.by(() =>
    KEPT_LETTERS.flatMap((slot, index) => {
      const run = this.areGhosts && this.runs[index]?.side.run;
      return run ? [{ slot, run }] : [];
    }),
  );

  /** The letter of a kept run. */
  letterOf(kept: KeptRun): string {
    return LETTERS[this.runs.indexOf(kept)]!;
  }

  /** The slot of a kept run. */
  slotOf(kept: KeptRun): SlotName {
    return KEPT_LETTERS[this.runs.indexOf(kept)]!;
  }

  /** The kept run of a slot; null for the current one, and if nothing is kept there. */
  inSlot(slot: SlotName): KeptRun | null {
    return keptUnder(slot, this.runs);
  }

  /** The letter of the run that the controls change. */
  get ownLetter(): string {
    return LETTERS[this.runs.length]!;
  }

  /** What a run is called: its own name, or its letter. */
  nameOf(kept: KeptRun): string {
    return kept.name || this.letterOf(kept);
  }

  /** Shows the compared run beside the current one, or not. */
  toggleBeside(): void {
    this.isChanged = true;
    this.isBeside = !this.isBeside;
  }

  align(by: Alignment): void {
    this.isChanged = true;
    this.alignment = by;
  }

  choose(kept: KeptRun): void {
    this.#chosen = Math.max(0, this.runs.indexOf(kept));
  }

  /** The moment of a kept run that is shown beside a moment; null before it is simulated. */
  momentOf({ side }: KeptRun, moment: Moment): Moment | null {
    return side.run && side.run.at(alignedMs(moment, side.run, this.alignment));
  }

  /** Keeps the newest scenario, whose run may be still to come, if there is room for it. */
  async keep(name = ''): Promise<void> {
    const { draft } = this.#slot;
    await draft.prepare();
    // Changes that waited for the checks are accepted or refused before the next task.
    await wait();
    if (this.isFull) return;
    const { scenario } = draft;
    const { run } = this.#slot;
    this.isChanged = true;
    const isThere = run && !run.isPreview && isSameScenario(run.scenario, scenario);
    this.#add({ name, scenario }, isThere ? run : null);
  }

  /** Keeps a scenario, whose run follows. */
  add(kept: KeptScenario): void {
    if (!this.isFull) this.#add(kept, null);
  }

  /** What links and files hold of it. */
  get list(): readonly KeptScenario[] {
    return this.runs.map(({ name, side }) => ({ name, scenario: side.scenario }));
  }

  #add({ name, scenario }: KeptScenario, run: Run | null): void {
    const side = new SideRun(this.#pool, this.#notices, scenario, run);
    this.runs = [...this.runs, { name: plainName(name), side }];
    this.#chosen = this.runs.length - 1;
  }

  rename(kept: KeptRun, name: string): void {
    this.isChanged = true;
    const plain = plainName(name);
    this.runs = this.runs.map((each) => (each === kept ? { ...each, name: plain } : each));
  }

  /** Gives a kept run another scenario; resolves when it is simulated. */
  async change(kept: KeptRun, scenario: Scenario): Promise<void> {
    this.isChanged = true;
    const side = new SideRun(this.#pool, this.#notices, scenario);
    this.runs = this.runs.map((each) => (each === kept ? { ...kept, side } : each));
    kept.side.release();
    await side.ended();
  }

  /** Replaces all that is kept; with an alignment, the first is shown beside the current run. */
  replace(list: readonly KeptScenario[], alignment: Alignment | null = null): void {
    this.isBeside = alignment !== null && list.length > 0;
    this.alignment = alignment ?? this.alignment;
    const same = ({ name, scenario }: KeptScenario, { side, ...kept }: KeptRun) =>
      name === kept.name && isSameScenario(scenario, side.scenario);
    if (list.length === this.runs.length && list.every((each, at) => same(each, this.runs[at]!)))
      return;
    for (const { side } of this.runs) side.release();
    this.runs = [];
    for (const each of list) this.add(each);
    this.#chosen = 0;
  }

  forget(kept: KeptRun): void {
    this.isChanged = true;
    kept.side.release();
    this.#forgotten = { kept, index: this.runs.indexOf(kept) };
    this.runs = this.runs.filter((each) => each !== kept);
    this.#chosen = Math.min(this.#chosen, Math.max(0, this.runs.length - 1));
    if (!this.runs.length) this.isBeside = false;
  }

  /** The run that was forgotten last, while it can be kept again; null if there is none. */
  get forgotten(): KeptRun | null {
    return this.isFull ? null : (this.#forgotten?.kept ?? null);
  }

  /** Keeps the run again that was forgotten last, where it was. */
  remember(): void {
    if (!this.#forgotten || this.isFull) return;
    const { kept, index } = this.#forgotten;
    this.#forgotten = null;
    this.isChanged = true;
    this.runs = this.runs.toSpliced(index, 0, this.#anew(kept));
    this.#chosen = Math.min(index, this.runs.length - 1);
  }

  /** A run whose memory the engine may have freed. */
  #anew({ name, side }: KeptRun): KeptRun {
    return { name, side: new SideRun(this.#pool, this.#notices, side.scenario, side.run) };
  }

  /**
   * Gives the controls the kept run, and keeps the current one in its place; names go with their
   * runs, and undo takes it back. Returns whether that was allowed.
   */
  async swap(kept: KeptRun): Promise<boolean> {
    const { run, draft } = this.#slot;
    if (!run || run.isPreview) return false;
    const own = this.#own;
    const name = own && isSameScenario(own.scenario, run.scenario) ? own.name : '';
    let [here, other]: [KeptRun, KeptRun] = [
      kept,
      { name, side: new SideRun(this.#pool, this.#notices, run.scenario, run) },
    ];
    const turn = () => {
      const index = this.runs.findIndex(({ side }) => side === here.side);
      if (index < 0) return;
      here.side.release();
      [here, other] = [this.#anew(other), here];
      this.isChanged = true;
      this.runs = this.runs.with(index, here);
    };
    const isTaken = await draft.change(
      (target) => Object.assign(target, structuredClone(kept.side.scenario)),
      { turn },
    );
    if (!isTaken) return false;
    turn();
    this.#own = { name: kept.name, scenario: draft.scenario };
    return true;
  }
}
