import { defaultScenario } from '../catalog/defaults';
import type { ReadLink } from '../catalog/link';
import { type Preset, presets } from '../catalog/presets';
import type { Checked } from '../catalog/scenario';
import type { Faults } from '../model/scenario-error';
import { followFirst } from '../model/scenario/follow-first';
import type { Scenario } from '../model/types';
import type { ForkMode } from './fork-mode';
import { History } from './history.svelte';
import type { Locks } from './locks';
import type { Notices } from './notices.svelte';
import { UndoSteps } from './undo-steps';
import { type Validation, ValidationLoader } from './validation';
import {
  type BreakableFields,
  type Cause,
  type DraftVersion,
  type Stroke,
  isSameVersion,
  presetOf,
  valuesToRestoreAfter,
  valuesToRestore,
  scenarioBefore,
} from './draft-version';

export interface DraftOptions {
  locks: Locks;
  notices: Notices;
  /** Whether the address has a scenario. */
  isLinked?: boolean;
  /** Called before a change: whether the playhead stays at its moment. */
  keepMoment: (isAtMoment: boolean) => void;
}

/** The scenario that the controls change, and its earlier versions. */
export class Draft {
  readonly #locks: Locks;
  readonly #notices: Notices;
  readonly #keepMoment: DraftOptions['keepMoment'];
  readonly #validation = new ValidationLoader();
  readonly #history: History<DraftVersion>;
  readonly #undoSteps = new UndoSteps();
  /** Shows an accepted scenario; resolves when it is shown, or soon after. */
  readonly #show: (scenario: Scenario) => Promise<void>;
  /** The scenario with which the page began, until the reader changes it. */
  given: Scenario;
  /** The scenario of the link. Reset returns to it if no preset is chosen. */
  #origin: Scenario | null = null;
  /** Null while changes count for the whole move. */
  fork: ForkMode | null = $state.raw(null);
  /** The stroke that is being drawn. Undo drops it, and nothing before it. */
  stroke: Stroke | null = null;

  constructor(options: DraftOptions, show: (scenario: Scenario) => Promise<void>) {
    this.#locks = options.locks;
    this.#notices = options.notices;
    this.#keepMoment = options.keepMoment;
    this.#show = show;
    this.given = defaultScenario();
    const chosen = options.isLinked ? null : { preset: presets[0]!, scenario: this.given };
    this.#history = new History<DraftVersion>({ scenario: this.given, chosen });
  }

  /** The newest scenario. */
  get scenario(): Scenario {
    return this.#history.present.scenario;
  }

  /** The preset that it is, or was before the reader changed it. */
  get chosen(): Preset | null {
    return this.#history.present.chosen?.preset ?? null;
  }

  /** The preset that it is; null as soon as any of its values differs. */
  readonly preset: Preset | null = $derived.by(() => presetOf(this.#history.present));

  /** What to restore to undo all breaks; null if nothing is broken. */
  get unbroken(): BreakableFields | null {
    return valuesToRestore(this.#history.present);
  }

  get canUndo(): boolean {
    return this.#history.previous !== null;
  }

  get canRedo(): boolean {
    return this.#history.next !== null;
  }

  /** All versions, the oldest first; the last is the current one. */
  get steps(): readonly DraftVersion[] {
    return [...this.#history.past, this.#history.present];
  }

  /**
   * The scenario before a change by `by` made `is` true of it; null if there was no such change.
   */
  before(by: Cause['by'], is: (scenario: Scenario) => boolean): Scenario | null {
    return scenarioBefore(this.steps, by, is);
  }

  /** Accepts the scenario of a link, and reports what was wrong in it. */
  async follow({ scenario, preset, notices }: ReadLink): Promise<void> {
    const { checkScenario } = await this.#validation.load();
    const checked = checkScenario(scenario);
    if ('scenario' in checked) {
      const version = { scenario: checked.scenario, chosen: preset && { preset, ...checked } };
      const isFirst = this.#origin === null;
      const isThere = !isFirst && isSameVersion(version, this.#history.present);
      this.given = isThere ? this.scenario : version.scenario;
      if (isFirst) await this.#take(version, () => this.#history.restart(version));
      else await this.#step(version);
    } else await this.#refuse(checked);
    this.#origin ??= scenario;
    this.#notices.blameAddress(notices);
  }

  /**
   * Accepts a scenario from the page around, even if fields are locked. Returns whether it was
   * valid.
   */
  acceptFromPage(checked: Checked): Promise<boolean> {
    if ('errors' in checked) return this.#refuse(checked);
    return this.#step({ scenario: checked.scenario, chosen: null });
  }

  /** Loads the checks that the first change needs. */
  async prepare(): Promise<void> {
    await this.#validation.load();
  }

  /** Accepts a preset; returns whether it was accepted. */
  choose(preset: Preset): Promise<boolean> {
    return this.#try(async ({ checkScenario }) => {
      const { presetScenario } = await import('../catalog/preset-scenarios');
      const checked = checkScenario(presetScenario(preset));
      return this.#accept(checked, 'scenario' in checked ? { preset, ...checked } : null);
    });
  }

  /**
   * Changes parts of the scenario. A change that is not valid, or that changes locked fields, is
   * refused with the reasons. Returns whether it was accepted.
   */
  change(edit: (draft: Scenario) => void, cause?: Cause): Promise<boolean> {
    return this.#try(({ checkChange }) => {
      const { scenario, fork } = this;
      let draft = structuredClone(fork ? fork.inForce(scenario) : scenario);
      edit(draft);
      if (fork) {
        const forked = fork.change(scenario, draft);
        if ('refused' in forked) return this.#refuseFork(forked.refused);
        draft = forked.scenario;
        cause = { ...cause, isAtMoment: true };
      }
      followFirst(draft);
      const unbroken = valuesToRestoreAfter(this.#history.present, cause?.by);
      return this.#accept(checkChange(scenario, draft), this.#history.present.chosen, {
        cause,
        unbroken,
      });
    });
  }

