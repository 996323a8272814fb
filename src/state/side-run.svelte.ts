import { isCancelled } from '../engine/cancelled';
import type { EnginePool } from '../engine/pool';
import { type Moment, Run } from '../model/run/run';
import type { Scenario } from '../model/types';
import { type Frame, Frames } from './frames.svelte';
import type { Notices } from './notices.svelte';

/** A run that is shown beside that of the slot, and is not changed. */
export class SideRun {
  readonly scenario: Scenario;
  /** Null until it is simulated. */
  run: Run | null = $state.raw(null);
  readonly #pool: EnginePool;
  readonly #notices: Notices;
  readonly #key = Symbol('side');
  readonly #frames: Frames;
  /** Whether the engine has this run, as frames need. */
  #simulated: Promise<void> | null = null;

  /** `run` is the run of the scenario, if it is known. */
  constructor(pool: EnginePool, notices: Notices, scenario: Scenario, run: Run | null = null) {
    this.#pool = pool;
    this.#notices = notices;
    this.scenario = scenario;
    this.run = run;
    this.#frames = new Frames((...ask) => pool.frame(this.#key, ...ask));
    if (!run) void this.#simulate();
  }

  /** The memory of both hosts at the moment that was asked for last; null before the first answer. */
  get frame(): Frame | null {
    return this.#frames.frame;
  }

  /** Asks for the memory at a moment, and at rest for exact counts. */
  async refresh(moment: Moment, isAtRest: boolean): Promise<void> {
    try {
      await this.#simulate();
      const { run } = this;
      if (run) await this.#frames.follow(run, moment.ms, isAtRest, () => this.run === run);
    } catch (error) {
      this.#notices.fail(error);
    }
  }

  /** Resolves when the run has ended. */
  async ended(): Promise<void> {
    if (!this.run) await this.#simulate();
  }

  /** The memory at a moment of the run, ms, with exact counts if asked; null if there is no run. */
  async frameAt(ms: number, isCounted = false): Promise<Frame | null> {
    await this.#simulate();
    return this.run && this.#pool.frame(this.#key, ms, isCounted);
  }

  /** Frees its run in the engine. */
  release(): void {
    this.#pool.release(this.#key);
  }

  #simulate(): Promise<void> {
    return (this.#simulated ??= this.#begin());
  }

  async #begin(): Promise<void> {
    try {
      const options = { proof: false, isBackground: true };
      const { result } = await this.#pool.run(this.#key, this.scenario, options);
      this.run ??= new Run(result);
    } catch (error) {
      if (!isCancelled(error)) this.#notices.fail(error);
    }
  }
}
