import type { Look } from '../catalog/look';
import { Latest } from '../engine/latest';
import type { Frame } from '../engine/frames';
import { type MigrationEvent, eventsOf } from '../model/events';
import { type Place, momentAt } from '../model/moment';
import { firstAfter } from '../model/search';
import { type Step, stepAt, stepsOf } from '../model/steps';
import { type LeftToSend, type Sample, leftToSend, sampleAt } from '../model/series';
import { type Stage, Timeline } from '../model/timeline';
import type { MigrationResult, Phase, RoundRecord } from '../model/types';
import type { Session } from './session.svelte';

export type { Frame };

/** Seconds that one pass over the whole timeline takes at speed 1. */
export const PASS_SECONDS = 24;
/** Speeds are powers of two, from the slowest to the fastest. */
export const SLOWEST = -3;
export const FASTEST = 4;
/** Where motion is unwelcome, playing goes from event to event, one every so many seconds. */
const STEP_SECONDS = 1.5;
/** Positions closer than this are one. */
const SAME = 1e-6;

export type Stride = 'event' | 'round' | 'stage';

/** The playhead: a share of a stage, moved by play, by hand or by stepping. */
export class Playback {
  readonly #session: Session;
  readonly #frames: Latest<number, Frame | null>;
  readonly #prefersLessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  /** What a position means; it outlives the run, so that another run is shown at the same point. */
  #at: Place = $state.raw({ phase: 'memory', share: 0.5 });
  isPlaying: boolean = $state(false);
  /** It played when it was sent to rest. */
  #isResting = false;
  /** Somebody chose where the playhead is. */
  #isMoved: boolean = $state(false);
  /** Where playing ends of itself, ms; null for the end. */
  stopMs: number | null = null;
  /** What the page was told of motion; `auto` leaves it to the system. */
  readonly #motion: Look['motion'];
  /** The speed is two to this power. */
  speedPower: number = $state(0);
  frame: Frame | null = $state.raw(null);
  /** The run that the frame is of. */
  #frameOf: MigrationResult | null = null;
  /** Seconds that a whole setup takes to play where its messages are to be read; null elsewhere. */
  setupSeconds: number | null = null;
  /** Moments of setup, ms, at which stepping by events stops too; none where nobody reads them. */
  setupStops: readonly number[] = $state.raw([]);
  /** The moments, ms, between which the playhead last moved by playing; both are passed. */
  passed: readonly [number, number] | null = $state.raw(null);
  #lastTick = 0;
  /** The frame asked for; playing again what plays must not ask for a second one. */
  #nextTick = 0;
  /** Seconds since the last step, where playing goes in steps. */
  #waited = 0;

