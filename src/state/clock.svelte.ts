import type { Look } from '../catalog/look';
import type { Moment, Run } from '../model/run/run';
import { type Place, hundredthMs } from '../model/timeline';

/** Seconds that one pass over the whole timeline takes at speed 1. */
export const PASS_SECONDS = 24;
/** Speeds are powers of two, from the slowest to the fastest. */
export const SLOWEST = -3;
export const FASTEST = 4;
/** Where motion is unwelcome, playing goes from event to event, one every so many seconds. */
const STEP_SECONDS = 1.5;
/** A frame that comes so long after the one before is late, ms: at 60 a second they are 17 apart. */
const LATE_MS = 25;
/** So many frames the playhead moves alone after one that came late. */
const HELD_FRAMES = 6;
/** Positions closer than this are one. */
const SAME = 1e-6;

export type Stride = 'event' | 'round' | 'stage';

/** How a screen wants setup to be played. */
export interface Pacing {
  /** Seconds that a whole setup takes. */
  setupSeconds: number;
  /** Moments of setup, ms, at which stepping by events stops too. */
  stops: readonly number[];
}

/** The one clock of a workbench: a playhead that play, a hand or a step moves through every run on it. */
export class Clock {
  readonly #run: () => Run | null;
  readonly #prefersLessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  /** What the page was told of motion; `auto` leaves it to the system. */
  readonly #motion: Look['motion'];
  /** Where the playhead stands; it outlives a run, so that another one is shown at the same point. */
  #place: Place = $state.raw({ phase: 'memory', share: 0.5 });
  /** The place that is drawn. */
  #drawn: Place = $state.raw(this.#place);
  /** The moment, ms, at which the next run is shown; null where that is at the same place. */
  #heldMs: number | null = null;
  /** Frames in which the playhead still moves alone. */
  #held = 0;
  isPlaying: boolean = $state(false);
  /** It played when it was sent to rest. */
  #isResting = false;
  /** Somebody chose where the playhead is. */
  #isMoved: boolean = $state(false);
  /** The event at which playing ends of itself; null for the end. */
  stop: string | null = null;
  /** The speed is two to this power. */
  speedPower: number = $state(0);
  /** Plain, since nothing shows it; a screen lends its own in an effect. */
  #pacings: readonly Pacing[] = [];
  /** The moments, ms, between which the playhead last moved by playing; both are passed. */
  passed: readonly [number, number] | null = $state.raw(null);
  #lastTick = 0;
  /** The frame asked for; playing again what plays must not ask for a second one. */
  #nextTick = 0;
  /** Seconds since the last step, where playing goes in steps. */
  #waited = 0;

