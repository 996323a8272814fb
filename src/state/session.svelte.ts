import { defaultScenario } from '../catalog/default-scenario';
import { type Preset, presets } from '../catalog/presets';
import { EngineClient, type ClientOptions, type EngineInfo } from '../engine/client';
import { totalPages } from '../model/vm';
import type { Checked } from '../catalog/scenario';
import type { MigrationResult, Scenario } from '../model/types';

/** Above this many pages a run here goes without the stale-page proof. */
const PROOF_PAGES = 2 ** 24;

type Validation = typeof import('../catalog/scenario');

let loading: Promise<Validation> | null = null;

/**
 * Checks of entries and files, loaded with the first of them. One promise for all who wait:
 * imports of one module need not answer in the order they were asked, and changes must.
 */
function validation(): Promise<Validation> {
  loading ??= import('../catalog/scenario').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** One scenario and its run: what the controls change and the views show. */
export class Session {
  scenario: Scenario = $state.raw(defaultScenario());
  preset: Preset | null = $state.raw(presets[0]!);
  /** The last answer; a preview while `isPreview`. Null before the first. */
  result: MigrationResult | null = $state.raw(null);
  isPreview: boolean = $state(false);
  /** The run under way was given up; a preview stands for it. */
  isCancelled: boolean = $state(false);
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

  /** Loads what the first change needs; called when somebody reaches for the controls. */
  prepare(): void {
    Promise.all([validation(), this.client.prepare()]).catch(() => {
      // It is loaded again, and a failure reported, when it is needed.
    });
  }

  get proof(): boolean {
    return totalPages(this.scenario.vm) <= PROOF_PAGES;
  }

  fail(error: unknown): void {
    this.crash = error instanceof Error ? error.message : String(error);
  }

  /** Takes a preset as it is. */
  async choose(preset: Preset): Promise<void> {
    const [{ checkScenario }, { presetScenario }] = await Promise.all([
      validation(),
      import('../catalog/preset-scenarios'),
    ]);
    if (await this.#take(checkScenario(presetScenario(preset)))) this.preset = preset;
  }

  /** Changes parts of the scenario; a change that does not fit is refused with its reasons. */
  async change(edit: (draft: Scenario) => void): Promise<void> {
    const { checkScenario } = await validation();
    const draft = structuredClone(this.scenario);
    edit(draft);
    await this.#take(checkScenario(draft));
  }

  /** Opens a scenario file; one that is too long is refused unread. */
  async open(file: File): Promise<void> {
    const { parseScenario, refuseLength } = await validation();
    const checked = refuseLength(file.size) ?? parseScenario(await file.text());
    if (await this.#take(checked)) this.preset = null;
  }

  reset(): Promise<void> {
    return this.choose(this.preset ?? presets[0]!);
  }

  async #take(checked: Checked): Promise<boolean> {
    if ('errors' in checked) {
      const { formatError } = await validation();
      this.problems = checked.errors.map(formatError);
      return false;
    }
    this.problems = [];
    this.scenario = checked.scenario;
    void this.#run();
    return true;
  }

  async #run(): Promise<void> {
    const scenario = this.scenario;
    const isCurrent = () => this.scenario === scenario;
    this.isCancelled = false;
    try {
      const result = await this.client.simulate(scenario, { proof: this.proof }, (preview) => {
        if (!isCurrent()) return;
        this.isPreview = true;
        this.result = preview;
      });
      if (!isCurrent()) return;
      this.result = result;
      this.isPreview = false;
      this.engine = await this.client.info();
    } catch (error) {
      if ((error as Error).name !== 'CancelledError') this.fail(error);
      else if (isCurrent()) this.isCancelled = true;
    }
  }

  /** Simulates the scenario again, after its run was given up. */
  repeat(): void {
    void this.#run();
  }

  /** Gives up the run under way; what was shown stays. */
  cancel(): void {
    void this.client.cancel();
  }
}