  readonly timeline: Timeline | null = $derived.by(() =>
    this.#session.result ? new Timeline(this.#session.result) : null,
  );
  /** 0 to 1 on the timeline's axis. */
  readonly position: number = $derived(
    this.timeline?.positionIn(this.#at.phase, this.#at.share) ?? 0,
  );
  readonly events: readonly MigrationEvent[] = $derived.by(() =>
    this.#session.result ? eventsOf(this.#session.result) : [],
  );
  readonly ms: number = $derived(
    this.timeline ? momentAt(this.timeline, this.events, this.position) : 0,
  );
  readonly stage: Stage | null = $derived(this.timeline?.stageAt(this.position) ?? null);
  /** The phase at the playhead; at the very end what follows the last stage. */
  readonly phase: Phase = $derived(
    this.position >= 1 - SAME ? 'cleanup' : (this.stage?.phase ?? 'setup'),
  );
  readonly round: RoundRecord | null = $derived.by(() => {
    const rounds = this.#session.result?.rounds ?? [];
    return rounds[firstAfter(rounds, this.ms, ({ startMs }) => startMs) - 1] ?? null;
  });
  /** The index of the last event that the playhead has passed; -1 before the first. */
  readonly eventIndex: number = $derived(firstAfter(this.events, this.ms, ({ ms }) => ms) - 1);
  readonly #steps: readonly Step[] = $derived.by(() =>
    this.#session.result ? stepsOf(this.#session.result) : [],
  );
  /** Pages that wait over time, never sent and dirtied since. */
  readonly waiting: LeftToSend = $derived.by(() =>
    this.#session.result ? leftToSend(this.#session.result) : { fresh: [], again: [] },
  );
  readonly waitingPages: readonly Sample[] = $derived([
    ...this.waiting.fresh,
    ...this.waiting.again,
  ]);
  /** Pages that the round at the playhead, or the pull, has yet to send; null where none is known. */
  readonly leftPages: number | null = $derived(sampleAt(this.waitingPages, this.ms));
  readonly step: Step | null = $derived(stepAt(this.#steps, this.ms));

  constructor(session: Session, motion: Look['motion'] = 'auto') {
    this.#session = session;
    this.#motion = motion;
    this.#frames = new Latest((ms) => session.client.frameAt(ms));
    session.companion = {
      place: () => this.#at,
      show: (result, frame) => {
        if (!frame) return;
        this.frame = frame;
        this.#frameOf = result;
      },
    };
  }

  /** Whether playing goes from event to event instead of moving. */
  get isStill(): boolean {
    return this.#motion === 'auto' ? this.#prefersLessMotion.matches : this.#motion === 'reduce';
  }

  /** The moment at which the playhead was put down, ms; null while it is where it always begins. */
  get resting(): number | null {
    return this.#isMoved && !this.isPlaying ? this.ms : null;
  }

  get speed(): number {
    return 2 ** this.speedPower;
  }

  /** Asks for the frame at the playhead; an effect that calls it does so again for another run or moment. */
  async refresh(): Promise<void> {
    const { result, isPreview } = this.#session;
    if (!result || isPreview) return;
    if (this.#frameOf === result && this.frame?.ms === this.ms) return;
    try {
      const frame = await this.#frames.request(this.ms);
      if (!frame || this.#session.result !== result) return;
      this.frame = frame;
      this.#frameOf = result;
    } catch (error) {
      this.#session.fail(error);
    }
  }

  /** Moves the playhead to a position of the axis. */
  seek(position: number): void {
    const inside = Math.min(1, Math.max(0, position));
    const stage = this.timeline?.stageAt(inside);
    if (!stage) return;
    this.#isMoved = true;
    this.#at = { phase: stage.phase, share: (inside - stage.from) / (stage.to - stage.from) };
  }

  /** Moves the playhead to a moment, ms since the migration began, and stays there. */
  show(ms: number): void {
    this.pause();
    this.stopMs = null;
    if (this.timeline) this.seek(this.timeline.positionOf(ms));
  }

  /** Shows a moment that nobody chose by hand: where the page begins. */
  open(ms: number): void {
    this.show(ms);
    this.#isMoved = false;
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  play(): void {
    if (this.position >= 1 - SAME) this.seek(0);
    this.#isResting = false;
    this.isPlaying = true;
    this.passed = [this.ms, this.ms];
    this.#lastTick = performance.now();
    this.#waited = STEP_SECONDS;
    this.#ask();
  }

  /** Plays from the very beginning, also of a run that is still to come. */
  playAll(): void {
    this.#at = { phase: 'setup', share: 0 };
    this.play();
  }

  pause(): void {
    this.#isResting = false;
    this.#halt();
  }

  /** Pauses while nobody looks; whoever pauses or moves it meanwhile ends that. */
  rest(): void {
    if (!this.isPlaying) return;
    this.#halt();
    this.#isResting = true;
  }

  /** Goes on with what rested. */
  wake(): void {
    if (this.#isResting) this.play();
  }

  #halt(): void {
    this.isPlaying = false;
    cancelAnimationFrame(this.#nextTick);
  }

  /** Makes playing twice as fast, or half. */
  hurry(direction: 1 | -1): void {
    this.speedPower = Math.min(FASTEST, Math.max(SLOWEST, this.speedPower + direction));
  }

  #tick(now: number): void {
    if (!this.isPlaying) return;
    // A page that was hidden does not leap.
    const passed = Math.min(Math.max(0, now - this.#lastTick) / 1000, 0.1) * this.speed;
    this.#lastTick = now;
    const fromMs = this.ms;
    if (this.isStill) this.#advance(passed);
    else this.seek(this.position + passed / PASS_SECONDS / this.#patience);
    this.passed = [fromMs, this.ms];
    if (this.stopMs !== null && this.ms >= this.stopMs) this.show(this.stopMs);
    if (this.position >= 1 - SAME) this.pause();
    else this.#ask();
  }

  #ask(): void {
    cancelAnimationFrame(this.#nextTick);
    this.#nextTick = requestAnimationFrame((now) => this.#tick(now));
  }

  /** How many times slower than usual the stage at the playhead passes. */
  get #patience(): number {
    const { stage, setupSeconds } = this;
    const { result } = this.#session;
    if (setupSeconds === null || stage?.phase !== 'setup' || !result) return 1;
    // A setup that fails ends early, and plays for as much less.
    const share = (stage.endMs - stage.startMs) / result.scenario.timing.setupMs;
    return (setupSeconds * share) / ((stage.to - stage.from) * PASS_SECONDS);
  }

  #advance(seconds: number): void {
    this.#waited += seconds;
    if (this.#waited < STEP_SECONDS) return;
    this.#waited = 0;
    this.seek(this.#beside('event', 1));
  }

  /** Moves to the next or previous event, round or stage, and stays there. */
  go(stride: Stride, direction: 1 | -1): void {
    this.pause();
    this.seek(this.#beside(stride, direction));
  }

  #beside(stride: Stride, direction: 1 | -1): number {
    const marks = this.#marks(stride);
    const next =
      direction > 0
        ? marks.find((mark) => mark > this.position + SAME)
        : marks.findLast((mark) => mark < this.position - SAME);
    return next ?? (direction > 0 ? 1 : 0);
  }

  /** Positions worth a stop, in order. */
  #marks(stride: Stride): number[] {
    const { timeline } = this;
    if (!timeline) return [];
    const starts = timeline.stages.map((stage) => stage.from);
    const moments =
      stride === 'event'
        ? [...this.setupStops, ...this.events.map(({ ms }) => ms)]
        : stride === 'round'
          ? this.#session.result!.rounds.map(({ startMs }) => startMs)
          : [];
    const marks = [...starts, ...moments.map((ms) => timeline.positionOf(ms)), 1];
    return marks.sort((a, b) => a - b);
  }
}
