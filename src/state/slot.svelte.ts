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

/** Above this many pages a run here goes without the stale-page proof. */
const PROOF_PAGES = 2 ** 24;
const hasProof = ({ vm }: Scenario) => totalPages(vm) <= PROOF_PAGES;

/** So long a change waits for its run, to appear together with it. */
const PATIENCE_MS = 60;
const patience = () => new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));

export type { EngineInfo };

/** What a slot takes from the page it is on. */
export interface SlotOptions extends DraftOptions {
  pool: EnginePool;
  /** Where the playhead stands. */
  place: () => Place;
  /** Told of every run that has come to its end. */
  arrive: (run: Run) => void;
}

/** One scenario that can be changed, and its run. */
export class Slot {
  readonly #pool: EnginePool;
  /** Names its runs in the pool. */
  readonly #key = Symbol('slot');
  readonly #notices: Notices;
  readonly #place: () => Place;
  readonly #arrive: (run: Run) => void;
  readonly #frames: Frames;
  /** What the controls change. */
  readonly draft: Draft;
  /** The scenario on show; a change appears with its run, or after a moment without it. */
  scenario: Scenario = $state.raw()!;
  /** The last answer, or a preview of it. Null before the first. */
  run: Run | null = $state.raw(null);
  /** The run under way was given up; a preview stands for it. */
  isCancelled: boolean = $state(false);
  engine: EngineInfo | null = $state.raw(null);
  /** The run under way; it never rejects. */
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

  /** The memory of both hosts at the playhead, as it was seen last; null before the first answer. */
  get frame(): Frame | null {
    return this.#frames.frame;
  }

  get hasProof(): boolean {
    return hasProof(this.scenario);
  }

  /** Loads what the first change needs; called when somebody reaches for the controls. */
  prepare(): void {
    Promise.all([this.draft.prepare(), this.#pool.prepare()]).catch(() => {
      // It is loaded again, and a failure reported, when it is needed.
    });
  }

  /** Resolves when the last run has ended. */
  async ended(): Promise<void> {
    await this.#current;
  }

  /** Simulates the scenario again, after its run was given up. */
  repeat(): void {
    void this.#start();
  }

  /** Gives up the run under way; what was shown stays. */
  cancel(): void {
    this.#pool.cancel(this.#key);
  }

  /**
   * Asks for the memory at the playhead, and at rest for exact counts; an effect that calls it does so
   * again for another run or moment.
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

  /** The memory at a moment of a run, ms, with exact counts if asked; null once another run is on show. */
  async frameAt(run: Run, ms: number, isCounted = false): Promise<Frame | null> {
    return this.run === run ? this.#pool.frame(this.#key, ms, isCounted) : null;
  }

  /** Shows a scenario with its run, or after a moment without it. */
  async #appear(scenario: Scenario): Promise<void> {
    await Promise.race([this.#start(), patience()]);
    if (this.draft.scenario === scenario) this.scenario = scenario;
  }

  async #start(): Promise<void> {
    const scenario = this.draft.scenario;
    // A run that is about to end is let end: else, in a drag, each would be overtaken by the next.
    await Promise.race([this.#current, patience()]);
    if (this.draft.scenario !== scenario) return;
    const run = this.#simulate(scenario, () => this.#current === run);
    this.#current = run;
    await run;
  }

  async #simulate(scenario: Scenario, isCurrent: () => boolean): Promise<void> {
    // The run is the current one once this has returned.
    await Promise.resolve();
    this.isCancelled = false;
    const show = (run: Run) => {
      this.scenario = scenario;
      this.run = run;
    };
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
    }
  }
}
