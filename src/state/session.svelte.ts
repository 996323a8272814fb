import { checkScenario, defaultScenario, parseScenario } from '../catalog/scenario';
import { type Preset, presets } from '../catalog/presets';
import { EngineClient, type ClientOptions, type EngineInfo } from '../engine/client';
import { totalPages } from '../model/rate-classes';
import { type ScenarioError, formatError } from '../model/scenario';
import type { MigrationResult, Scenario } from '../model/types';

/** Above this many pages a run here goes without the stale-page proof. */
const PROOF_PAGES = 2 ** 24;

/** One scenario and its run: what the controls change and the views show. */
export class Session {
  scenario: Scenario = $state.raw(defaultScenario());
  preset: Preset | null = $state.raw(presets[0]!);
  /** The last answer; a preview while `isPreview`. Null before the first. */
  result: MigrationResult | null = $state.raw(null);
  isPreview: boolean = $state(false);
  isRunning: boolean = $state(false);
  /** Simulated ms of a run that takes longer. */
  progressMs: number = $state(0);
  engine: EngineInfo | null = $state.raw(null);
  /** What was wrong with the last file or entry. */
  problems: string[] = $state.raw([]);
  /** An error nobody expected; the calm page shows it. */
  crash: string | null = $state(null);

  readonly client: EngineClient;

  constructor(options: ClientOptions = {}) {
    this.client = new EngineClient(options);
    this.client.info().then(
      (info) => (this.engine = info),
      (error: unknown) => this.fail(error),
    );
    void this.#run();
  }

  get proof(): boolean {
    return totalPages(this.scenario.vm) <= PROOF_PAGES;
  }

  fail(error: unknown): void {
    this.crash = error instanceof Error ? error.message : String(error);
  }

  /** Takes a preset as it is. */
  choose(preset: Preset): void {
    const checked = checkScenario(preset.scenario);
    if ('errors' in checked) return this.#refuse(checked.errors);
    this.preset = preset;
    this.#take(checked.scenario);
  }

  /** Changes parts of the scenario; a change that does not fit is refused with its reasons. */
  change(edit: (draft: Scenario) => void): void {
    const draft = structuredClone(this.scenario);
    edit(draft);
    const checked = checkScenario(draft);
    if ('errors' in checked) this.#refuse(checked.errors);
    else this.#take(checked.scenario);
  }

  /** Opens the text of a scenario file. */
  open(text: string): void {
    const checked = parseScenario(text);
    if ('errors' in checked) return this.#refuse(checked.errors);
    this.preset = null;
    this.#take(checked.scenario);
  }

  reset(): void {
    this.choose(this.preset ?? presets[0]!);
  }

  #refuse(errors: ScenarioError[]): void {
    this.problems = errors.map(formatError);
  }

  #take(scenario: Scenario): void {
    this.problems = [];
    this.scenario = scenario;
    void this.#run();
  }

  async #run(): Promise<void> {
    const scenario = this.scenario;
    const isCurrent = () => this.scenario === scenario;
    this.isRunning = true;
    try {
      const result = await this.client.simulate(
        scenario,
        { proof: this.proof },
        {
          progress: (ms) => (this.progressMs = ms),
          preview: (preview) => {
            if (!isCurrent()) return;
            this.isPreview = true;
            this.result = preview;
          },
        },
      );
      if (!isCurrent()) return;
      this.result = result;
      this.isPreview = false;
      this.isRunning = false;
      this.engine = await this.client.info();
    } catch (error) {
      if ((error as Error).name === 'CancelledError') {
        if (isCurrent()) this.isRunning = false;
      } else this.fail(error);
    }
  }

  /** Gives up the run under way; what was shown stays. */
  cancel(): void {
    void this.client.cancel();
  }
}
