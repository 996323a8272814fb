import { policyById } from '../../policies';
import type { Channel } from '../../policies/channel';
import type { Limit } from '../../policies/policy';
import { type MigrationEvent, eventsOf } from '../events';
import { fingerprint } from '../fingerprint';
import type { Link } from '../link';
import { type Pings, pingsOf } from '../pings';
import { firstAfter } from '../search';
import {
  type LeftToSend,
  type Sample,
  type Span,
  guestSpeeds,
  leftToSend,
  sampleAt,
} from '../series';
import { type Step, shareOf, stepAt, stepsOf } from '../steps';
import { momentNamed } from '../stops';
import { copyStartMs } from '../storage-move';
import { type Place, SAME_MS, type Stage, Timeline, roundMs } from '../timeline';
import type { MigrationResult, Phase, RoundRecord, Scenario } from '../types';
import { hasMoved } from '../verdict';
import { type Guests, guestsAt } from './guests';
import { type Verdict, judge } from './judge';
import { channelOf, diskLinkOf, thresholdUsed } from './channel-of';
import { lazy } from './lazy';
import { type Traffic, heldBackTo, trafficAt } from './traffic';

/**
 * One simulated migration, as a value. Everything that is shown of it is computed from it when
 * first needed. `at` gives a moment of it. Its policy must be loaded.
 */
export class Run {
  readonly result: MigrationResult;
  /** Whether it is a quick estimate, shown while the real run is computed. */
  readonly isPreview: boolean;

  constructor(result: MigrationResult, isPreview = false) {
    this.result = result;
    this.isPreview = isPreview;
  }

  get scenario(): Scenario {
    return this.result.scenario;
  }

  readonly #timeline = lazy(() => new Timeline(this.result));
  get timeline(): Timeline {
    return this.#timeline();
  }

  readonly #events = lazy(() => eventsOf(this.result));
  get events(): readonly MigrationEvent[] {
    return this.#events();
  }

  readonly #steps = lazy(() => stepsOf(this.result));
  get steps(): readonly Step[] {
    return this.#steps();
  }

  readonly #waiting = lazy(() => leftToSend(this.result));
  /** Pages that wait to be sent over time: never sent before, and dirtied since. */
  get waiting(): LeftToSend {
    return this.#waiting();
  }

  readonly #waitingPages = lazy(() => [...this.waiting.fresh, ...this.waiting.again]);
  /** Both lists together, in order of time. */
  get waitingPages(): readonly Sample[] {
    return this.#waitingPages();
  }

  readonly #speeds = lazy(() => guestSpeeds(this.result));
  /** How fast the VM runs over time, 0 to 1. */
  get speeds(): readonly Span[] {
    return this.#speeds();
  }

  readonly #channel = lazy(() => channelOf(this.result));
  /** The channel that carries the pages, and the cost of a page on it. */
  get channel(): Channel {
    return this.#channel();
  }

  /** The policy's own limit on the live link, bytes a second; null for none. */
  get bandwidthCap(): number | null {
    const { id, options } = this.scenario.policy;
    return policyById(id).bandwidthCap?.(options) || null;
  }

  readonly #liveLink = lazy(() => this.channel.live(this.bandwidthCap));
  /** The link while the VM runs at the source, under the policy's own limit. */
  get liveLink(): Link {
    return this.#liveLink();
  }

  readonly #diskLink = lazy(() => diskLinkOf(this.result));
  /** The link as it carries the disk. */
  get diskLink(): Link {
    return this.#diskLink();
  }

  readonly #thresholdPages = lazy(() => thresholdUsed(this.result));
  /** Pages that may be left when the VM is paused; null if the policy has no such number. */
  get thresholdPages(): number | null {
    return this.#thresholdPages();
  }

  readonly #verdict = lazy(() => judge(this.result));
  get verdict(): Verdict {
    return this.#verdict();
  }

  readonly #pings = lazy(() => pingsOf(this.result));
  /** What a client sees around the pause; null without a pause. */
  get pings(): Pings | null {
    return this.#pings();
  }

  readonly #fingerprint = lazy(() => fingerprint(this.result));
  /** Eight digits computed from scenario and result. */
  get fingerprint(): string {
    return this.#fingerprint();
  }

  /** Whether the VM runs at the destination at the end, with all of its memory. */
  get hasMoved(): boolean {
    return hasMoved(this.result);
  }

  /** When the VM is paused, ms since the migration began. If it never is, when copying ends. */
  get pauseMs(): number {
    return copyStartMs(this.result) + this.result.brownoutMs;
  }

