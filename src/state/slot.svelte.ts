import { isCancelled } from '../engine/cancelled';
import type { EngineInfo } from '../engine/workers';
import type { EnginePool } from '../engine/pool';
import { type Moment, Run } from '../model/run/run';
import type { Place } from '../model/timeline';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { Draft, type DraftOptions } from './draft.svelte';
import { type Frame, Frames } from './frames.svelte';
import type { Notices } from './notices.svelte';
import { wait } from './wait';

/** Above this many pages, runs in the browser have no stale-page proof. */
const PROOF_PAGES = 2 ** 24;
const hasProof = ({ vm }: Scenario) => totalPages(vm) <= PROOF_PAGES;

/** A change waits this long for its run, so that both appear together. */
const PATIENCE_MS = 60;

/** A run that nobody sees begins when nothing has changed for this time, ms. */
const QUIET_MS = 120;

export type { EngineInfo };

/** What a slot gets from its page. */
export interface SlotOptions extends DraftOptions {
  pool: EnginePool;
  /** The place of the playhead. */
  place: () => Place;
  /** Called when a run has ended. */
  arrive: (run: Run) => void;
}

/** One scenario that can be changed, and its run. */
export class Slot {
  readonly #pool: EnginePool;
  /** The key of its runs in the pool. */
  readonly #key = Symbol('slot');
  readonly #notices: Notices;
  readonly #place: () => Place;
  readonly #arrive: (run: Run) => void;
  readonly #frames: Frames;
  /** What the controls change. */
  readonly draft: Draft;
  /** The scenario that is shown. A change appears with its run, or soon after without it. */
  scenario: Scenario = $state.raw()!;
  /** The last run, or a preview of it; null before the first. */
  run: Run | null = $state.raw(null);
  /** The scenario of that run, and the one that is being simulated; null for none. */
  #shown: Scenario | null = $state.raw(null);
  #awaited: Scenario | null = $state.raw(null);
  /** The current run was cancelled; a preview is shown instead. */
  isCancelled: boolean = $state(false);
  engine: EngineInfo | null = $state.raw(null);
  /** Whether its run is on the screen; otherwise others come first. */
  isSeen = true;
  /** The current run; this promise never rejects. */
  #current: Promise<void> = Promise.resolve();

  /** The run at the playhead; null before the first. */
  readonly moment: Moment | null = $derived.by(() => this.run?.atPlace(this.#place()) ?? null);

  constructor(options: SlotOptions) {
    this.#pool = options.pool;
    this.#notices = options.notices;
    this.#place = options.place;
    this.#arrive = options.arrive;
    this.#frames = new Frames((...ask) => this.#pool.frame(this.#key, ...ask));
    this.draft = new Draft(options, (scenario) => this.#appear(scenario));
    this.scenario = this.draft.scenario;
    options.pool.info().then(
      (info) => (this.engine = info),
      (error: unknown) => options.notices.fail(error),
    );
    if (!options.isLinked) void this.#start();
  }

  /** The last known memory of both hosts at the playhead; null before the first answer. */
  get frame(): Frame | null {
    return this.#frames.frame;
  }

  /** The settings that the controls show: those in force where changes begin to count. */
  get inForce(): Scenario {
    return this.draft.fork?.inForce(this.scenario) ?? this.scenario;
  }

  /** Whether the run is of an earlier scenario, while the one that is shown is simulated. */
  get isBehind(): boolean {
    return this.#awaited !== null && this.#shown !== null && this.#shown !== this.scenario;
  }

  get hasProof(): boolean {
    return hasProof(this.scenario);
  }

  /** Loads what the first change needs; called when the reader first uses the controls. */
  prepare(): void {
    Promise.all([this.draft.prepare(), this.#pool.prepare()]).catch(() => {
      // When it is needed, it is loaded again and a failure is reported.
    });
  }

  /** Resolves when the last run has ended. */
  async ended(): Promise<void> {
    await this.#current;
  }

  /** Simulates the scenario again after its run was cancelled. */
  repeat(): void {
    void this.#start();
  }

  /** Cancels the current run; what is shown stays. */
  cancel(): void {
    this.#pool.cancel(this.#key);
  }

  /**
   * Asks for the memory at the playhead, and at rest for exact counts. An effect that calls this
   * runs again for another run or moment.
   */
  async refresh(isAtRest: boolean): Promise<void> {
    const { run, moment } = this;
    if (!run || !moment || run.isPreview) return;
    try {
      await this.#frames.follow(run, moment.ms, isAtRest, () => this.run === run);
    } catch (error) {
      this.#notices.fail(error);
    }
  }

  /**
   * The memory at a moment of a run, ms, with exact counts if asked; null if another run is shown
   * now.
   */
  async frameAt(run: Run, ms: number, isCounted = false): Promise<Frame | null> {
    return this.run === run ? this.#pool.frame(this.#key, ms, isCounted) : null;
  }

  /** Shows a scenario with its run, or soon after without it. */
  async #appear(scenario: Scenario): Promise<void> {
    await Promise.race([this.#start(), wait(PATIENCE_MS)]);
    if (this.draft.scenario === scenario) this.scenario = scenario;
  }

  async #start(): Promise<void> {
    const scenario = this.draft.scenario;
    // A run that is about to end may end. Otherwise, in a drag, each run would be replaced before
    // it ends.
    await Promise.race([this.#current, wait(PATIENCE_MS)]);
    if (!this.isSeen) await wait(QUIET_MS);
    if (this.draft.scenario !== scenario) return;
    const run = this.#simulate(scenario, () => this.#current === run);
    this.#current = run;
    await run;
  }

  async #simulate(scenario: Scenario, isCurrent: () => boolean): Promise<void> {
    // This run becomes the current one after this function has returned.
    await Promise.resolve();
    this.isCancelled = false;
    const show = (run: Run) => {
      this.scenario = this.#shown = scenario;
      this.run = run;
    };
    this.#awaited = scenario;
    try {
      const { result, frame } = await this.#pool.run(this.#key, scenario, {
        proof: hasProof(scenario),
        at: this.#place(),
        preview: (early) => isCurrent() && show(new Run(early, true)),
      });
      if (!isCurrent()) return;
      const run = new Run(result);
      show(run);
      this.#arrive(run);
      this.#frames.show(run, frame);
      this.engine = await this.#pool.info();
    } catch (error) {
      if (!isCancelled(error)) this.#notices.fail(error);
      else if (isCurrent()) this.isCancelled = true;
    } finally {
      if (isCurrent()) this.#awaited = null;
    }
  }
}
