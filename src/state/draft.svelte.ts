import { defaultScenario } from '../catalog/defaults';
import type { ReadLink } from '../catalog/link';
import { type Preset, presets } from '../catalog/presets';
import type { Checked } from '../catalog/scenario';
import type { Faults } from '../model/scenario-error';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';
import { isHeld } from './held';
import { History } from './history.svelte';
import type { Locks } from './locks';
import type { Notices } from './notices.svelte';
import { type Validation, ValidationLoader } from './validation';
import {
  type Breakable,
  type Cause,
  type Wish,
  isSameWish,
  unbrokenAfter,
  unbrokenOf,
  wantedBefore,
} from './wish';

/** Changes of the same fields that follow each other so closely are one step back. */
const ONE_STEP_MS = 500;

const NO_CHANGE = { atMs: -Infinity, isHeld: false };

export interface DraftOptions {
  locks: Locks;
  notices: Notices;
  /** Whether the address brings a scenario of its own. */
  isLinked?: boolean;
  /** Told before a change whether the playhead stays at its moment. */
  hold: (isAtMoment: boolean) => void;
}

/** The scenario that somebody wants, and those they wanted before: what the controls change. */
export class Draft {
  readonly #locks: Locks;
  readonly #notices: Notices;
  readonly #hold: DraftOptions['hold'];
  readonly #validation = new ValidationLoader();
  readonly #history: History<Wish>;
  /** Shows a scenario that was taken; resolves once it does, or soon after. */
  readonly #show: (scenario: Scenario) => Promise<void>;
  /** What the page began with; what is shown is this until somebody changes it. */
  given: Scenario;
  /** What the link brought: where resetting goes back to, if that is no preset. */
  #origin: Scenario | null = null;
  #lastChange = NO_CHANGE;

  constructor(options: DraftOptions, show: (scenario: Scenario) => Promise<void>) {
    this.#locks = options.locks;
    this.#notices = options.notices;
    this.#hold = options.hold;
    this.#show = show;
    this.given = defaultScenario();
    const preset = options.isLinked ? null : presets[0]!;
    this.#history = new History<Wish>({ scenario: this.given, preset });
  }

  /** The scenario that was asked for last. */
  get scenario(): Scenario {
    return this.#history.present.scenario;
  }

  /** The preset that it is, or was before it was changed by hand. */
  get preset(): Preset | null {
    return this.#history.present.preset;
  }

  /** What was before the reader broke something; null where nothing is broken. */
  get unbroken(): Breakable | null {
    return unbrokenOf(this.#history.present);
  }

  get canUndo(): boolean {
    return this.#history.previous !== null;
  }

  get canRedo(): boolean {
    return this.#history.next !== null;
  }

  /** What was wanted, the oldest first; the last is what is wanted now. */
  get steps(): readonly Wish[] {
    return [...this.#history.past, this.#history.present];
  }

  /** What was wanted before something made it what it `is`; null where it was not. */
  before(by: Cause['by'], is: (scenario: Scenario) => boolean): Scenario | null {
    return wantedBefore(this.steps, by, is);
  }

  /** Takes the scenario of a link, and tells what was wrong with that. */
  async follow({ scenario, preset, notices }: ReadLink): Promise<void> {
    const { checkScenario } = await this.#validation.load();
    const checked = checkScenario(scenario);
    if ('scenario' in checked) {
      const wish = { scenario: checked.scenario, preset };
      const isFirst = this.#origin === null;
      const isThere = !isFirst && isSameWish(wish, this.#history.present);
      this.given = isThere ? this.scenario : wish.scenario;
      if (isFirst) await this.#take(wish, () => this.#history.restart(wish));
      else await this.#step(wish);
    } else await this.#refuse(checked);
    this.#origin ??= scenario;
    this.#notices.blameAddress(notices);
  }

  /** Takes what somebody else than the reader asks for, locked or not; says whether it fits. */
  obey(checked: Checked): Promise<boolean> {
    if ('errors' in checked) return this.#refuse(checked);
    return this.#step({ scenario: checked.scenario, preset: null });
  }

  /** Loads the checks that the first change needs. */
  async prepare(): Promise<void> {
    await this.#validation.load();
  }

  /** Takes a preset as it is; says whether it was taken. */
  choose(preset: Preset): Promise<boolean> {
    return this.#try(async ({ checkScenario }) => {
      const { presetScenario } = await import('../catalog/preset-scenarios');
      return this.#wish(checkScenario(presetScenario(preset)), preset);
    });
  }

  /**
   * Changes parts of the scenario; a change that does not fit, or what is locked, is refused with its
   * reasons. Says whether it was taken.
   */
  change(edit: (draft: Scenario) => void, cause?: Cause): Promise<boolean> {
    return this.#try(({ checkScenario }) => {
      const draft = structuredClone(this.scenario);
      edit(draft);
      const unbroken = unbrokenAfter(this.#history.present, cause?.by);
      return this.#wish(checkScenario(draft), this.preset, { cause, unbroken });
    });
  }

