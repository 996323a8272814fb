import { breakages } from '../hyperv/breakages';
import { HANDSHAKE } from '../hyperv/handshake';
import { type Preflight, preflight } from '../hyperv/preflight';
import { readyHosts } from '../hyperv/ready';
import type { SetupRule } from '../hyperv/rule';
import { longBlackout } from '../hyperv/rules-guest';
import type { Draft } from '../hyperv/situation';
import { type HostSettings, installedHosts } from '../model/host-settings';
import { isHyperV } from '../model/product';
import type { Scenario } from '../model/types';
import type { Playback } from './playback.svelte';
import type { Session } from './session.svelte';
import type { ScenarioError } from '../model/scenario-error';

/** Seconds for the ten messages of setup, so that each can be read. */
const SETUP_SECONDS = 10;

const READY = readyHosts();

/** Links that a failure made slow: what they were and what they are now, bytes a second. */
const slowed = new WeakMap<Session, { was: number; is: number }>();

/** Puts other settings in place, with the storage and the transport that go with them. */
function clear(draft: Scenario, hosts: HostSettings): void {
  for (const part of ['first', 'second', 'vm'] as const)
    if (draft.hosts) hosts[part].name = draft.hosts[part].name;
  draft.hosts = hosts;
  draft.storage.kind = 'shared';
  draft.link.transport = 'tcp';
}

/** What other products make of the settings. */
const ignored = (check: Preflight): Preflight => ({
  ...check,
  failure: null,
  share: 1,
  messages: HANDSHAKE,
  undone: [],
  warnings: [],
});

/** The settings of the hosts on show, what they make of a move, and ways to change them. */
export class HostsDesk {
  readonly #session: Session;
  readonly #playback: Playback;
  readonly hosts: HostSettings = $derived.by(() => this.#session.scenario.hosts ?? READY);
  readonly check: Preflight = $derived.by(() => {
    const check = preflight({ ...this.#session.scenario, hosts: this.hosts });
    return this.isHyperV ? check : ignored(check);
  });
  /** When the messages of the handshake arrive, ms since the move began. */
  readonly moments: readonly number[] = $derived.by(() =>
    this.check.messages.map(({ share }) => share * this.#session.scenario.timing.setupMs),
  );

  /** What ends the move, and what goes wrong without ending it; the first is to be mended first. */
  readonly trouble: readonly { rule: SetupRule; isWarning: boolean }[] = $derived.by(() => {
    const { failure, warnings } = this.check;
    const { result, scenario } = this.#session;
    // Told by the run alone.
    const late = scenario.hosts
      ? (result?.warnings ?? []).filter(({ rule }) => rule === longBlackout.id)
      : [];
    return [
      ...(failure ? [{ rule: failure, isWarning: false }] : []),
      ...[...warnings, ...late.map(() => longBlackout)].map((rule) => ({ rule, isWarning: true })),
    ];
  });

  constructor(session: Session, playback: Playback) {
    this.#session = session;
    this.#playback = playback;
  }

  /** Whether the rules of the scenario are Hyper-V's, to which these settings belong. */
  get isHyperV(): boolean {
    return isHyperV(this.#session.scenario);
  }

  /** How much of setup has passed at the playhead, 0 to 1. */
  get share(): number {
    const { timing } = this.#session.scenario;
    return timing.setupMs > 0 ? Math.min(1, this.#playback.ms / timing.setupMs) : 1;
  }

  /** Whether the playhead has passed a failure that comes after setup. */
  get hasFailedLate(): boolean {
    const failed = this.#playback.events.find(({ kind }) => kind === 'failed');
    return failed !== undefined && this.#playback.ms >= failed.ms;
  }

  /** Changes the settings; returns what is wrong with the change, or null when it is taken. */
  async edit(change: (draft: Scenario & Draft) => void): Promise<ScenarioError | null> {
    const session = this.#session;
    await this.apply(change);
    const [error] = session.errors;
    if (!error) return null;
    session.problems = [];
    return error;
  }

  /** Changes the settings; a change that is refused is told above the screen. Says whether it was taken. */
  apply(change: (draft: Scenario & Draft) => void): Promise<boolean> {
    return this.#session.change((draft) => {
      draft.hosts ??= structuredClone(READY);
      change(draft as Scenario & Draft);
    });
  }

  /** Starts over from hosts that are ready, or as they come from the installation. */
  async restart(kind: 'ready' | 'installed'): Promise<void> {
    await this.apply((draft) => {
      this.#restore(draft);
      clear(draft, kind === 'ready' ? readyHosts() : installedHosts());
    });
  }

  /** Breaks one rule in a pair that is ready, and plays what comes of it. */
  async break(id: string): Promise<void> {
    const isTaken = await this.apply((draft) => {
      this.#restore(draft);
      clear(draft, readyHosts());
      const was = draft.link.bytesPerSecond;
      breakages[id]!(draft);
      // With its disk a guest leaves alone.
      if (draft.storage.kind === 'shared-nothing') draft.moves.count = 1;
      const is = draft.link.bytesPerSecond;
      if (is !== was) slowed.set(this.#session, { was, is });
    });
    if (isTaken) this.play();
  }

  /** Gives back the link that a failure took; one that was set since stays. */
  #restore({ link }: Scenario): void {
    const known = slowed.get(this.#session);
    if (known?.is === link.bytesPerSecond) link.bytesPerSecond = known.was;
    slowed.delete(this.#session);
  }

  /** Applies the remedy of what went wrong, and tries again. */
  async fix(rule: SetupRule): Promise<void> {
    const isTaken = await this.apply((draft) => {
      rule.remedy.apply(draft);
      const known = slowed.get(this.#session);
      if (known) known.is = draft.link.bytesPerSecond;
    });
    if (isTaken) this.play();
  }

  /** Takes the rules that these settings belong to. */
  async useHyperV(): Promise<void> {
    await this.#session.change((draft) => {
      draft.policy = { id: 'hyper-v', options: {} };
    });
  }

  /** Plays the move from its beginning, setup slowly. */
  play(): void {
    this.#playback.setupSeconds = SETUP_SECONDS;
    this.#playback.playAll();
  }
}
