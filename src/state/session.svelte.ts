import { defaultScenario } from '../catalog/defaults';
import { type Preset, presets } from '../catalog/presets';
import { EngineClient, type ClientOptions, type EngineInfo } from '../engine/client';
import type { Place } from '../model/moment';
import { type Control, isLocked } from '../model/scenario/locks';
import { differences } from '../model/scenario/paths';
import { totalPages } from '../model/vm';
import type { Frame } from '../engine/frames';
import type { Checked } from '../catalog/scenario';
import type { Link } from '../catalog/link';
import type { ScenarioError } from '../model/scenario-error';
import type { MigrationResult, Scenario } from '../model/types';

/** Above this many pages a run here goes without the stale-page proof. */
const PROOF_PAGES = 2 ** 24;

/** So long a change waits for its run, to appear together with it. */
const PATIENCE_MS = 60;
const patience = () => new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));

const hasProof = ({ vm }: Scenario) => totalPages(vm) <= PROOF_PAGES;

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

/** Says where in a run the first frame is wanted, and takes it with the result. */
interface Companion {
  place(): Place;
  show(result: MigrationResult, frame: Frame | null): void;
}

export type { EngineInfo };

export interface SessionOptions extends ClientOptions {
  /** The address brings a scenario of its own, which is the first to run. */
  isLinked?: boolean;
  locks?: readonly Control[];
}

/** One scenario and its run: what the controls change and the views show. */
export class Session {
  /** The scenario on show; a change appears with its run, or after a moment without it. */
  scenario: Scenario = $state.raw(defaultScenario());
  /** The scenario that was asked for last. */
  wanted: Scenario = $state.raw(this.scenario);
  /** Resolves when the address has been read, where there is something to read in it. */
  opened: Promise<void> = Promise.resolve();
  /** What the page, or its address, began with; what is shown is this until somebody changes it. */
  given: Scenario = this.scenario;
  preset: Preset | null = $state.raw(presets[0]!);
  /** What the page began with, where that is no preset: where resetting goes back to. */
  #origin: Scenario | null = null;
  /** What of the scenario whoever made the page keeps from its readers. */
  readonly locks: readonly Control[];
  /** The last answer; a preview while `isPreview`. Null before the first. */
  result: MigrationResult | null = $state.raw(null);
  isPreview: boolean = $state(false);
  /** The run under way was given up; a preview stands for it. */
  isCancelled: boolean = $state(false);
  engine: EngineInfo | null = $state.raw(null);
  /** What was wrong with the last file or entry. */
  problems: string[] = $state.raw([]);
  /** The same of a file or entry, as fields and what is allowed in them. */
  errors: readonly ScenarioError[] = [];
  /** Whether the problems are those of an address, of which the rest was taken. */
  isAddressAtFault: boolean = $state(false);
  /** An error nobody expected; the calm page shows it. */
  crash: string | null = $state(null);

  readonly client: EngineClient;
  /** Who shows a frame with each result; null while nobody does. */
  companion: Companion | null = null;
  /** The run under way; it never rejects. */
  #current: Promise<void> = Promise.resolve();

  constructor({ isLinked = false, locks = [], ...options }: SessionOptions = {}) {
    this.locks = locks;
    this.client = new EngineClient(options);
    this.client.info().then(
      (info) => (this.engine = info),
      (error: unknown) => this.fail(error),
    );
    if (isLinked) this.preset = null;
    else void this.#run();
  }

  /** Takes the scenario of a link, and tells what was wrong with that. */
  async follow({ scenario, preset, notices }: Link): Promise<void> {
    const { checkScenario } = await validation();
    const checked = checkScenario(scenario);
    if ('scenario' in checked) this.given = checked.scenario;
    await this.#take(checked, true);
    this.preset = preset;
    this.#origin ??= scenario;
    // What was told since the scenario was taken stays.
    this.problems = [...notices, ...this.problems];
    this.isAddressAtFault = true;
  }

  /** Tells of something in the address that does not fit. */
  notice(problem: string): void {
    this.problems = [...this.problems, problem];
    this.isAddressAtFault = true;
  }