  /** Opens a scenario file; one that is too long is refused unread. Says whether it was taken. */
  open(file: File): Promise<boolean> {
    return this.#try(async ({ parseScenario, refuseLength, refuseUnread }) => {
      const tooLong = refuseLength(file.size);
      if (tooLong) return this.#wish(tooLong, null);
      const text = await file.text().catch(() => null);
      return this.#wish(text === null ? refuseUnread() : parseScenario(text), null);
    });
  }

  /** Takes the chosen preset again, or what the link brought; says whether it was taken. */
  async reset(): Promise<boolean> {
    const origin = this.#origin;
    if (this.preset || !origin) return this.choose(this.preset ?? presets[0]!);
    return this.#try(({ checkScenario }) => this.#wish(checkScenario(origin), null));
  }

  /** Takes the last change back; says whether it could be. */
  undo(): Promise<boolean> {
    const { previous, present } = this.#history;
    return this.#goTo(previous, present.cause, () => this.#history.undo());
  }

  /** Makes the change again that was taken back last; says whether it could be. */
  redo(): Promise<boolean> {
    const { next } = this.#history;
    return this.#goTo(next, next?.cause, () => this.#history.redo());
  }

  /** Does something with the checks; where they or something else fails, that is told and nothing is taken. */
  async #try(act: (validation: Validation) => Promise<boolean>): Promise<boolean> {
    try {
      return await act(await this.#validation.load());
    } catch (error) {
      this.#notices.fail(error);
      return false;
    }
  }

  /** Goes to a wish beside the present one; `cause` is that of the change between the two. */
  async #goTo(wish: Wish | null, cause: Cause | undefined, go: () => void): Promise<boolean> {
    if (!wish) return false;
    this.#lastChange = NO_CHANGE;
    if (this.#isLocked(wish)) return this.#refuseLocked(wish);
    this.#hold(cause?.isAtMoment ?? false);
    return this.#take(wish, go);
  }

  /** Takes what the reader asks for, where that is not locked. */
  async #wish(
    checked: Checked,
    preset: Preset | null,
    more: Pick<Wish, 'cause' | 'unbroken'> = {},
  ): Promise<boolean> {
    if ('errors' in checked) return this.#refuse(checked);
    if (this.#isLocked(checked)) return this.#refuseLocked(checked);
    const { cause } = more;
    return this.#step({ scenario: checked.scenario, preset, ...more }, (wish) => {
      this.#hold(cause?.isAtMoment ?? false);
      if (!cause?.by && this.#goesOn(wish.scenario)) this.#history.replace(wish);
      else this.#history.put(wish);
    });
  }

  /** Makes a step to a wish; one that is there already makes none. */
  async #step(
    wish: Wish,
    keep: (wish: Wish) => void = () => this.#history.put(wish),
  ): Promise<boolean> {
    if (!isSameWish(wish, this.#history.present)) return this.#take(wish, () => keep(wish));
    this.#notices.clear();
    return true;
  }

  /** Whether a change goes on with the last one: a drag, or a key that is pressed again, is one step. */
  #goesOn(scenario: Scenario): boolean {
    const before = this.#history.previous;
    const last = this.#lastChange;
    this.#lastChange = { atMs: performance.now(), isHeld: isHeld() };
    const isClose = this.#lastChange.atMs - last.atMs < ONE_STEP_MS;
    if (!before || !(isClose || (last.isHeld && this.#lastChange.isHeld))) return false;
    const changed = (other: Scenario) =>
      differences(scenario, other)
        .map(([path]) => path)
        .join();
    return changed(this.scenario) === changed(before.scenario);
  }

  /** The locked fields that a scenario would change. */
  #lockedIn(scenario: Scenario): string[] {
    return this.#locks.between(scenario, this.scenario);
  }

  #isLocked({ scenario }: { scenario: Scenario }): boolean {
    return this.#lockedIn(scenario).length > 0;
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

  /** Shows what is wanted, once it is kept. */
  async #take({ scenario }: Wish, keep: () => void): Promise<boolean> {
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