  /** The moment at which the playhead stands in the run that it goes through; null before the first. */
  readonly moment: Moment | null = $derived.by(() => this.#run()?.atPlace(this.#place) ?? null);

  /** `run` is the one whose timeline the playhead goes along. */
  constructor(run: () => Run | null, motion: Look['motion'] = 'auto') {
    this.#run = run;
    this.#motion = motion;
  }

  /**
   * Where everything is drawn: at the playhead, or a few frames behind it while a slow processor
   * plays, which draws all only as often as it can.
   */
  get place(): Place {
    return this.#drawn;
  }

  /** On the timeline's axis, 0 to 1. */
  get position(): number {
    return this.moment?.position ?? 0;
  }

  /** Since the migration began. */
  get ms(): number {
    return this.moment?.ms ?? 0;
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

  /** Plays setup as a screen wants it, until the function that is returned gives that back. */
  lend(pacing: Pacing): () => void {
    this.#pacings = [...this.#pacings, pacing];
    return () => (this.#pacings = this.#pacings.filter((each) => each !== pacing));
  }

  /** Whether the next run is shown at the same moment, unless the playhead moves until then. */
  hold(isHeld: boolean): void {
    // As what was broken there has it.
    this.#heldMs = isHeld ? hundredthMs(this.ms) : null;
  }

  /** A run has come. */
  arrive({ timeline }: Run): void {
    if (this.#heldMs !== null) this.#move(timeline.positionOf(this.#heldMs));
  }

  /** Moves the playhead to a position of the axis. */
  seek(position: number): void {
    this.#move(position);
    // Whoever goes on from there does so to the end.
    if (this.#stopMs !== null && this.ms >= this.#stopMs) this.stop = null;
  }

  #move(position: number): void {
    this.#heldMs = null;
    const inside = Math.min(1, Math.max(0, position));
    const stage = this.#run()?.timeline.stageAt(inside);
    if (!stage) return;
    this.#isMoved = true;
    this.#place = { phase: stage.phase, share: (inside - stage.from) / (stage.to - stage.from) };
    if (!this.#held) this.#drawn = this.#place;
  }

  /** Moves the playhead to a moment, ms since the migration began, and stays there. */
  show(ms: number): void {
    this.pause();
    this.stop = null;
    const run = this.#run();
    if (run) this.seek(run.timeline.positionOf(ms));
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
    this.#heldMs = null;
    this.#place = this.#drawn = { phase: 'setup', share: 0 };
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
    this.#held = 0;
    this.#drawn = this.#place;
    cancelAnimationFrame(this.#nextTick);
  }

  /** Makes playing twice as fast, or half. */
  hurry(direction: 1 | -1): void {
    this.speedPower = Math.min(FASTEST, Math.max(SLOWEST, this.speedPower + direction));
  }

  #tick(now: number): void {
    if (!this.isPlaying) return;
    if (this.#held) this.#held--;
    else if (!this.isStill && now - this.#lastTick > LATE_MS) this.#held = HELD_FRAMES;
    // A page that was hidden does not leap.
    const passed = Math.min(Math.max(0, now - this.#lastTick) / 1000, 0.1) * this.speed;
    this.#lastTick = now;
    const fromMs = this.ms;
    if (this.isStill) this.#advance(passed);
    else this.#move(this.position + passed / PASS_SECONDS / this.#slowness);
    this.passed = [fromMs, this.ms];
    const stopMs = this.#stopMs;
    // One that another run has before the playhead is past.
    if (stopMs !== null && fromMs > stopMs) this.stop = null;
    else if (stopMs !== null && this.ms >= stopMs) this.show(stopMs);
    if (this.position >= 1 - SAME) this.pause();
    else this.#ask();
  }

  #ask(): void {
    cancelAnimationFrame(this.#nextTick);
    this.#nextTick = requestAnimationFrame((now) => this.#tick(now));
  }

  /** When the event comes at which playing ends, ms; null where this run has none. */
  get #stopMs(): number | null {
    return this.stop === null ? null : (this.#run()?.momentNamed(this.stop) ?? null);
  }

  /** How many times slower than usual the stage at the playhead passes. */
  get #slowness(): number {
    const pacing = this.#pacings.at(-1);
    const { moment } = this;
    if (!pacing || moment?.stage?.phase !== 'setup') return 1;
    const { startMs, endMs, from, to } = moment.stage;
    // A setup that fails ends early, and plays for as much less.
    const share = (endMs - startMs) / moment.run.scenario.timing.setupMs;
    return (pacing.setupSeconds * share) / ((to - from) * PASS_SECONDS);
  }

  #advance(seconds: number): void {
    this.#waited += seconds;
    if (this.#waited < STEP_SECONDS) return;
    this.#waited = 0;
    this.#move(this.#beside('event', 1));
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
    const run = this.#run();
    if (!run) return [];
    const moments: Record<Stride, () => readonly number[]> = {
      stage: () => [],
      round: () => run.result.rounds.map(({ startMs }) => startMs),
      event: () => [...(this.#pacings.at(-1)?.stops ?? []), ...run.events.map(({ ms }) => ms)],
    };
    const { timeline } = run;
    const marks = [
      ...timeline.stages.map((stage) => stage.from),
      ...moments[stride]().map((ms) => timeline.positionOf(ms)),
      1,
    ];
    return marks.sort((a, b) => a - b);
  }
}