  async #refuseFork(paths: readonly string[]): Promise<boolean> {
    const { sayUnforked } = await import('../catalog/unforked');
    this.#notices.refuse(sayUnforked(paths));
    return false;
  }

  /** Accepts the scenario of a file; returns whether it was accepted. */
  open(read: Checked): Promise<boolean> {
    return this.#try(() => this.#accept(read, null));
  }

  /**
   * Returns to the chosen preset, or to the scenario of the link; returns whether it was accepted.
   */
  async reset(): Promise<boolean> {
    const origin = this.#origin;
    if (this.chosen || !origin) return this.choose(this.chosen ?? presets[0]!);
    return this.#try(({ checkScenario }) => this.#accept(checkScenario(origin), null));
  }

  /** Undoes the last change, or drops a stroke; returns whether that was possible. */
  async undo(): Promise<boolean> {
    const { previous, present } = this.#history;
    const { stroke } = this;
    stroke?.drop();
    if (stroke && present.cause?.stroke !== stroke) return true;
    return this.#goTo(previous, present.cause, () => this.#history.undo());
  }

  /** Redoes the change that was undone last; returns whether that was possible. */
  redo(): Promise<boolean> {
    const { next } = this.#history;
    return this.#goTo(next, next?.cause, () => this.#history.redo());
  }

  /** Runs `act` with the checks. If something fails, it is reported and nothing changes. */
  async #try(act: (validation: Validation) => Promise<boolean>): Promise<boolean> {
    try {
      return await act(await this.#validation.load());
    } catch (error) {
      this.#notices.fail(error);
      return false;
    }
  }

  /**
   * Goes to the version before or after the current one. `cause` is the cause of the change between
   * the two.
   */
  async #goTo(
    version: DraftVersion | null,
    cause: Cause | undefined,
    go: () => void,
  ): Promise<boolean> {
    if (!version) return false;
    this.#undoSteps.end();
    if (this.#lockedIn(version.scenario).length) return this.#refuseLocked(version);
    this.#keepMoment(cause?.isAtMoment ?? false);
    cause?.turn?.();
    return this.#take(version, go);
  }

  /** Accepts what the reader asks for, unless it is locked. */
  async #accept(
    checked: Checked,
    chosen: DraftVersion['chosen'],
    more: Pick<DraftVersion, 'cause' | 'unbroken'> = {},
  ): Promise<boolean> {
    if ('errors' in checked) return this.#refuse(checked);
    if (this.#lockedIn(checked.scenario).length) return this.#refuseLocked(checked);
    const { cause } = more;
    return this.#step({ scenario: checked.scenario, chosen, ...more }, (version) => {
      this.#keepMoment(cause?.isAtMoment ?? false);
      if (this.#undoSteps.goesOn(version, this.#history)) this.#history.replace(version);
      else this.#history.put(version);
    });
  }

  /** Makes a version the current one, unless it is equal to it. */
  async #step(
    version: DraftVersion,
    keep: (version: DraftVersion) => void = () => this.#history.put(version),
  ): Promise<boolean> {
    if (!isSameVersion(version, this.#history.present))
      return this.#take(version, () => keep(version));
    this.#notices.clear();
    return true;
  }

  /** The locked fields that a scenario would change. */
  #lockedIn(scenario: Scenario): string[] {
    return this.#locks.between(scenario, this.scenario);
  }

  async #refuseLocked({ scenario }: { scenario: Scenario }): Promise<boolean> {
    const locked = this.#lockedIn(scenario);
    const { sayLocked } = await this.#validation.load();
    this.#notices.refuse(sayLocked(locked));
    return false;
  }

  async #refuse(faults: Faults): Promise<boolean> {
    const { formatError, sayFaults } = await this.#validation.load();
    this.#notices.refuse(sayFaults(faults, formatError), faults.errors);
    return false;
  }

  /** Keeps a version, then shows it. */
  async #take({ scenario }: DraftVersion, keep: () => void): Promise<boolean> {
    this.#notices.clear();
    keep();
    await this.#show(scenario);
    return true;
  }

  /** Whether the reader may make a change. */
  allows(edit: (draft: Scenario) => void): boolean {
    const draft = structuredClone(this.scenario);
    edit(draft);
    return this.#lockedIn(draft).length === 0;
  }

  /** Whether the control for a path is locked. */
  isLocked(path: string): boolean {
    return this.#locks.has(path);
  }
}
