import { breakOnly, replaceHosts, setStorage } from '../hyperv/broken';
import { HANDSHAKE } from '../hyperv/handshake';
import { type Preflight, preflight } from '../hyperv/preflight';
import { hostsFor } from '../hyperv/ready';
import type { SetupRule } from '../hyperv/rule';
import { longBlackout } from '../hyperv/rules-warn';
import type { HostsDraft } from '../hyperv/situation';
import { type HostSettings, installedHosts } from '../model/host-settings';
import { isHyperV } from '../model/product';
import type { Scenario } from '../model/types';
import type { ScenarioError } from '../model/scenario-error';
import type { Pacing } from './strides';
import type { Cause } from './draft-version';
import type { Lab } from './lab';

/** Seconds for the ten messages of setup, so that each can be read. */
const SETUP_SECONDS = 10;

/** The result for other products, which ignore these settings. */
const ignored = (check: Preflight): Preflight => ({
  ...check,
  failure: null,
  share: 1,
  messages: HANDSHAKE,
  undone: [],
  warnings: [],
});

/** The settings of the hosts, their effect on a move, and ways to change them. */
export class HostsDesk {
  readonly #lab: Lab;
  readonly hosts: HostSettings = $derived.by(
    () => this.#scenario.hosts ?? hostsFor(this.#scenario),
  );
  readonly check: Preflight = $derived.by(() => {
    const check = preflight({ ...this.#scenario, hosts: this.hosts });
    return this.isHyperV ? check : ignored(check);
  });
  /** When the messages of the handshake arrive, ms since the move began. */
  readonly moments: readonly number[] = $derived.by(() =>
    this.check.messages.map(({ share }) => share * this.#scenario.timing.setupMs),
  );

  /**
   * The rules that are broken: the one that ends the move, then the warnings. The first is to be
   * fixed first.
   */
  readonly trouble: readonly { rule: SetupRule; isWarning: boolean }[] = $derived.by(() => {
    const { failure, warnings } = this.check;
    // Only the run knows whether the blackout was too long.
    const late = this.#scenario.hosts
      ? (this.#lab.slot.run?.result.warnings ?? []).filter(({ rule }) => rule === longBlackout.id)
      : [];
    return [
      ...(failure ? [{ rule: failure, isWarning: false }] : []),
      ...[...warnings, ...late.map(() => longBlackout)].map((rule) => ({ rule, isWarning: true })),
    ];
  });

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  get #scenario(): Scenario {
    return this.#lab.slot.scenario;
  }

  /** Whether the scenario uses Hyper-V's rules, to which these settings belong. */
  get isHyperV(): boolean {
    return isHyperV(this.#scenario);
  }

  /** The share of setup that has passed at a moment, ms, 0 to 1. */
  shareAt(ms: number): number {
    const { setupMs } = this.#scenario.timing;
    return setupMs > 0 ? Math.min(1, ms / setupMs) : 1;
  }

  /** Changes the settings; returns what is wrong with the change, or null if it was accepted. */
  async edit(change: (draft: Scenario & HostsDraft) => void): Promise<ScenarioError | null> {
    if (await this.apply(change)) return null;
    const { notices } = this.#lab;
    const [error] = notices.errors;
    if (error) notices.clear();
    return error ?? null;
  }

  /**
   * Changes the settings. If the change is refused, a notice above the screen says why. Returns
   * whether it was accepted.
   */
  apply(change: (draft: Scenario & HostsDraft) => void, cause?: Cause): Promise<boolean> {
    return this.#lab.slot.draft.change((draft) => {
      draft.hosts ??= hostsFor(draft);
      change(draft as Scenario & HostsDraft);
    }, cause);
  }

  /** Chooses the storage. Where no hosts are set, those shown before the choice are set first. */
  chooseStorage(kind: string): Promise<boolean> {
    return this.apply((draft) => setStorage(draft, kind as Scenario['storage']['kind']));
  }

  /** The link that the reader chose, bytes a second, even if a failure replaced it. */
  get #ownLink(): number {
    const { steps, scenario } = this.#lab.slot.draft;
    const { bytesPerSecond } = scenario.link;
    const last = steps.findLast(({ cause }) => cause?.by === 'hosts');
    // A link that the reader has set since then stays.
    const isTaken = last?.scenario.link.bytesPerSecond === bytesPerSecond;
    return (isTaken ? last.cause?.ownLink : null) ?? bytesPerSecond;
  }

  /** Starts again with hosts that are set up correctly, or as after installation. */
  async restart(kind: 'ready' | 'installed'): Promise<void> {
    const ownLink = this.#ownLink;
    await this.apply((draft) => {
      draft.link.bytesPerSecond = ownLink;
      replaceHosts(draft, kind === 'ready' ? hostsFor : installedHosts);
    });
  }

  /** Breaks one rule in a working setup, and plays the result. */
  async break(id: string): Promise<void> {
    const ownLink = this.#ownLink;
    const edit = (draft: Scenario & HostsDraft) => {
      draft.link.bytesPerSecond = ownLink;
      breakOnly(draft, id);
    };
    if (await this.apply(edit, { by: 'hosts', ownLink })) this.play();
  }

  /** Applies the remedy of a broken rule, and tries the move again. */
  async fix(rule: SetupRule): Promise<void> {
    const ownLink = this.#ownLink;
    const cause: Cause = { by: 'hosts', ownLink };
    if (await this.apply((draft) => rule.remedy(draft), cause)) this.play();
  }

  /** Switches to the rules to which these settings belong. */
  async useHyperV(): Promise<void> {
    await this.#lab.slot.draft.change((draft) => {
      draft.policy = { id: 'hyper-v', options: {} };
    });
  }

  /** Plays the move from its beginning. */
  play(): void {
    this.#lab.clock.playAll();
  }

  /** How setup is played on the screen where its messages are read one by one. */
  get pacing(): Pacing {
    return { setupSeconds: SETUP_SECONDS, stops: this.moments };
  }
}