  /** When the pause is over, ms. */
  get resumeMs(): number {
    return this.pauseMs + this.result.blackoutMs;
  }

  /** The moment at a time, ms since the migration began. */
  at(ms: number): Moment {
    return new Moment(this, ms, this.timeline.positionOf(ms));
  }

  /**
   * The moment at a position of the timeline's axis (0 to 1). If an event is at this position, its
   * exact time. A position just before it moves on to it, because the next stage may begin there.
   */
  atPosition(position: number): Moment {
    const ms = this.timeline.msAt(position);
    const near = this.events[firstAfter(this.events, ms - SAME_MS, (event) => event.ms)];
    if (near === undefined || near.ms >= ms + SAME_MS)
      return new Moment(this, roundMs(ms), position);
    return new Moment(this, near.ms, Math.max(position, this.timeline.positionOf(near.ms)));
  }

  /** The moment at a share of a stage. If the run has no such stage, the start of the next one. */
  atPlace({ phase, share }: Place): Moment {
    return this.atPosition(this.timeline.positionIn(phase, share));
  }

  /**
   * The moment that a name such as `memory`, `round3` or `stop-and-copy` stands for, ms; or null.
   */
  momentNamed(name: string): number | null {
    return momentNamed(name, this.timeline, this.result);
  }
}

/** Positions closer to the end than this count as the end. */
const SAME = 1e-6;

/** One moment of a run, with everything except the state of each page. */
export class Moment {
  readonly run: Run;
  /** Since the migration began. */
  readonly ms: number;
  /** On the timeline's axis, 0 to 1. */
  readonly position: number;

  constructor(run: Run, ms: number, position: number) {
    this.run = run;
    this.ms = ms;
    this.position = position;
  }

  readonly #stage = lazy(() => this.run.timeline.stageAt(this.position));
  get stage(): Stage | null {
    return this.#stage();
  }

  /** The phase at this moment. At the very end it is `cleanup`. */
  get phase(): Phase {
    return this.position >= 1 - SAME ? 'cleanup' : (this.stage?.phase ?? 'setup');
  }

  readonly #round = lazy(() => {
    const { rounds } = this.run.result;
    return rounds[firstAfter(rounds, this.ms, ({ startMs }) => startMs) - 1] ?? null;
  });
  /** The last round that has begun; null before the first. */
  get round(): RoundRecord | null {
    return this.#round();
  }

  readonly #step = lazy(() => stepAt(this.run.steps, this.ms));
  /** The step within the stage; null between steps. */
  get step(): Step | null {
    return this.#step();
  }

  /** How much of the step has passed, 0 to 1; 0 without a step. */
  get stepShare(): number {
    return this.step ? shareOf(this.step, this.ms) : 0;
  }

  /** The index of the last event that has happened; -1 before the first. */
  get eventIndex(): number {
    return firstAfter(this.run.events, this.ms, ({ ms }) => ms) - 1;
  }

  readonly #leftPages = lazy(() => sampleAt(this.run.waitingPages, this.ms));
  /** Pages that the round, or the pull, must still send; null if not known. */
  get leftPages(): number | null {
    return this.#leftPages();
  }

  readonly #guests = lazy(() => guestsAt(this.run.result, this));
  /** What the VM does on both hosts. */
  get guests(): Guests {
    return this.#guests();
  }

  /**
   * The link at this moment: as it carries the disk, or pages, with the policy's limit while memory
   * is copied live.
   */
  get link(): Link {
    const { run, phase } = this;
    if (phase === 'storage') return run.diskLink;
    return phase === 'memory' ? run.liveLink : run.channel.paused;
  }

  /** What the link carries, bytes a second. */
  get linkBytesPerSecond(): number {
    return this.link.rateAt(this.ms);
  }

  /** What limits the pages most; null where none are sent. */
  get bottleneck(): Limit | null {
    const { run, phase, ms } = this;
    if (phase !== 'memory' && phase !== 'state' && phase !== 'pull') return null;
    return run.channel.bottleneckAt(ms, phase === 'memory' ? run.bandwidthCap : null);
  }

  /** What a live round sends on average, bytes a second, where the link is not its limit; or null. */
  get heldBackTo(): number | null {
    return this.phase === 'memory' ? heldBackTo(this.round, this.link) : null;
  }

  /** What the link carries at this moment. The map of memory says whether pages are being sent. */
  traffic(isSending: boolean): Traffic {
    return trafficAt(this, isSending);
  }
}