  /** Takes what somebody else than the reader asks for, locked or not; says whether it fits. */
  async obey(checked: Checked): Promise<boolean> {
    const isTaken = await this.#take(checked, true);
    if (isTaken) this.preset = null;
    return isTaken;
  }

  /** Loads what the first change needs; called when somebody reaches for the controls. */
  prepare(): void {
    Promise.all([validation(), this.client.prepare()]).catch(() => {
      // It is loaded again, and a failure reported, when it is needed.
    });
  }

  get proof(): boolean {
    return hasProof(this.scenario);
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

  /** Resolves when the last run has ended. */
  async ended(): Promise<void> {
    await this.#current;
  }

  /**
   * Changes parts of the scenario; a change that does not fit, or what is locked, is refused with its
   * reasons. Says whether it was taken.
   */
  async change(edit: (draft: Scenario) => void): Promise<boolean> {
    const { checkScenario } = await validation();
    const draft = structuredClone(this.wanted);
    edit(draft);
    return this.#take(checkScenario(draft));
  }

  /** Opens a scenario file; one that is too long is refused unread. */
  async open(file: File): Promise<void> {
    const { parseScenario, refuseLength } = await validation();
    const checked = refuseLength(file.size) ?? parseScenario(await file.text());
    if (await this.#take(checked)) this.preset = null;
  }

  /** Takes the chosen preset again, or what the link brought. */
  async reset(): Promise<void> {
    if (this.preset || !this.#origin) return this.choose(this.preset ?? presets[0]!);
    const { checkScenario } = await validation();
    await this.#take(checkScenario(this.#origin));
  }

  async #take(checked: Checked, isObeyed = false): Promise<boolean> {
    this.errors = 'errors' in checked ? checked.errors : [];
    const locked = 'errors' in checked || isObeyed ? [] : this.#locked(checked.scenario);
    if ('errors' in checked || locked.length) {
      const { formatError, sayFaults, sayLocked } = await validation();
      this.problems = 'errors' in checked ? sayFaults(checked, formatError) : sayLocked(locked);
      this.isAddressAtFault = false;
      return false;
    }
    if (this.problems.length) this.problems = [];
    const { scenario } = checked;
    this.wanted = scenario;
    const isShown = this.#run();
    await Promise.race([isShown, patience()]);
    if (this.wanted === scenario) this.scenario = scenario;
    return true;
  }

  /** Whether the control for a path is locked; a choice of several fields, if any of them is. */
  isLocked(path: string): boolean {
    if (path === 'preset') return this.locks.length > 0;
    const fields = path === 'workload' ? ['kind', 'writesPerSecond', 'workingSetPages'] : [];
    return [path, ...fields.map((field) => `workload.${field}`)].some((each) =>
      isLocked(each, this.locks),
    );
  }

  /** Whether the reader may make a change. */
  allows(edit: (draft: Scenario) => void): boolean {
    const draft = structuredClone(this.wanted);
    edit(draft);
    return this.#locked(draft).length === 0;
  }

  /** The locked fields that a scenario would change. */
  #locked(scenario: Scenario): string[] {
    if (!this.locks.length) return [];
    return differences(this.wanted, scenario)
      .map(([path]) => path)
      .filter((path) => isLocked(path, this.locks));
  }

  async #run(): Promise<void> {
    const scenario = this.wanted;
    // A run that is about to end is let end: else, in a drag, each would be overtaken by the next.
    await Promise.race([this.#current, patience()]);
    if (this.wanted !== scenario) return;
    const run = this.#simulate(scenario, () => this.#current === run);
    this.#current = run;
    await run;
  }

  async #simulate(scenario: Scenario, isCurrent: () => boolean): Promise<void> {
    // The run is the current one once this has returned.
    await Promise.resolve();
    this.isCancelled = false;
    const show = (result: MigrationResult, isPreview: boolean) => {
      this.scenario = scenario;
      this.result = result;
      this.isPreview = isPreview;
    };
    try {
      const { result, frame } = await this.client.show(
        scenario,
        { proof: hasProof(scenario), at: this.companion?.place() },
        (preview) => isCurrent() && show(preview, true),
      );
      if (!isCurrent()) return;
      show(result, false);
      this.companion?.show(result, frame);
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
